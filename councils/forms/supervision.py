"""Entering what was found in a contract."""

from django import forms

from councils.models import SupervisionEntry

TEXT = {"class": "input"}


class SupervisionForm(forms.ModelForm):
    """Who looked, when, and what was found."""

    class Meta:
        model = SupervisionEntry
        fields = ("body", "on", "finding")
        widgets = {
            "body": forms.Select(attrs=TEXT),
            "on": forms.DateInput(attrs={**TEXT, "type": "date"}, format="%Y-%m-%d"),
            "finding": forms.Textarea(attrs={**TEXT, "rows": 4}),
        }
