"""The dated record of councils, as values for the rules (C5, C6)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from agreements.facts import municipalities
from agreements.models import Membership, Tervik
from councils.composition import Composition, composition_on, required_seats
from councils.composition import Mandate as MandateRule
from councils.models import Council, CouncilRuleSet, Mandate
from registry.models import Organization


def compositions(councils: Sequence[Council], day: date, rules: CouncilRuleSet) -> dict[int, Composition]:
    """The composition of each council on the day, by the council's key; three queries however many they are."""
    regions = [council.region_id for council in councils]
    bodies: dict[str, list[int | str]] = defaultdict(list)
    for entry in municipalities(regions):
        if (entry.valid_from or date.min) <= day <= (entry.valid_to or date.max):
            bodies[entry.region].append(entry.party)
    formed = formed_on(regions, day)
    mandates: dict[int, list[MandateRule]] = defaultdict(list)
    for mandate in Mandate.objects.filter(council__in=councils):
        mandates[mandate.council_id].append(mandate.as_rule())
    soon, consensus = timedelta(days=rules.mandate_warn_days), rules.consensus()
    found = {}
    for council in councils:
        has_tervik = consensus.asks_for_tervik_seat(tervik_formed=council.region_id in formed)
        seats = required_seats(bodies[council.region.code], tervik_seat=has_tervik)
        found[council.pk] = composition_on(day, seats, mandates[council.pk], soon=soon)
    return found


def formed_on(region_ids: Sequence[int], day: date) -> set[int]:
    """The regions that have a formed TERVIK on the day."""
    rows = Tervik.objects.filter(region__in=region_ids, formed_on__lte=day).exclude(ended_on__lt=day)
    return set(rows.values_list("region_id", flat=True))


def composition_of(council: Council, day: date, rules: CouncilRuleSet) -> Composition:
    """The composition of one council on the day."""
    return compositions([council], day, rules)[council.pk]


def responsible_in(council: Council, day: date) -> QuerySet[Organization]:
    """Who may be named to do what the council decided: the TERVIK's members, and whoever sits on the council."""
    members = Membership.objects.in_force(day).filter(tervik__region=council.region_id).values("party")
    seated = Mandate.objects.in_force(day).filter(council=council, organization__isnull=False).values("organization")
    return Organization.objects.filter(Q(pk__in=members) | Q(pk__in=seated))
