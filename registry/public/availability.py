"""Places and waiting time as one tag: what is known, and of which day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.models import Service

DAYS_SAID_AS_DAYS = 13
DAYS_SAID_AS_WEEKS = 59
KINDS = {Service.Places.FREE: "good", Service.Places.QUEUE: "wait", Service.Places.FULL: "bad"}


@dataclass(frozen=True, slots=True)
class StatusTag:
    """One to five words; ``kind`` is the look's: ``good``, ``wait``, ``bad`` or empty. ``on``: the day it was so."""

    text: str
    kind: str = ""
    on: date | None = None


def waiting(days: int) -> str:
    """A time of waiting in days, weeks or months, as people say it."""
    if days <= DAYS_SAID_AS_DAYS:
        return ngettext("%(n)d päev", "%(n)d päeva", days) % {"n": days}
    if days <= DAYS_SAID_AS_WEEKS:
        weeks = round(days / 7)
        return ngettext("umbes %(n)d nädal", "umbes %(n)d nädalat", weeks) % {"n": weeks}
    months = round(days / 30.4)
    return ngettext("umbes %(n)d kuu", "umbes %(n)d kuud", months) % {"n": months}


def status_tag(service: Service) -> StatusTag:
    """Whether there is a place, in a few words; unknown is said as unknown."""
    kind = KINDS.get(Service.Places(service.places), "")
    return StatusTag(_words(service), kind, service.availability_on if kind else None)


def _words(service: Service) -> str:
    match service.places:
        case Service.Places.FREE if service.free_places:
            return _("Vabu kohti on %(n)d") % {"n": service.free_places}
        case Service.Places.FREE:
            return _("Vabu kohti on")
        case Service.Places.QUEUE if service.waiting_days:
            return _("Järjekord %(time)s") % {"time": waiting(service.waiting_days)}
        case Service.Places.QUEUE:
            return _("On järjekord")
        case Service.Places.FULL:
            return _("Kohad on täis")
    return _("Vabu kohti ei ole teada")
