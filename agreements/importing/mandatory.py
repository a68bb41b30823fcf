"""Which hospitals and GP providers are mandatory parties where: a file may name them elsewhere by a slip (T3, T4)."""

from collections import defaultdict
from datetime import date

from agreements.counting.facts import HospitalEntry, ListEntry
from agreements.facts import hospitals, lists
from agreements.models import Membership
from registry.models import Organization, OrganizationRole, Region

GP_PROVIDER = OrganizationRole.Role.GP_PROVIDER


class Mandatory:
    """Places in the hospital plan and lists, by organisation."""

    def __init__(self) -> None:
        ids = list(Region.objects.values_list("pk", flat=True))
        self.entries: dict[object, list[HospitalEntry | ListEntry]] = defaultdict(list)
        on_record: list[HospitalEntry | ListEntry] = [*hospitals(ids), *lists(ids)]
        for entry in on_record:
            self.entries[entry.party].append(entry)
        self.gp_providers = set(Organization.objects.filter(roles__role=GP_PROVIDER).values_list("pk", flat=True))

    def is_voluntary_here(self, party: Organization, region: Region, one: Membership) -> bool:
        """Whether a hospital or GP provider has neither place nor list in the region on any day of the membership."""
        entries = self.entries.get(party.pk, [])
        if not entries and party.pk not in self.gp_providers:
            return False
        return not any(entry.region == region.code and shares_a_day(entry, one) for entry in entries)


def shares_a_day(entry: HospitalEntry | ListEntry, one: Membership) -> bool:
    """Whether the entry is in force on a day of the membership; both ends of both are inclusive."""
    begins, ends = entry.valid_from or date.min, entry.valid_to or date.max
    return begins <= (one.member_to or date.max) and one.member_from <= ends
