"""Minutes of a meeting: versions that are never changed, the confirmed one frozen, then signed (C7, A2)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.append_only import AppendOnly
from agreements.models.documents import Judged
from councils.lifecycles.meeting import MinutesState

from .mandate import Mandate
from .meeting import Meeting


class MinutesVersion(AppendOnly):
    """One version of a meeting's minutes; the newest one counts. The closed part is seen by members alone."""

    class State(models.TextChoices):
        DRAFT = MinutesState.DRAFT, _("kavand")
        CORRECTED = MinutesState.CORRECTED, _("parandatud")
        CONFIRMED = MinutesState.CONFIRMED, _("kinnitatud")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes", verbose_name=_("koosolek"))
    number = models.PositiveSmallIntegerField(_("versioon"))
    state = models.CharField(_("seis"), max_length=9, choices=State)
    text = models.TextField(_("protokoll"))
    closed_text = models.TextField(_("kinniste punktide protokoll"), blank=True, help_text=_("Näevad ainult liikmed."))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("kirjutas")
    )
    written_at = models.DateTimeField(_("kirjutatud"))

    class Meta(AppendOnly.Meta):
        verbose_name = _("protokolli versioon")
        verbose_name_plural = _("protokolli versioonid")
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_minutes_of_a_number")]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_state_display()} {self.number}"


class MinutesRemark(AppendOnly):
    """What a member wants corrected in the minutes that are not confirmed yet."""

    version = models.ForeignKey(
        MinutesVersion, models.PROTECT, related_name="remarks", verbose_name=_("protokolli versioon")
    )
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="minutes_remarks", verbose_name=_("volitus"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("kes märkis"))
    text = models.TextField(_("märkus"))
    written_at = models.DateTimeField(_("kirjutatud"))

    class Meta(AppendOnly.Meta):
        verbose_name = _("märkus protokolli kohta")
        verbose_name_plural = _("märkused protokolli kohta")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.mandate.in_whose_name}: {self.text}"[:80]


class RemarkAnswer(AppendOnly):
    """What became of a remark: taken into the minutes, or not, with the reason."""

    remark = models.OneToOneField(MinutesRemark, models.PROTECT, related_name="answer", verbose_name=_("märkus"))
    is_accepted = models.BooleanField(_("arvestatud"))
    text = models.CharField(_("selgitus"), max_length=300, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("kirjutas")
    )
    written_at = models.DateTimeField(_("kirjutatud"))

    class Meta(AppendOnly.Meta):
        verbose_name = _("vastus märkusele")
        verbose_name_plural = _("vastused märkustele")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_accepted=True) | ~models.Q(text=""), name="refused_remark_has_its_reason"
            )
        ]

    def __str__(self) -> str:
        return str(_("arvestatud") if self.is_accepted else _("ei arvestatud"))


class FrozenMinutes(AppendOnly):
    """Confirmed minutes as a document: bytes, SHA-256, values they were made from. Closed parts are in it."""

    version = models.OneToOneField(
        MinutesVersion, models.PROTECT, related_name="document", verbose_name=_("protokolli versioon")
    )
    frozen_at = models.DateTimeField(_("väljastatud"))
    values = models.JSONField(_("andmed"))
    content = models.BinaryField(_("sisu"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("kinnitatud protokoll")
        verbose_name_plural = _("kinnitatud protokollid")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.version)

    @property
    def file_name(self) -> str:
        """How the file is called where it is downloaded."""
        meeting = self.version.meeting
        return f"protokoll-{meeting.council.region.slug}-{meeting.day:%Y-%m-%d}.pdf"


class SignedMinutes(Judged, AppendOnly):
    """The confirmed minutes in a signed container, with the verifier's verdict."""

    document = models.ForeignKey(
        FrozenMinutes, models.PROTECT, related_name="containers", verbose_name=_("kinnitatud protokoll")
    )

    class Meta(AppendOnly.Meta):
        verbose_name = _("allkirjastatud protokoll")
        verbose_name_plural = _("allkirjastatud protokollid")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.document)
