"""The dated record of the registry, as values for the quorum (T3, T6, T7)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from agreements.counting.facts import (
    Facts,
    HospitalEntry,
    ListEntry,
    MembershipEntry,
    Merger,
    MunicipalityEntry,
)
from agreements.models import Membership
from registry.models import HospitalPlanEntry, Organization, OrganizationRole, PatientList, Region


def facts_of(regions: Iterable[Region]) -> Facts:
    """All that is on record in those regions, whatever the day; five queries."""
    ids = [region.pk for region in regions]
    return Facts(
        municipalities=municipalities(ids),
        hospitals=hospitals(ids),
        lists=lists(ids),
        memberships=memberships(ids),
        mergers=mergers(ids),
    )


def municipalities(region_ids: list[int]) -> tuple[MunicipalityEntry, ...]:
    """Municipalities with their validity; the party is the municipality's organisation."""
    rows = Organization.objects.filter(
        roles__role=OrganizationRole.Role.MUNICIPALITY, municipality__region__in=region_ids
    ).values_list("pk", "name", "municipality__region__code", "municipality__valid_from", "municipality__valid_to")
    return tuple(MunicipalityEntry(*row) for row in rows)


def hospitals(region_ids: list[int]) -> tuple[HospitalEntry, ...]:
    """Entries of the hospital plan."""
    rows = HospitalPlanEntry.objects.filter(region__in=region_ids).values_list(
        "organization", "organization__name", "region__code", "valid_from", "valid_to", "is_excluded"
    )
    return tuple(HospitalEntry(*row) for row in rows)


def lists(region_ids: list[int]) -> tuple[ListEntry, ...]:
    """Lists with a service area in the regions, once for each area."""
    rows = PatientList.objects.filter(municipalities__region__in=region_ids).values_list(
        "list_code", "provider", "provider__name", "municipalities__region__code", "valid_from", "valid_to"
    )
    return tuple(ListEntry(*row) for row in rows.distinct().order_by("list_code", "pk"))


def memberships(region_ids: list[int]) -> tuple[MembershipEntry, ...]:
    """Memberships in the regions' TERVIKs, ended ones among them."""
    rows = Membership.objects.filter(tervik__region__in=region_ids).values_list(
        "party", "tervik__region__code", "member_from", "member_to"
    )
    return tuple(MembershipEntry(*row) for row in rows)


def mergers(region_ids: list[int]) -> tuple[Merger, ...]:
    """Municipalities that became one; the successor's first day is the day after the predecessors' last."""
    rows = Organization.objects.filter(
        roles__role=OrganizationRole.Role.MUNICIPALITY,
        municipality__region__in=region_ids,
        municipality__successor__isnull=False,
        municipality__successor__organizations__roles__role=OrganizationRole.Role.MUNICIPALITY,
    ).values_list("pk", "municipality__successor__organizations", "municipality__valid_to")
    merged: dict[tuple[int, date], list[int]] = defaultdict(list)
    for predecessor, successor, last_day in rows:
        if last_day is not None:
            merged[successor, last_day + timedelta(days=1)].append(predecessor)
    return tuple(Merger(tuple(sorted(of)), successor, on) for (successor, on), of in merged.items())
