"""The agreement's text in versions: the country's by national editors, a region's additions by its staff (A1)."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from accounts.models import User
from agreements.models import AgreementClause, AgreementTemplate
from agreements.permissions import can_write_text
from agreements.services.agreement_texts import begin_text, publish_text, write_text
from registry.viewsets.filters import GuardedFilterSet, RegionFilter

from .acting import ActingInspectView, ActingViewSet, ActionView, BeginningView


class PartsForm(forms.Form):
    """A field for each of the nine parts, and the days of notice before leaving (A3)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in AgreementClause.Part:
            self.fields[part.value] = forms.CharField(
                label=capfirst(part.label), required=False, widget=AdminAutoHeightTextInput
            )
        days = AgreementTemplate._meta.get_field("notice_days")
        self.fields["notice_days"] = forms.IntegerField(
            label=capfirst(days.verbose_name), help_text=days.help_text, required=False, min_value=0, max_value=3650
        )


class TextActionView(ActionView):
    """An act on a version that is being written."""

    @classmethod
    def is_open(cls, user: User, row: AgreementTemplate) -> bool:
        return row.published_at is None and can_write_text(user, row.region)


class WriteView(TextActionView):
    """Writes the nine parts."""

    name, label = "write", _("Kirjuta tekst")
    explanation = _("Avaldamata teksti võib muuta. Piirkonna lisas täitke ainult need osad, millele midagi lisate.")
    form_class = PartsForm
    header_icon = "edit"

    def get_initial(self) -> dict[str, Any]:
        return {**dict(self.object.clauses.values_list("part", "text")), "notice_days": self.object.notice_days}

    def act(self, user: User, row: AgreementTemplate, values: dict[str, Any]) -> object:
        return write_text(user, row, values, values["notice_days"])


class PublishView(TextActionView):
    """Publishes the version; it is fixed from then on."""

    name, label = "publish", _("Avalda tekst")
    explanation = _("Sellest hetkest väljastatakse dokumendid selle versiooniga. Teksti enam ei muudeta.")

    def act(self, user: User, row: AgreementTemplate, values: dict[str, Any]) -> object:
        return publish_text(user, row)


class TextInspectView(ActingInspectView):
    """The version with its parts."""

    def get_clauses_display_value(self) -> str:
        rows = ((capfirst(one.get_part_display()), one.text) for one in self.object.clauses.order_by("part"))
        return format_html("<dl>{}</dl>", format_html_join("", "<dt><strong>{}</strong></dt><dd>{}</dd>", rows))

    def get_field_label(self, field_name: str, field: Any) -> str:
        if field_name == "clauses":
            return capfirst(str(AgreementClause._meta.verbose_name_plural))
        return super().get_field_label(field_name, field)


class BeginView(BeginningView):
    """Begins the next version, filled from the newest."""

    def save_instance(self) -> Model:
        return begin_text(self.request.user, self.form.instance.region)


class TextFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = AgreementTemplate
        fields: list[str] = []


class AgreementTextViewSet(ActingViewSet):
    model = AgreementTemplate
    icon = "doc-full"
    actions = (WriteView, PublishView)
    inspect_view_class = TextInspectView
    add_view_class = BeginView
    without = ("edit", "delete")
    inspect_view_fields = ["region", "version", "notice_days", "published_at", "published_by", "clauses"]
    list_display = ["__str__", "version", "published_at", "published_by"]
    filterset_class = TextFilterSet
    search_fields = ["clauses__text"]
    list_export = ["region", "version", "published_at", "published_by", "clauses"]
    related = ("region", "published_by")
    prefetched = ("clauses",)
    tabs = {_("Tekst"): [FieldPanel("region")]}
