"""What the party fills in, and what people upload or decline with."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from agreements.documents.accession import is_municipality
from agreements.models import AccessionApplication, Representative
from agreements.services.accession_draft import FILLED_IN
from agreements.signing import limits

from .upload import UploadField

DECISION = ("decision_number", "decision_day", "decision_document")
TEXT = {"class": "input"}
ENDINGS = ".asice,.sce,application/vnd.etsi.asic-e+zip"


class AccessionForm(forms.ModelForm):
    """The accession form; every field may wait until the document is issued. Others name no council decision (A2a).

    A draft that says nothing yet is offered its only signer, and ``person`` as the one to turn to.
    """

    class Meta:
        model = AccessionApplication
        fields = FILLED_IN
        widgets = {
            "representative": forms.Select(attrs=TEXT),
            "contact_name": forms.TextInput(attrs=TEXT),
            "contact_email": forms.EmailInput(attrs=TEXT),
            "contact_phone": forms.TextInput(attrs={**TEXT, "type": "tel"}),
            "services": forms.Textarea(attrs={**TEXT, "rows": 4}),
            "decision_number": forms.TextInput(attrs=TEXT),
            "decision_day": forms.DateInput(attrs={**TEXT, "type": "date"}, format="%Y-%m-%d"),
            "decision_document": forms.TextInput(attrs=TEXT),
        }

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        signers = self.fields["representative"]
        assert isinstance(signers, forms.ModelChoiceField)
        signers.queryset = Representative.objects.who_may_sign(self.instance.party, timezone.localdate())
        signers.empty_label = _("Valige")
        known = list(signers.queryset)
        if self.instance.representative_id is None and len(known) == 1:
            self.initial["representative"] = known[0].pk
        if person and not (self.instance.contact_name or self.instance.contact_email):
            self.initial.update(contact_name=person.get_full_name(), contact_email=person.email)
        for field in self.fields.values():
            field.required = False
        if not is_municipality(self.instance):
            for name in DECISION:
                del self.fields[name]


class UploadForm(forms.Form):
    """A signed container."""

    container = UploadField(
        label=capfirst(_("allkirjastatud fail")),
        help_text=_("Fail, mille lõpus on .asice. Kuni 20 MB."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={"required": _("Valige allkirjastatud fail."), "empty": _("Fail on tühi.")},
    )

    def content(self) -> bytes:
        """The bytes, at most one more than the limit: enough to be refused."""
        file = self.cleaned_data["container"]
        data: bytes = file.read(limits.MAX_CONTAINER_BYTES + 1)
        return data


class DeclineForm(forms.Form):
    """Why the TERVIK does not countersign."""

    reason = forms.CharField(
        label=_("Miks lükkate avalduse tagasi?"),
        max_length=2000,
        widget=forms.Textarea(attrs={**TEXT, "rows": 3}),
        error_messages={"required": _("Kirjutage, miks avaldus tagasi lükatakse.")},
    )
