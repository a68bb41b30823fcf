"""Days on which a party belongs to a TERVIK."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from registry.models import Organization

from .append_only import Followed
from .terviks import Tervik


class MembershipQuerySet(models.QuerySet):
    """Memberships by day."""

    def in_force(self, on: date) -> Self:
        """Who is a member on that day; ``member_to`` is the last day."""
        return self.filter(Q(member_to=None) | Q(member_to__gte=on), member_from__lte=on)


class Membership(Followed):
    """A party's membership from a day to a day, both inclusive, with what it rests on (A2, T5)."""

    tervik = models.ForeignKey(Tervik, models.PROTECT, related_name="memberships", verbose_name=_("TERVIK"))
    party = models.ForeignKey(Organization, models.PROTECT, related_name="memberships", verbose_name=_("osapool"))
    member_from = models.DateField(_("liige alates"))
    member_to = models.DateField(_("liige kuni"), null=True, blank=True, help_text=_("Viimane päev."))
    basis = models.CharField(
        _("alus"), max_length=300, help_text=_("Leping, avaldus või otsus, selle kuupäev ja number.")
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("liikmesus")
        verbose_name_plural = _("liikmesused")
        ordering = ["member_from", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tervik", "party", "member_from"], name="one_membership_per_beginning"),
            models.CheckConstraint(
                condition=Q(member_to=None) | Q(member_to__gte=F("member_from")), name="membership_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.tervik}"
