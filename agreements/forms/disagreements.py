"""Raising a disagreement and writing its trace."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agreements.lifecycles.disagreement import DisagreementStep
from agreements.models import Disagreement, Membership, Tervik
from registry.forms.many import ManyField
from registry.models import Organization

from .accession import TEXT


class DisagreementForm(forms.ModelForm):
    """Which TERVIK, what about, and which of its members."""

    class Meta:
        model = Disagreement
        fields = ("tervik", "title", "description", "parties")
        widgets = {
            "tervik": forms.Select(attrs=TEXT),
            "title": forms.TextInput(attrs=TEXT),
            "description": forms.Textarea(attrs={**TEXT, "rows": 5}),
            "parties": forms.CheckboxSelectMultiple,
        }
        field_classes = {"parties": ManyField}

    def __init__(self, *args: Any, terviks: QuerySet[Tervik], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose, members = self.fields["tervik"], self.fields["parties"]
        assert isinstance(whose, forms.ModelChoiceField)
        assert isinstance(members, forms.ModelMultipleChoiceField)
        whose.queryset, whose.empty_label = terviks, None
        belonging = Membership.objects.filter(tervik__in=terviks).values("party")
        members.queryset = Organization.objects.filter(pk__in=belonging)
        members.help_text = _("Valige vähemalt kaks liiget.")


class LineForm(forms.Form):
    """A line of the trace."""

    text = forms.CharField(
        label=_("Märge"),
        max_length=4000,
        widget=forms.Textarea(attrs={**TEXT, "rows": 4}),
        error_messages={"required": _("Kirjutage, mida tehti või kokku lepiti.")},
    )
    step = forms.ChoiceField(
        choices=[(step.value, step.value) for step in DisagreementStep], required=False, widget=forms.HiddenInput
    )
