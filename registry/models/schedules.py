"""When a place or a service is open."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .dated import Dated, DatedQuerySet
from .places import Location
from .services import ServiceAtLocation


class Weekday(models.IntegerChoices):
    MONDAY = 1, _("esmaspäev")
    TUESDAY = 2, _("teisipäev")
    WEDNESDAY = 3, _("kolmapäev")
    THURSDAY = 4, _("neljapäev")
    FRIDAY = 5, _("reede")
    SATURDAY = 6, _("laupäev")
    SUNDAY = 7, _("pühapäev")


class OfPlaceOrService(models.Model):
    """Belongs to a place, or to one service at a place (which then goes before the place's own)."""

    location = models.ForeignKey(Location, models.CASCADE, null=True, blank=True, verbose_name=_("koht"))
    service_at_location = models.ForeignKey(
        ServiceAtLocation, models.CASCADE, null=True, blank=True, verbose_name=_("teenus kohas")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self._has("location") == self._has("service_at_location"):
            raise ValidationError(_("Valige kas koht või teenus kohas, mitte mõlemad."))

    def _has(self, owner: str) -> bool:
        """Whether that owner is set; it may be one that is saved together with this row."""
        return getattr(self, f"{owner}_id") is not None or self._state.fields_cache.get(owner) is not None


def one_owner(name: str) -> models.CheckConstraint:
    """Exactly one of place and service-at-place."""
    return models.CheckConstraint(
        condition=Q(location=None, service_at_location__isnull=False)
        | Q(location__isnull=False, service_at_location=None),
        name=name,
    )


class Schedule(OfPlaceOrService, Dated):
    """Open on a weekday from an hour to an hour; a closing hour not after the opening one is on the next day."""

    weekday = models.PositiveSmallIntegerField(_("nädalapäev"), choices=Weekday)
    opens_at = models.TimeField(_("avatakse"))
    closes_at = models.TimeField(_("suletakse"))
    description = models.CharField(_("märkus"), max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("lahtiolekuaeg")
        verbose_name_plural = _("lahtiolekuajad")
        ordering = ["weekday", "opens_at"]
        constraints = [one_owner("schedule_has_one_owner")]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"


class ScheduleException(OfPlaceOrService):
    """One day that differs: closed, or other hours."""

    on = models.DateField(_("päev"))
    opens_at = models.TimeField(_("avatakse"), null=True, blank=True, help_text=_("Tühi tähendab suletud."))
    closes_at = models.TimeField(_("suletakse"), null=True, blank=True)
    description = models.CharField(_("põhjus"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("erandlik päev")
        verbose_name_plural = _("erandlikud päevad")
        ordering = ["on"]
        constraints = [one_owner("exception_has_one_owner")]

    def __str__(self) -> str:
        return f"{self.on:%d.%m.%Y}"

    def clean(self) -> None:
        super().clean()
        if (self.opens_at is None) != (self.closes_at is None):
            raise ValidationError(_("Märkige mõlemad kellaajad või jätke mõlemad tühjaks."))
