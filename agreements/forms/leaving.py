"""What a member leaves with, what staff record of a paper notice, and ending a TERVIK."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import Departure

from .accession import TEXT

DAY = {**TEXT, "type": "date"}


class LeavingForm(forms.ModelForm):
    """Why, and on which day the member would like to go."""

    class Meta:
        model = Departure
        fields = ("wished_last_day", "reason")
        widgets = {
            "wished_last_day": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "reason": forms.Textarea(attrs={**TEXT, "rows": 3}),
        }


class PaperForm(LeavingForm):
    """A notice that came on paper."""

    class Meta:
        model = Departure
        fields = ("given_on", "paper_reference", "wished_last_day", "reason")
        widgets = {
            **LeavingForm.Meta.widgets,
            "given_on": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "paper_reference": forms.TextInput(attrs=TEXT),
        }

    given_on = forms.DateField(
        label=_("Teade on saadud"),
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        error_messages={"required": _("Kirjutage päev, mil teade saadi.")},
    )


class EndForm(forms.Form):
    """The last day of a TERVIK."""

    on = forms.DateField(
        label=_("Viimane päev"),
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        error_messages={"required": _("Kirjutage viimane päev.")},
    )
