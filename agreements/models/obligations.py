"""The duty to join, party by party, and the notices that were given (T7)."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.lifecycles.obligation import ObligationState
from registry.models import Organization, Region

from .append_only import AppendOnly, Followed
from .rule_sets import QuorumRuleSet

OVER = [ObligationState.JOINED.value, ObligationState.LAPSED.value]


class ObligationQuerySet(models.QuerySet):
    """Obligations by where they stand."""

    def not_over(self) -> Self:
        """Open ones and those that rest."""
        return self.exclude(state__in=OVER)


class Obligation(Followed):
    """A mandatory party's duty to join its region's TERVIK, opened by the service when the quorum is met (T7).

    Its state moves by the lifecycle's table alone; the days follow from the record and are corrected with it.
    """

    class State(models.TextChoices):
        OPENED = ObligationState.OPENED, _("tekkinud")
        NOTIFIED = ObligationState.NOTIFIED, _("teavitatud")
        FORM_OPEN = ObligationState.FORM_OPEN, _("avaldus pooleli")
        OVERDUE = ObligationState.OVERDUE, _("tähtaeg möödas")
        RESTING = ObligationState.RESTING, _("ootel, kvoorum ei ole täis")
        JOINED = ObligationState.JOINED, _("liitunud")
        LAPSED = ObligationState.LAPSED, _("ära langenud")

    region = models.ForeignKey(Region, models.PROTECT, related_name="obligations", verbose_name=_("heaolupiirkond"))
    party = models.ForeignKey(Organization, models.PROTECT, related_name="obligations", verbose_name=_("osapool"))
    rule_set = models.ForeignKey(
        QuorumRuleSet, models.PROTECT, related_name="obligations", verbose_name=_("kvoorumi reeglid")
    )
    arose_on = models.DateField(_("kohustus tekkis"))
    deadline = models.DateField(_("liitumise tähtaeg"), null=True, help_text=_("Tühi, kuni kohustus on ootel."))
    state = models.CharField(_("seis"), max_length=9, choices=State, default=State.OPENED)
    ended_on = models.DateField(_("lõppes"), null=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = _("liitumiskohustus")
        verbose_name_plural = _("liitumiskohustused")
        ordering = ["region__name", "party__name", "-arose_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "party"], condition=~Q(state__in=OVER), name="one_obligation_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OVER, ended_on__isnull=False) | (~Q(state__in=OVER) & Q(ended_on=None)),
                name="obligation_over_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.region}"


class ObligationNotice(AppendOnly):
    """The notice of an obligation as it was issued: its bytes, their SHA-256, number, and the last day to join."""

    obligation = models.ForeignKey(
        Obligation, models.PROTECT, related_name="notices", verbose_name=_("liitumiskohustus")
    )
    number = models.CharField(_("number"), max_length=12, unique=True)
    issued_at = models.DateTimeField(_("väljastatud"))
    deadline = models.DateField(_("liitumise tähtaeg"))
    values = models.JSONField(_("andmed"))
    content = models.BinaryField(_("sisu"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("kohustuse teade")
        verbose_name_plural = _("kohustuste teated")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def file_name(self) -> str:
        """How the file is called where it is downloaded."""
        return f"kohustuse-teade-{self.number}.pdf"
