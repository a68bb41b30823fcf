"""Forms that offer only what a person may name, and keep the parts of a row beside it."""

from functools import cache
from typing import Any

from django import forms
from django.db.models import Field, ManyToManyField, Model, QuerySet, TextField
from django.forms.models import BaseInlineFormSet, ModelChoiceField, inlineformset_factory
from modeltranslation.fields import TranslationField
from modeltranslation.translator import NotRegistered, translator
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.panels import InlinePanel, get_form_for_model
from wagtail.admin.widgets import AdminAutoHeightTextInput

from accounts.models import User
from registry.forms.many import ManyField
from registry.permissions import usable
from registry.rights.scope import NATIONAL, REGION_LOOKUPS

FormSet = BaseInlineFormSet
#: Each row is a form with its choices: a count made up by hand would keep the site busy for minutes.
NEW_ROWS_AT_ONCE = 20

# Texts in three languages are fields of their own class, which Wagtail does not know: they grow as others do.
register_form_field_override(TranslationField, override=lambda field: growing(field))


def growing(field: Field) -> dict[str, object]:
    """A text of many lines gets a box that grows with it."""
    return {"widget": AdminAutoHeightTextInput} if isinstance(field, TextField) else {}


register_form_field_override(ManyToManyField, override={"form_class": ManyField})


class GuardedForm(WagtailAdminModelForm):
    """A form of the back office: choices by right, Estonian text required, parts saved with the row."""

    everybodys: tuple[str, ...] = ()
    """Fields that may name any row, such as the municipalities whose residents a service serves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.limit(name)
        for name in required_texts(self._meta.model):
            if name in self.fields:
                self.fields[name].required = True
        for relation in self._meta.formsets or {}:
            formset = rows_formset(type(self), relation)
            prefix = f"{self.prefix}-{relation}" if self.prefix else relation
            self.formsets[relation] = formset(
                self.data if self.is_bound else None,
                self.files if self.is_bound else None,
                instance=self.instance,
                prefix=prefix,
                form_kwargs={"for_user": self.for_user},
            )

    def limit(self, name: str) -> None:
        """Offer the rows that the person may name, and those that the stored row names already."""
        field = self.fields[name]
        if not isinstance(field, ModelChoiceField) or name in self.everybodys or self.for_user is None:
            return
        if field.queryset is not None and field.queryset.model in {*REGION_LOOKUPS, *NATIONAL}:
            field.queryset = offered(field.queryset, self.for_user, self.initial.get(name))

    def save(self, commit: bool = True) -> Model:
        """Save the row, then its parts; one transaction is the service's care."""
        parts, self.formsets = self.formsets, {}
        try:
            row = super().save(commit)
        finally:
            self.formsets = parts
        if commit:
            for formset in parts.values():
                formset.instance = row
                formset.save()
        return row


def offered(rows: QuerySet, user: User, chosen: object) -> QuerySet:
    """What somebody may name, and what is named already."""
    items = chosen if isinstance(chosen, list) else [chosen]
    keys = [item.pk if isinstance(item, Model) else item for item in items if item]
    return rows.filter(pk__in=usable(rows.model._default_manager.all(), user).values("pk")) | rows.filter(pk__in=keys)


@cache
def required_texts(model: type[Model]) -> list[str]:
    """The Estonian fields of texts that a row cannot do without; modeltranslation makes them all optional."""
    try:
        names = translator.get_options_for_model(model).get_field_names()
    except NotRegistered:
        return []
    return [f"{name}_et" for name in names if not model._meta.get_field(name).blank]


class RowsFormSet(BaseInlineFormSet):
    """Parts of a row that may be saved with it for the first time; not more at once than a person would add."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.absolute_max = len(self.get_queryset()) + NEW_ROWS_AT_ONCE
            self.max_num = min(self.max_num, self.absolute_max)

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        form = super()._construct_form(i, **kwargs)
        setattr(form.instance, self.fk.name, self.instance)  # so that the part's own rules see whose part it is
        return form


@cache
def rows_formset(form: type[GuardedForm], relation: str) -> type[FormSet]:
    """The formset of a row's parts, as the form's panels ask for it."""
    parent = form._meta.model
    field = getattr(parent, relation).rel.field
    wanted = dict(form._meta.formsets[relation])
    child = get_form_for_model(
        field.model,
        form_class=GuardedForm,
        fields=wanted["fields"],
        widgets=wanted["widgets"],
        formsets=wanted.get("formsets"),
    )
    return inlineformset_factory(
        parent,
        field.model,
        form=child,
        formset=RowsFormSet,
        fk_name=field.name,
        extra=0,
        min_num=wanted["min_num"],
        max_num=wanted["max_num"],
        validate_min=wanted["validate_min"],
        validate_max=wanted["validate_max"],
    )


class RowsPanel(InlinePanel):
    """Wagtail's inline panel over an ordinary foreign key."""
