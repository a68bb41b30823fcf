"""The law behind a type of service, in words."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from registry.models import ServiceType

from .told import Told, in_estonian

ACTS = {
    "SHS": lambda: _("sotsiaalhoolekande seadus"),
    "TTKS": lambda: _("tervishoiuteenuste korraldamise seadus"),
}
ORGANISERS = {
    ServiceType.Organiser.MUNICIPALITY: lambda: _("Vald või linn peab seda teenust korraldama."),
    ServiceType.Organiser.SOCIAL_INSURANCE_BOARD: lambda: _("Seda teenust korraldab Sotsiaalkindlustusamet."),
    ServiceType.Organiser.HEALTH_INSURANCE_FUND: lambda: _("Seda teenust rahastab Tervisekassa."),
    ServiceType.Organiser.TERVIK: lambda: _("Seda teenust korraldab maakonna TERVIK."),
}
UNCHECKED = ("unverified", "2005 text")
"""What the status of a reference says where nobody has read the paragraph in the law of today."""


@dataclass(frozen=True, slots=True)
class Law:
    """Act and paragraph, empty where not known; who organises by it; whether the number is still to be checked."""

    reference: Told
    organiser: str
    is_uncertain: bool


def law(kind: ServiceType) -> Law:
    """The law of a type: acts by their names; notes for editors (after a semicolon, in brackets) left out."""
    main = re.sub(r"\s*\(.*?\)", "", kind.legal_reference.split(";")[0]).strip()
    act, _space, rest = main.partition(" ")
    reference = Told(f"{ACTS[act]()} {rest}") if act in ACTS else in_estonian(main)
    organiser = ORGANISERS[ServiceType.Organiser(kind.organiser)]() if kind.organiser in ORGANISERS else ""
    is_uncertain = bool(main) and any(word in kind.legal_reference_status for word in UNCHECKED)
    return Law(reference, organiser, is_uncertain)
