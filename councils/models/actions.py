"""The TERVIK's action plan: what is done for which goal, by whom, until when (T2)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from registry.models import Organization, Region
from registry.models.sourced import FollowsSource

from .measures import Measure
from .strategies import Goal

UNDONE = ("planned", "under_way")
"""States of an action that is still to be done."""


class ActionQuerySet(models.QuerySet):
    """Actions by how they stand."""

    def late(self, on: date) -> Self:
        """Neither done nor stopped, and past their last day."""
        return self.filter(state__in=UNDONE, ends_on__lt=on)


class Action(FollowsSource):
    """An action for a goal of the strategy; without a goal there is none."""

    TRANSLATED = ("name", "description")

    class State(models.TextChoices):
        PLANNED = "planned", _("kavas")
        UNDER_WAY = "under_way", _("käsil")
        DONE = "done", _("tehtud")
        STOPPED = "stopped", _("katkestatud")

    region = models.ForeignKey(Region, models.PROTECT, related_name="actions", verbose_name=_("heaolupiirkond"))
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="actions", verbose_name=_("eesmärk"))
    name = models.CharField(_("tegevus"), max_length=200)
    description = models.TextField(_("selgitus"), blank=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="actions", verbose_name=_("vastutav liige")
    )
    partners = models.ManyToManyField(Organization, blank=True, related_name="+", verbose_name=_("partnerid"))
    measures = models.ManyToManyField(
        Measure,
        blank=True,
        related_name="actions",
        verbose_name=_("mõõdikud"),
        help_text=_("Milliseid eesmärgi mõõdikuid tegevus muudab."),
    )
    begins_on = models.DateField(_("algus"))
    ends_on = models.DateField(_("lõpp"), help_text=_("Viimane päev, see päev kaasa arvatud."))
    cents = models.PositiveBigIntegerField(_("raha, eurosenti"), null=True, blank=True)
    state = models.CharField(_("seis"), max_length=9, choices=State, default=State.PLANNED)
    reason = models.CharField(
        _("seisu põhjus"), max_length=300, blank=True, help_text=_("Katkestatud tegevusel kindlasti: miks.")
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("tegevus")
        verbose_name_plural = _("tegevuskava tegevused")
        ordering = ["region", "begins_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="action_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            raise ValidationError({"ends_on": _("Viimane päev on varasem kui esimene.")})
        if self.state == self.State.STOPPED and not self.reason:
            raise ValidationError({"reason": _("Märkige, miks tegevus katkestati.")})
        if self.goal_id and self.region_id:
            strategy = self.goal.document
            if strategy.region_id != self.region_id or not strategy.is_public:
                raise ValidationError({"goal": _("Valige oma piirkonna kinnitatud strateegia eesmärk.")})

    def is_late(self, on: date) -> bool:
        """Past its last day, and neither done nor stopped."""
        return self.ends_on < on and self.state in UNDONE


class MilestoneQuerySet(models.QuerySet):
    """Milestones by how they stand."""

    def late(self, on: date) -> Self:
        """Not done and past their day, of an action that is neither done nor stopped."""
        return self.filter(done_on=None, due_on__lt=on, action__state__in=UNDONE)


class Milestone(models.Model):
    """A step of an action with its day."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="milestones", verbose_name=_("tegevus"))
    name = models.CharField(_("vahe-eesmärk"), max_length=200)
    due_on = models.DateField(_("tähtaeg"))
    done_on = models.DateField(_("tehtud"), null=True, blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("vahe-eesmärk")
        verbose_name_plural = _("vahe-eesmärgid")
        ordering = ["action", "due_on"]

    def __str__(self) -> str:
        return self.name

    def is_late(self, on: date) -> bool:
        """Not done and past its day, of an action that is neither done nor stopped."""
        return self.done_on is None and self.due_on < on and self.action.state in UNDONE
