"""What the quorum is computed from: the dated record of parties and memberships (T3, T6, T7), as values.

Every `valid_to` and `member_to` is the last day; None is unbounded. Regions are EHAK codes as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

PartyId: TypeAlias = int | str
"""One organisation, whatever its roles: a hospital that serves lists is one party (T3)."""

ListId: TypeAlias = int | str


class PartyKind(StrEnum):
    """Why a party is mandatory (T3)."""

    MUNICIPALITY = "municipality"
    HOSPITAL = "hospital"
    GP_PROVIDER = "gp_provider"


@dataclass(frozen=True, slots=True)
class MunicipalityEntry:
    """A municipality of the region."""

    party: PartyId
    name: str
    region: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class HospitalEntry:
    """A hospital of the development plan (HVA) in the region; `excluded`: exempt by T3."""

    party: PartyId
    name: str
    region: str
    valid_from: date | None = None
    valid_to: date | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A GP list with a service area in the region, and the provider that serves it in these days.

    Several areas in one region are several entries and count once; areas in two regions count in both (T6).
    """

    list_id: ListId
    party: PartyId
    name: str
    region: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class MembershipEntry:
    """A party's days in the region's TERVIK, the first and the last one included."""

    party: PartyId
    region: str
    member_from: date
    member_to: date | None = None


@dataclass(frozen=True, slots=True)
class Merger:
    """Municipalities that became one: `on` is the successor's first day (T7)."""

    predecessors: tuple[PartyId, ...]
    successor: PartyId
    on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is on record, of one region or of many."""

    municipalities: tuple[MunicipalityEntry, ...] = ()
    hospitals: tuple[HospitalEntry, ...] = ()
    lists: tuple[ListEntry, ...] = ()
    memberships: tuple[MembershipEntry, ...] = ()
    mergers: tuple[Merger, ...] = ()
