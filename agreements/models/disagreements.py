"""Disagreements between members and how they were settled; for the parties and staff alone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.lifecycles.disagreement import DisagreementState
from registry.models import Organization, Region

from .append_only import AppendOnly, Followed
from .terviks import Tervik


class Disagreement(Followed):
    """A disagreement (erimeelsus) of members: what about, who answers for it, how it was settled."""

    proved_too = ("parties.id",)

    class State(models.TextChoices):
        RAISED = DisagreementState.RAISED, _("tõstatatud")
        IN_TALKS = DisagreementState.IN_TALKS, _("läbirääkimisel")
        SETTLED = DisagreementState.SETTLED, _("lahendatud")
        DROPPED = DisagreementState.DROPPED, _("lõpetatud ilma lahenduseta")

    tervik = models.ForeignKey(Tervik, models.PROTECT, related_name="disagreements", verbose_name=_("TERVIK"))
    title = models.CharField(_("milles erimeelsus on"), max_length=200)
    description = models.TextField(
        _("kirjeldus"), help_text=_("Ärge kirjutage inimeste terviseandmeid ega muid isikuandmeid.")
    )
    parties = models.ManyToManyField(Organization, related_name="disagreements", verbose_name=_("osapooled"))
    state = models.CharField(_("seis"), max_length=8, choices=State, default=State.RAISED, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("vastutaja"),
    )
    settlement = models.TextField(_("lahendus"), blank=True, editable=False)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("tõstatas")
    )
    raised_at = models.DateTimeField(_("tõstatatud"), auto_now_add=True)

    class Meta:
        verbose_name = _("erimeelsus")
        verbose_name_plural = _("erimeelsused")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def region(self) -> Region:
        """The region whose members disagree."""
        return self.tervik.region


class DisagreementNote(AppendOnly):
    """A line of a disagreement's trace: what was said or done, by whom, when."""

    disagreement = models.ForeignKey(Disagreement, models.PROTECT, related_name="notes", verbose_name=_("erimeelsus"))
    step = models.CharField(_("samm"), max_length=8, blank=True)
    text = models.TextField(_("tekst"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("kirjutas")
    )
    written_at = models.DateTimeField(_("kirjutatud"), auto_now_add=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("erimeelsuse märge")
        verbose_name_plural = _("erimeelsuse märked")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.disagreement}: {self.text[:40]}"
