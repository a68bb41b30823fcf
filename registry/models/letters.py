"""Letters that staff write to members of the network."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .areas import Region


class Letter(models.Model):
    """One letter to many, kept with whom it went to."""

    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("heaolupiirkond"),
    )
    subject = models.CharField(_("teema"), max_length=200)
    body = models.TextField(_("kiri"))
    calendar = models.TextField(
        _("kalendrikutse"), blank=True, help_text=_("iCalendar-faili tekst, läheb kirjaga kaasa.")
    )
    criteria = models.JSONField(_("kellele valiti"), default=dict)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kirjutas"),
        help_text=_("Tühi: portaal ise, sest mingi päev jõudis kätte."),
    )
    written_at = models.DateTimeField(_("kirjutatud"), auto_now_add=True)

    class Meta:
        verbose_name = _("kiri")
        verbose_name_plural = _("kirjad")
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return self.subject


class LetterRecipient(models.Model):
    """One address of a letter, and what became of it."""

    class State(models.TextChoices):
        QUEUED = "queued", _("järjekorras")
        SENT = "sent", _("saadetud")
        FAILED = "failed", _("ei õnnestunud, proovime uuesti")

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="recipients", verbose_name=_("kiri"))
    name = models.CharField(_("nimi"), max_length=200)
    email = models.EmailField(_("e-post"))
    state = models.CharField(_("seis"), max_length=6, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("katseid"), default=0)
    sent_at = models.DateTimeField(_("saadetud"), null=True, blank=True)
    error = models.CharField(_("viga"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kirja saaja")
        verbose_name_plural = _("kirja saajad")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "email"], name="one_letter_per_address")]

    def __str__(self) -> str:
        return self.email
