"""Frozen files: what was issued and what was signed; and, outside the record, what was refused or is in doubt."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.models import Organization

from .accessions import AccessionApplication
from .append_only import AppendOnly
from .cooperation import CooperationAgreement
from .departures import Departure
from .templates import AgreementTemplate

Subject = AccessionApplication | CooperationAgreement | Departure
SUBJECTS = ("application", "agreement", "departure")
FILE_NAMES = {"application": "liitumisavaldus", "agreement": "koostooleping", "departure": "lahkumisteade"}


def exactly_one(fields: tuple[str, ...]) -> Q:
    """The condition that one of these fields is set and no other."""
    alone = (Q(**{f"{field}__isnull": field != chosen for field in fields}) for chosen in fields)
    return reduce(or_, alone)


class IssuedDocument(AppendOnly):
    """A document as the portal issued it: its bytes, their SHA-256, its number and the texts that it rests on."""

    application = models.OneToOneField(
        AccessionApplication, models.PROTECT, null=True, related_name="document", verbose_name=_("liitumisavaldus")
    )
    agreement = models.OneToOneField(
        CooperationAgreement, models.PROTECT, null=True, related_name="document", verbose_name=_("koostööleping")
    )
    departure = models.OneToOneField(
        Departure, models.PROTECT, null=True, related_name="document", verbose_name=_("lahkumisteade")
    )
    number = models.CharField(_("number"), max_length=12, unique=True)
    issued_at = models.DateTimeField(_("väljastatud"))
    template = models.ForeignKey(
        AgreementTemplate, models.PROTECT, related_name="+", verbose_name=_("lepingu versioon")
    )
    values = models.JSONField(_("andmed"))
    content = models.BinaryField(_("sisu"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("väljastatud dokument")
        verbose_name_plural = _("väljastatud dokumendid")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=exactly_one(SUBJECTS), name="document_of_one_thing")]

    def __str__(self) -> str:
        return self.number

    @property
    def kind(self) -> str:
        """Which of the fields says what the document is of."""
        return next(name for name in SUBJECTS if getattr(self, f"{name}_id") is not None)

    @property
    def subject(self) -> Subject:
        """What the document is of."""
        found: Subject = getattr(self, self.kind)
        return found

    @property
    def title(self) -> str | Promise:
        """What kind of document it is, in words."""
        return self.subject._meta.verbose_name or ""

    @property
    def file_name(self) -> str:
        """How the file is called where it is downloaded."""
        return f"{FILE_NAMES[self.kind]}-{self.number}.pdf"


class Judged(models.Model):
    """A container that somebody uploaded, with what the verifier found in it."""

    content = models.BinaryField(_("sisu"))
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("laadis üles")
    )
    uploaded_at = models.DateTimeField(_("üles laaditud"))
    verdict = models.JSONField(_("kontrolli tulemus"))
    trust_list_sequence = models.PositiveIntegerField(_("usaldusnimekirja number"), null=True)
    verifier_version = models.CharField(_("kontrollija versioon"), max_length=20)

    class Meta:
        abstract = True


class HandedIn(Judged):
    """A container that was uploaded in a party's name."""

    party = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("kelle nimel"))

    class Meta:
        abstract = True


class SignedContainer(HandedIn, AppendOnly):
    """A container that was accepted: signed by a party, or countersigned by the TERVIK."""

    class Kind(models.TextChoices):
        SIGNED = "signed", _("osapoole allkirjaga")
        COUNTERSIGNED = "countersigned", _("vastuallkirjaga")

    document = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="containers", verbose_name=_("väljastatud dokument")
    )
    kind = models.CharField(_("liik"), max_length=13, choices=Kind)

    class Meta(AppendOnly.Meta):
        verbose_name = _("allkirjastatud fail")
        verbose_name_plural = _("allkirjastatud failid")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["document", "party"], name="one_container_of_a_party")]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_kind_display()}"


class RejectedContainer(HandedIn):
    """A container that was refused: kept as evidence outside the record, until its term is over."""

    document = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="rejected", verbose_name=_("väljastatud dokument")
    )
    file_name = models.CharField(_("faili nimi"), max_length=200)
    keep_until = models.DateField(_("hoitakse kuni"))

    class Meta:
        verbose_name = _("tagasi lükatud fail")
        verbose_name_plural = _("tagasi lükatud failid")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.document}: {self.file_name}"


class DoubtfulContainer(HandedIn):
    """A container over which the verifier and the second opinion differ: a person decides, and says why."""

    document = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="doubtful", verbose_name=_("väljastatud dokument")
    )
    file_name = models.CharField(_("faili nimi"), max_length=200)
    accepted = models.BooleanField(_("vastu võetud"), null=True, editable=False)
    reason = models.TextField(_("otsuse põhjus"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("otsustas"),
    )
    decided_at = models.DateTimeField(_("otsustatud"), null=True, editable=False)

    class Meta:
        verbose_name = _("kaheldav fail")
        verbose_name_plural = _("kaheldavad failid")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "party"], condition=Q(accepted=None), name="one_open_doubt_of_a_party"
            ),
            models.CheckConstraint(
                condition=Q(accepted=None, decided_by=None) | Q(accepted__isnull=False, decided_by__isnull=False),
                name="a_decided_doubt_names_who_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.file_name}"
