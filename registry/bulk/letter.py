"""Write to the members that staff chose from a list."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.db.models import Model
from django.forms.models import ModelChoiceField
from django.http import QueryDict
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from registry.letters.recipients import addresses_of, without_address
from registry.models import Contact, Organization, Region
from registry.permissions import editable_region_ids, is_national_editor
from registry.services.letters import write_letter

from .guarded import GuardedBulkAction


class LetterForm(forms.Form):
    """In whose name, and what."""

    region: ModelChoiceField = ModelChoiceField(
        Region.objects.none(), label=gettext_lazy("Kelle nimel kirjutate"), empty_label=gettext_lazy("kogu Eesti")
    )
    subject = forms.CharField(label=gettext_lazy("Teema"), max_length=200)
    body = forms.CharField(label=gettext_lazy("Kiri"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 12}))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["region"]
        field.queryset = Region.objects.filter(pk__in=editable_region_ids(user))
        if is_national_editor(user):
            field.required = False
        else:
            field.empty_label = None
            field.initial = field.queryset.first()


class WriteLetter(GuardedBulkAction):
    """A letter to each of these, by mail, logged; its form shows first who gets it."""

    models = (Organization, Contact)
    action_type = "write"
    display_name = gettext_lazy("Kirjuta neile")
    aria_label = gettext_lazy("Kirjuta valitutele")
    action_priority = 20
    form_class = LetterForm
    template_name = "registry/admin/write_letter.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "addresses": addresses_of(self.rows),
            "unreached": without_address(self.rows),
        }

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "criteria": self.criteria()}

    def criteria(self) -> dict[str, object]:
        """How the recipients were chosen: from which list, with which filters."""
        filters = QueryDict(urlsplit(self.next_url).query)
        chosen = "all" if "all" in self.request.GET.getlist("id") else "picked"
        return {"list": self.model._meta.model_name, "chosen": chosen, "filters": dict(filters.lists())}

    @classmethod
    def execute_action(cls, objects: list[Model], **kwargs: Any) -> tuple[int, int]:
        said = kwargs["form"].cleaned_data
        letter = write_letter(
            kwargs["user"], said["region"], said["subject"], said["body"], kwargs["criteria"], addresses_of(objects)
        )
        return letter.recipients.count(), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        text = ngettext("Kiri läheb %(count)d aadressile.", "Kiri läheb %(count)d aadressile.", num_parent_objects)
        return text % {"count": num_parent_objects}
