"""Meetings of a council: call, agenda, papers, who comes and who came (C7)."""

from datetime import date
from hashlib import sha256
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from councils.lifecycles.meeting import MeetingState
from registry.models.sourced import FollowsSource

from .council import Council
from .mandate import Mandate
from .restricted import Restricted


class MeetingQuerySet(models.QuerySet):
    """Meetings as the public and the rules ask for them."""

    def public(self) -> Self:
        """Those that the public hears of: called, held, or cancelled after the call."""
        return self.exclude(state=MeetingState.DRAFT)

    def taking_place(self) -> Self:
        """Those that are held or going to be."""
        return self.filter(state__in=[MeetingState.CALLED, MeetingState.HELD])


class Meeting(models.Model):
    """One meeting; its state moves by the lifecycle's table alone."""

    class State(models.TextChoices):
        DRAFT = MeetingState.DRAFT, _("ettevalmistamisel")
        CALLED = MeetingState.CALLED, _("kokku kutsutud")
        HELD = MeetingState.HELD, _("toimunud")
        CANCELLED = MeetingState.CANCELLED, _("ära jäetud")

    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings", verbose_name=_("koostöökogu"))
    starts_at = models.DateTimeField(_("algus"))
    ends_at = models.DateTimeField(_("lõpp"))
    place = models.CharField(_("koht"), max_length=200)
    online_address = models.URLField(_("veebikoosoleku aadress"), blank=True, help_text=_("Näevad ainult liikmed."))
    state = models.CharField(_("seis"), max_length=9, choices=State, default=State.DRAFT, editable=False)
    guests = models.TextField(_("külalised"), blank=True, help_text=_("Igaüks omal real: nimi, asutus."))
    called_at = models.DateTimeField(_("kokku kutsutud"), null=True, editable=False)
    told_at = models.DateTimeField(_("viimati teatatud"), null=True, editable=False)
    corrections_until = models.DateField(_("protokolli märkusi oodatakse kuni"), null=True, editable=False)
    revision = models.PositiveSmallIntegerField(_("kutse järjekord"), default=0, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("koosolek")
        verbose_name_plural = _("koosolekud")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="meeting_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return str(_("Koosolek %(day)s") % {"day": date_format(self.day, "SHORT_DATE_FORMAT")})

    def get_absolute_url(self) -> str:
        return reverse("council_meeting", args=[self.council.region.slug, self.pk])

    @property
    def day(self) -> date:
        """The day on which it is held, in local time."""
        return timezone.localtime(self.starts_at).date()


class AgendaItem(Restricted, FollowsSource):
    """A point of the agenda; a closed one is seen by members alone, but that it is there."""

    TRANSLATED = ("title",)
    title_et: str

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items", verbose_name=_("koosolek"))
    order = models.PositiveSmallIntegerField(_("järjekord"))
    title = models.CharField(_("päevakorrapunkt"), max_length=250)
    presenter = models.CharField(_("ettekandja"), max_length=200, blank=True)
    changed_at = models.DateTimeField(_("muudetud"), auto_now=True, null=True)

    class Meta(Restricted.Meta):
        verbose_name = _("päevakorrapunkt")
        verbose_name_plural = _("päevakorrapunktid")
        ordering = ["meeting", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.order}. {self.title}"


class Paper(Restricted):
    """A file that lies before the meeting under a point of its agenda."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers", verbose_name=_("päevakorrapunkt"))
    title = models.CharField(_("pealkiri"), max_length=200)
    file_name = models.CharField(_("faili nimi"), max_length=200, editable=False)
    content = models.BinaryField(_("sisu"))
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("lisas")
    )
    added_at = models.DateTimeField(_("lisatud"), auto_now_add=True)

    class Meta(Restricted.Meta):
        verbose_name = _("koosoleku materjal")
        verbose_name_plural = _("koosoleku materjalid")
        ordering = ["item", "pk"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sha256 = sha256(bytes(self.content)).hexdigest()
        super().save(*args, **kwargs)

    def is_closed(self, on: date) -> bool:
        """Closed by its own mark, or with its point of the agenda."""
        return super().is_closed(on) or self.item.is_closed(on)


class Participation(models.Model):
    """A seat at a meeting: what was answered to the invitation, and who came in its name (C7)."""

    class Answer(models.TextChoices):
        NONE = "none", _("vastamata")
        COMES = "comes", _("tuleb")
        DEPUTY_COMES = "deputy_comes", _("tuleb asendusliige")
        DOES_NOT_COME = "does_not_come", _("ei tule")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="participations", verbose_name=_("koosolek"))
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="participations", verbose_name=_("volitus"))
    answer = models.CharField(_("vastus"), max_length=13, choices=Answer, default=Answer.NONE)
    answered_at = models.DateTimeField(_("vastatud"), null=True, editable=False)
    attended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kes osales"),
    )
    is_noted = models.BooleanField(_("osalemine on märgitud"), default=False, editable=False)

    class Meta:
        verbose_name = _("osalemine")
        verbose_name_plural = _("osalemised")
        ordering = ["meeting", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "mandate"], name="one_row_for_a_seat_at_a_meeting")]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.mandate}"
