"""The form by which readers report an error."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from registry.models import Location, Organization, Service
from registry.public.take_along import ID
from registry.services.error_reports import About

LONGEST = 2000
ABOUT: dict[str, tuple[str, type[Model]]] = {
    "teenus": ("service", Service),
    "osutaja": ("organization", Organization),
    "koht": ("location", Location),
}


class ReportForm(forms.Form):
    """What is wrong; an e-mail only from those who want an answer. ``website`` is a trap that people do not see."""

    message = forms.CharField(
        label=_("Mis on valesti?"),
        help_text=_("Näiteks: telefoninumber ei vasta. Ärge kirjutage kellegi terviseandmeid ega isikukoodi."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"class": "input", "rows": 6}),
        error_messages={
            "required": _("Kirjutage, mis on valesti."),
            "max_length": _("Tekst on liiga pikk. Lühendage see kuni 2000 tähemärgini."),
        },
    )
    email = forms.EmailField(
        label=_("E-post, kui soovite vastust"),
        help_text=_("Ei ole kohustuslik. Kasutame seda ainult vastamiseks."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={"invalid": _("E-posti aadress ei ole õige. Kirjutage see kujul nimi@näide.ee.")},
    )
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    @property
    def is_of_machine(self) -> bool:
        """Whether the field that people do not see was filled."""
        return bool(self.cleaned_data.get("website"))


def about_of(parameters: Mapping[str, str]) -> About:
    """What a report is about, by the ids in the address; unknown ones are left out."""
    rows: dict[str, Any] = {}
    for parameter, (name, model) in ABOUT.items():
        text = parameters.get(parameter, "")
        rows[name] = model._default_manager.filter(pk=int(text)).first() if ID.fullmatch(text) else None
    page = parameters.get("leht", "")
    return About(**rows, page_url=page[:300] if page.startswith("/") else "")
