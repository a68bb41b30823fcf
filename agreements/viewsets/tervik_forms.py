"""What the acts on a TERVIK ask for."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from agreements.counting.region_record import records
from agreements.facts import facts_of
from agreements.models import CooperationAgreement, Tervik
from agreements.services.founding import SIGNED_BY_ALL, Founding
from registry.forms.many import ManyField
from registry.models import Organization, Region
from registry.rights.scope import of_regions


class ChosenForm(forms.Form):
    """Form 1 or 2 (T5)."""

    form = forms.ChoiceField(label=_("Vorm"), choices=Tervik.Form.choices)


class LastDayForm(forms.Form):
    """The day on which it ends."""

    on = forms.DateField(label=_("Viimane päev"), widget=AdminDateInput, initial=timezone.localdate)


class FoundingForm(ChosenForm):
    """How a TERVIK comes to be, or takes its other form; organisations of the region are offered."""

    carrier: forms.ModelChoiceField = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Moodustaja või juriidiline isik"),
        help_text=_("Vorm 1: kohustuslik osapool. Vorm 2: TERVIKu enda juriidiline isik."),
    )
    signers: forms.ModelMultipleChoiceField = ManyField(
        Organization.objects.none(),
        label=_("Kes allkirjastasid asutamislepingu või asutasid juriidilise isiku"),
        required=False,
        help_text=_("Nemad on loomise päevast liikmed."),
        widget=forms.CheckboxSelectMultiple,
    )
    agreement: forms.ModelChoiceField = forms.ModelChoiceField(
        CooperationAgreement.objects.none(),
        label=_("Siin allkirjastatud asutamisleping"),
        required=False,
        help_text=_("Kõik, kes selle allkirjastasid, on loomise päevast liikmed."),
    )
    bank_account = forms.CharField(label=_("Arvelduskonto"), required=False)
    represented_by = forms.CharField(label=_("Kes esindab"), required=False)
    statute = forms.URLField(label=_("Põhikirja või korra aadress"), required=False, assume_scheme="https")
    basis = forms.CharField(
        label=_("Alus"),
        required=False,
        help_text=_("Asutamislepingu või otsuse kuupäev ja number. Siin allkirjastatud leping on ise alus."),
    )
    on = forms.DateField(label=_("Mis päevast"), widget=AdminDateInput, initial=timezone.localdate)

    def __init__(self, *args: Any, tervik: Tervik, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carrier"].queryset = of_regions(Organization.objects.all(), [tervik.region_id])
        self.fields["signers"].queryset = mandatory_parties(tervik.region)
        self.fields["agreement"].queryset = tervik.agreements.filter(state__in=SIGNED_BY_ALL)

    def clean(self) -> dict[str, Any]:
        """Every first membership rests on something."""
        values = super().clean() or {}
        if not values.get("basis") and not values.get("agreement"):
            self.add_error("basis", _("Kirjutage alus või valige siin allkirjastatud leping."))
        return values


def mandatory_parties(region: Region) -> Any:
    """The region's mandatory parties today (T3)."""
    (record,) = records(facts_of([region]), [region.code])
    keys = [int(one.party) for one in record.parties_on(timezone.localdate()) if one.mandatory]
    return Organization.objects.filter(pk__in=keys)


def founding_of(values: dict[str, Any]) -> Founding:
    """The founding as the service takes it."""
    return Founding(
        form=Tervik.Form(values["form"]),
        carrier=values["carrier"],
        signers=tuple(values["signers"]),
        agreement=values["agreement"],
        bank_account=values["bank_account"],
        represented_by=values["represented_by"],
        statute=values["statute"],
        basis=values["basis"],
    )
