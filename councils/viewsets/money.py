"""Fund, budget and contracts in the back office: sums are written in euros and kept in whole cents."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from councils.models import BudgetLine, FundEntry, FundingContract
from councils.services.fund import book, take_back_entry
from registry.viewsets.filters import GuardedFilterSet, RegionFilter
from registry.viewsets.forms import GuardedForm
from registry.viewsets.guarded import GuardedViewSet
from registry.viewsets.objects import GuardedCreateView
from registry.viewsets.panels import beside

LARGEST = Decimal(10) ** 12


class EuroForm(GuardedForm):
    """Fields of cents (``sums``: name and label) are shown and written as euros with two places, as ``name_euros``."""

    sums: dict[str, Any] = {}
    needed: tuple[str, ...] = ()
    cents_euros: forms.Field | None = forms.DecimalField(
        required=False, min_value=0, max_value=LARGEST, decimal_places=2
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.sums.items():
            field = self.fields[f"{name}_euros"]
            field.label, field.required = label, name in self.needed
            cents = getattr(self.instance, name)
            if cents is not None:
                self.initial[f"{name}_euros"] = Decimal(cents) / 100

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self.sums:
            if f"{name}_euros" in cleaned:
                euros = cleaned[f"{name}_euros"]
                setattr(self.instance, name, None if euros is None else int(euros * 100))
        return cleaned


class FundEntryForm(EuroForm):
    """Income, an expense, or the entry that takes one back."""

    sums = {"cents": _("summa, eurot")}

    class Meta:
        exclude = ["cents"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("goal", "action", "counters"):
            self.fields[name].required = False

    def _get_validation_exclusions(self) -> set[str]:
        """The service judges the entry as a whole."""
        return super()._get_validation_exclusions() | {"cents", "goal", "action", "counters", "booked_by"}


class FundEntryCreateView(GuardedCreateView):
    """Books through the service, which refuses what the fund's rules refuse."""

    def save_instance(self) -> Model:
        entry: FundEntry = self.form.instance
        if entry.kind == FundEntry.Kind.COUNTER and entry.counters:
            return take_back_entry(self.request.user, entry.counters, entry.on, entry.document, entry.approved_by)
        return book(self.request.user, entry)

    def get_edit_url(self) -> str:
        """An entry is never changed: from the message one comes to look at it."""
        return reverse(self.index_url_name)


class FundEntryFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = FundEntry
        fields = ["kind", "source"]


class FundEntryViewSet(GuardedViewSet):
    model = FundEntry
    icon = "euro"
    form_class = FundEntryForm
    add_view_class = FundEntryCreateView
    list_display = ["__str__", "region", "goal", "document", "approved_by"]
    filterset_class = FundEntryFilterSet
    search_fields = ["document", "note", "approved_by"]
    list_export = ["region", "on", "kind", "cents", "source", "goal", "action", "document", "approved_by", "note"]
    related = ("region", "goal", "action")
    without = ("edit", "delete")
    tabs = {
        _("Kanne"): [
            beside("region", "kind", "on"),
            beside("cents_euros", "source"),
            beside("goal", "action"),
            FieldPanel("counters"),
            beside("document", "approved_by"),
            FieldPanel("note"),
        ]
    }


class BudgetLineForm(EuroForm):
    cents_euros = None  # two sums of its own stand instead
    planned_euros = forms.DecimalField(min_value=0, max_value=LARGEST, decimal_places=2)
    actual_euros = forms.DecimalField(required=False, min_value=0, max_value=LARGEST, decimal_places=2)
    sums = {"planned": _("kavas, eurot"), "actual": _("tegelik, eurot")}
    needed = ("planned",)


class BudgetLineFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = BudgetLine
        fields = ["year", "source"]


class BudgetLineViewSet(GuardedViewSet):
    model = BudgetLine
    icon = "table"
    form_class = BudgetLineForm
    list_display = ["__str__", "source", "planned", "actual", "is_chosen"]
    filterset_class = BudgetLineFilterSet
    search_fields = ["name", "note"]
    list_export = ["region", "year", "name", "source", "planned", "actual", "alternative", "is_chosen", "note"]
    related = ("region",)
    tabs = {
        _("Eelarve rida"): [
            beside("region", "year", "order"),
            beside("name", "source"),
            beside("planned_euros", "actual_euros"),
            beside("alternative", "is_chosen"),
            FieldPanel("note"),
        ]
    }


class FundingContractForm(EuroForm):
    everybodys = ("funder",)
    sums = {"cents": _("summa, eurot")}
    needed = ("cents",)


class FundingContractFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = FundingContract
        fields: list[str] = []


class FundingContractViewSet(GuardedViewSet):
    model = FundingContract
    icon = "doc-full"
    form_class = FundingContractForm
    list_display = ["__str__", "purpose", "cents", "begins_on", "ends_on"]
    filterset_class = FundingContractFilterSet
    search_fields = ["purpose", "document", "funder_name", "funder__name"]
    list_export = ["region", "who", "begins_on", "ends_on", "cents", "purpose", "document"]
    related = ("region", "funder")
    tabs = {
        _("Rahastamisleping"): [
            FieldPanel("region"),
            beside("funder", "funder_name"),
            beside("begins_on", "ends_on", "cents_euros"),
            FieldPanel("purpose"),
            FieldPanel("document"),
        ]
    }
