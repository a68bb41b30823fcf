"""Naming somebody who may sign for an organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import Representative
from registry.models import Organization

from .organizations import organization_meant_by

TEXT = {"class": "input"}
DAY = {**TEXT, "type": "date"}


class RepresentativeForm(forms.ModelForm):
    """Who, for whom, on what ground and for how long (A2)."""

    of = forms.CharField(
        label=_("Organisatsioon"), help_text=_("Registrikood või täpne nimi."), widget=forms.TextInput(attrs=TEXT)
    )

    class Meta:
        model = Representative
        fields = ("of", "name", "personal_code", "basis", "document", "is_joint", "valid_from", "valid_to")
        widgets = {
            "name": forms.TextInput(attrs=TEXT),
            "personal_code": forms.TextInput(attrs={**TEXT, "inputmode": "numeric"}),
            "basis": forms.Select(attrs=TEXT),
            "document": forms.TextInput(attrs=TEXT),
            "valid_from": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "valid_to": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        }

    field_order = Meta.fields

    def clean_of(self) -> Organization:
        """The organisation with that code or name."""
        return organization_meant_by(self.cleaned_data["of"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if organization := cleaned.get("of"):
            self.instance.organization = organization
        return cleaned
