"""The four answers in their order: for whom, where, cost, how to get it (look, principle 1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.alphabet import alphabetical
from registry.models import Service

from .told import Told, first_line, first_sentence, said, told

NAMED_AT_MOST = 3

REFERRAL_SENTENCES = {
    Service.Referral.NONE: lambda: _("Saatekirja ega otsust ei ole vaja."),
    Service.Referral.MUNICIPALITY: lambda: _("Vaja on valla või linna otsust."),
    Service.Referral.STATE: lambda: _("Vaja on Sotsiaalkindlustusameti otsust."),
    Service.Referral.DOCTOR: lambda: _("Vaja on arsti saatekirja."),
    Service.Referral.UNKNOWN: lambda: _("Küsige, kas on vaja otsust või saatekirja."),
}
COST_SENTENCES = {
    Service.Cost.FREE: lambda: _("Tasuta"),
    Service.Cost.PART: lambda: _("Osa maksab vald või riik"),
    Service.Cost.FEE: lambda: _("Maksate ise"),
    Service.Cost.UNKNOWN: lambda: _("Hind ei ole teada, küsige enne üle"),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person asks first, each answer a line."""

    who: Told
    where: Told
    cost: Told
    how: Told


def answers(service: Service) -> Answers:
    """The four answers of a service; needs its municipalities, locations, target groups and type at hand."""
    return Answers(_who(service), Told(where(service)), _cost(service), Told(how(service)))


def _who(service: Service) -> Told:
    said_who = first_line(said(service, "eligibility_description"))
    if said_who:
        return said_who
    groups = service.target_groups.all() or (service.service_type.target_groups.all() if service.service_type else ())
    return Told(", ".join(group.name for group in groups) or _("Ei ole teada, küsige enne üle"))


def _cost(service: Service) -> Told:
    label = cost_sentence(service)
    if service.cost == Service.Cost.FREE:
        return Told(label)
    own = first_line(told(service, "fees_description"))
    if own or service.cost != Service.Cost.UNKNOWN:
        return own or Told(label)
    return first_sentence(said(service, "fees_description")) or Told(label)


def cost_sentence(service: Service) -> str:
    """Who pays, in a few words."""
    return COST_SENTENCES[Service.Cost(service.cost)]()


def referral_sentence(service: Service) -> str:
    """What is needed before, in a sentence."""
    return REFERRAL_SENTENCES[Service.Referral(service.referral)]()


def how(service: Service) -> str:
    """The first act, and what is needed before it."""
    if main_phone(service):
        act = _("Helistage.")
    elif service.email:
        act = _("Kirjutage e-kiri.")
    else:
        act = _("Pöörduge teenuseosutaja poole.")
    return f"{act} {referral_sentence(service)}"


def main_phone(service: Service) -> str:
    """The number to call first: the service's own, its place's, its provider's."""
    at_places: Iterable[str] = (row.phone or row.location.phone for row in service.service_at_locations.all())
    own = service.phone or next((phone for phone in at_places if phone), "")
    return own or (service.organization.phone if service.organization else "")


def where(service: Service) -> str:
    """Whose residents it serves, and whether at home, at a place or from afar."""
    parts = [area(service), ", ".join(manners(service))]
    return ", ".join(part for part in parts if part) or _("Ei ole teada, küsige enne üle")


def area(service: Service) -> str:
    """Whose residents it serves: the whole country, names, or the first names and how many more."""
    if service.serves_all:
        return _("Kogu Eesti")
    names = counties_and_municipalities(service)
    more = len(names) - NAMED_AT_MOST
    if more <= 1:
        return ", ".join(names)
    rest = ngettext("ja veel %(n)d vald või linn", "ja veel %(n)d valda või linna", more) % {"n": more}
    return f"{', '.join(names[:NAMED_AT_MOST])} {rest}"


def counties_and_municipalities(service: Service) -> list[str]:
    """The municipalities served; a county of which none is missing stands for its own."""
    rows = sorted(service.municipalities.all(), key=lambda row: (alphabetical(row.region.name), alphabetical(row.name)))
    names: list[str] = []
    for region, group in groupby(rows, key=lambda row: row.region):
        of_region = list(group)
        is_whole = len(of_region) == getattr(of_region[0], "in_region", 0) > 1
        names += [region.short_name] if is_whole else [row.name for row in of_region]
    return names


def manners(service: Service) -> list[str]:
    """At home, at a named place, by phone or web."""
    said_manners = []
    if service.at_home:
        said_manners.append(_("teie kodus"))
    places = [row.location for row in service.service_at_locations.all()]
    if places and (service.on_site or not service.at_home):
        said_manners.append(places[0].address if len(places) == 1 and places[0].address else _("asutuses"))
    elif service.on_site:
        said_manners.append(_("asutuses"))
    if service.remote:
        said_manners.append(_("telefoni teel või veebis"))
    return said_manners
