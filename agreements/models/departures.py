"""A member's way out of a TERVIK (A3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.lifecycles.leaving import LEAVING, LeavingState
from registry.models import Organization

from .append_only import Followed
from .memberships import Membership

STANDING = [state.value for state in LeavingState if state == LeavingState.LEFT or not LEAVING.is_final(state)]


class Departure(Followed):
    """A member's notice that it leaves, and the last day that follows from the agreement's notice period."""

    class State(models.TextChoices):
        DRAFT = LeavingState.DRAFT, _("koostamisel")
        ISSUED = LeavingState.ISSUED, _("ootab allkirja")
        GIVEN = LeavingState.GIVEN, _("teade on antud")
        LEFT = LeavingState.LEFT, _("lahkunud")
        WITHDRAWN = LeavingState.WITHDRAWN, _("tagasi võetud")
        EXPIRED = LeavingState.EXPIRED, _("aegunud")

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="departures", verbose_name=_("liikmesus"), editable=False
    )
    state = models.CharField(_("seis"), max_length=9, choices=State, default=State.DRAFT, editable=False)
    reason = models.TextField(_("põhjus"), blank=True)
    wished_last_day = models.DateField(
        _("soovitud viimane päev"),
        null=True,
        blank=True,
        help_text=_("Tühi tähendab: niipea, kui etteteatamise aeg lubab."),
    )
    notice_days = models.PositiveSmallIntegerField(_("etteteatamise aeg päevades"), editable=False)
    paper_reference = models.CharField(
        _("paberteate andmed"),
        max_length=300,
        blank=True,
        help_text=_("Number, kuupäev ja kus dokument on."),
    )
    given_on = models.DateField(_("teade on saadud"), null=True, blank=True)
    last_day = models.DateField(_("liikmesuse viimane päev"), null=True, editable=False)
    deadline = models.DateField(_("allkirjastada hiljemalt"), null=True, editable=False)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("alustas")
    )
    begun_at = models.DateTimeField(_("alustatud"), auto_now_add=True)

    class Meta:
        verbose_name = _("lahkumisteade")
        verbose_name_plural = _("lahkumisteated")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership"], condition=Q(state__in=STANDING), name="one_notice_of_a_membership"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[LeavingState.GIVEN.value, LeavingState.LEFT.value])
                | Q(given_on__isnull=False, last_day__isnull=False),
                name="given_notice_has_its_days",
            ),
        ]

    def __str__(self) -> str:
        return str(self.membership)

    @property
    def party(self) -> Organization:
        """Who leaves."""
        return self.membership.party
