"""Frozen files: what was issued and what was signed; and, outside the record, what was refused."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .accessions import AccessionApplication
from .append_only import AppendOnly
from .templates import AgreementTemplate


class IssuedDocument(AppendOnly):
    """A document as the portal issued it: its bytes, their SHA-256, its number and the texts that it rests on."""

    application = models.OneToOneField(
        AccessionApplication, models.PROTECT, related_name="document", verbose_name=_("liitumisavaldus")
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

    def __str__(self) -> str:
        return self.number

    @property
    def file_name(self) -> str:
        """How the file is called where it is downloaded."""
        return f"liitumisavaldus-{self.number}.pdf"


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


class SignedContainer(Judged, AppendOnly):
    """A container that was accepted: signed by the party, or countersigned by the TERVIK."""

    class Kind(models.TextChoices):
        SIGNED = "signed", _("osapoole allkirjaga")
        COUNTERSIGNED = "countersigned", _("vastuallkirjaga")

    application = models.ForeignKey(
        AccessionApplication, models.PROTECT, related_name="containers", verbose_name=_("liitumisavaldus")
    )
    kind = models.CharField(_("liik"), max_length=13, choices=Kind)

    class Meta(AppendOnly.Meta):
        verbose_name = _("allkirjastatud fail")
        verbose_name_plural = _("allkirjastatud failid")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["application", "kind"], name="one_container_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_kind_display()}"


class RejectedContainer(Judged):
    """A container that was refused: kept as evidence outside the record, until its term is over."""

    application = models.ForeignKey(
        AccessionApplication, models.PROTECT, related_name="rejected", verbose_name=_("liitumisavaldus")
    )
    file_name = models.CharField(_("faili nimi"), max_length=200)
    keep_until = models.DateField(_("hoitakse kuni"))

    class Meta:
        verbose_name = _("tagasi lükatud fail")
        verbose_name_plural = _("tagasi lükatud failid")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.application}: {self.file_name}"
