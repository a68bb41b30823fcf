"""What staff draft an agreement with, and what people sign and close it with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import AgreementParty, CooperationAgreement, Tervik
from agreements.services.cooperation_draft import FILLED_IN
from registry.models import Organization

from .accession import TEXT, UploadForm
from .organizations import organization_meant_by

DAY = forms.DateInput(attrs={**TEXT, "type": "date"}, format="%Y-%m-%d")


class AgreementForm(forms.ModelForm):
    """The draft. Only a later version says what it changes."""

    class Meta:
        model = CooperationAgreement
        fields = FILLED_IN
        widgets = {
            "title": forms.TextInput(attrs=TEXT),
            "changes": forms.Textarea(attrs={**TEXT, "rows": 3}),
            "terms": forms.Textarea(attrs={**TEXT, "rows": 6}),
            "notice_days": forms.NumberInput(attrs={**TEXT, "inputmode": "numeric"}),
            "order": forms.Select(attrs=TEXT),
            "sign_by": DAY,
            "enters_on": DAY,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.amends_id is None:
            del self.fields["changes"]


class NewAgreementForm(forms.Form):
    """Whose agreement, and what it is called."""

    tervik = forms.ModelChoiceField(
        label=_("TERVIK"), queryset=Tervik.objects.none(), widget=forms.Select(attrs=TEXT), empty_label=None
    )
    title = forms.CharField(
        label=_("Lepingu pealkiri"),
        max_length=200,
        widget=forms.TextInput(attrs=TEXT),
        error_messages={"required": _("Kirjutage lepingu pealkiri.")},
    )

    def __init__(self, *args: Any, regions: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["tervik"]
        assert isinstance(choices, forms.ModelChoiceField)
        choices.queryset = Tervik.objects.filter(region__in=regions).exclude(state=Tervik.State.ENDED)


class PartyForm(forms.Form):
    """An organisation that must sign."""

    party = forms.CharField(
        label=_("Lisa osapool"),
        help_text=_("Registrikood või täpne nimi."),
        widget=forms.TextInput(attrs=TEXT),
        error_messages={"required": _("Kirjutage osapoole registrikood või nimi.")},
    )

    def clean_party(self) -> Organization:
        """The organisation with that code or name."""
        return organization_meant_by(self.cleaned_data["party"])


class PartField(forms.ModelChoiceField):
    """A choice of the agreement's parties, by name."""

    def label_from_instance(self, obj: AgreementParty) -> str:
        return obj.party.name


class SignForm(UploadForm):
    """A signed container, and in whose name it is handed in."""

    part = PartField(
        label=_("Kelle nimel"),
        queryset=AgreementParty.objects.none(),
        widget=forms.Select(attrs=TEXT),
        empty_label=None,
        error_messages={"invalid_choice": _("Valige osapool, kelle nimel te allkirjastate.")},
    )
    field_order = ("part", "container")

    def __init__(self, *args: Any, parts: list[AgreementParty], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["part"]
        assert isinstance(choices, forms.ModelChoiceField)
        choices.queryset = AgreementParty.objects.filter(pk__in=[part.pk for part in parts]).select_related("party")


class ReasonForm(forms.Form):
    """Why an agreement is withdrawn or ended."""

    reason = forms.CharField(
        label=_("Põhjus"),
        max_length=2000,
        widget=forms.Textarea(attrs={**TEXT, "rows": 3}),
        error_messages={"required": _("Kirjutage põhjus.")},
    )
