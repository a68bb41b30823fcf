"""The rows of a memberships file: what each makes of which membership, and all that is wrong with it."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import combinations

from django.db import connection
from django.utils.translation import gettext_noop

from agreements.models import Membership
from agreements.services.memberships import resting_on_signatures
from registry.importing.actors import Actor
from registry.importing.columns import Row
from registry.importing.drafts import Draft, outside_region
from registry.importing.lookups import Lookups
from registry.importing.reasons import Problem, Refused
from registry.models import Organization, Region

from .mandatory import Mandatory
from .parties import Parties
from .terviks import Terviks

MERGED = gettext_noop("%(party)s on selleks päevaks liidetud. Liige on õigusjärglane: %(heir)s (%(code)s).")
VOLUNTARY = gettext_noop(
    "%(party)s ei ole siin kohustuslik osapool: tal ei ole sel ajal siin nimistut ega kohta haiglavõrgu arengukavas."
    " Kirja läheb vabatahtlik liige."
)
SIGNED = gettext_noop("Selle liikmesuse päevad tulevad allkirjastatud dokumendist. Import neid ei muuda.")
Key = tuple[int, int]


class Work:
    """One file at work. ``held`` are all memberships of a party in a region, on record or in the file."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.lookups = Lookups()
        self.parties = Parties(self.lookups)
        self.terviks = Terviks()
        self.held: dict[Key, list[Membership]] = defaultdict(list)
        self.mandatory = Mandatory()
        self.drafts: dict[int, Draft] = {}
        self.problems: list[Problem] = []
        self.signed = set(resting_on_signatures().values_list("pk", flat=True))
        rows = Membership.objects.select_related("tervik", "party")
        for one in rows.select_for_update(of=("self",)) if connection.in_atomic_block else rows:
            self.held[one.tervik.region_id, one.party_id].append(one)

    def take(self, row: Row) -> None:
        """Draft the membership of a row; of a row that is about none tell all that is wrong with it."""
        region = named = None
        with self.cell(row, "region_code"):
            region = self.region(row)
        with self.cell(row, "party"):
            named = self.parties.find(row.values["party"], row.values["member_from"])
        with self.cell(row, "member_to"):
            check_days(row)
        if region and named:
            with self.cell(row, "party"):
                self.draft(row, region, named)

    @contextmanager
    def cell(self, row: Row, column: str) -> Iterator[None]:
        """Whatever is refused inside is a problem of that column; the row's other cells are still looked at."""
        try:
            yield
        except Refused as refused:
            self.problems.append(Problem(row.number, column, refused.reason))

    def draft(self, row: Row, region: Region, named: Organization) -> None:
        """What a row makes of its membership. Raises Refused where another row is about the same."""
        on = row.values["member_from"]
        party = self.parties.heir(named, on)
        draft = Draft(row, f"{region.code} {party} {on}", self.find(region, party, row))
        if id(draft.record) in self.drafts:
            first = self.drafts[id(draft.record)].row.number
            raise Refused(gettext_noop("Sama võti on juba real %(row)s."), row=first)
        self.drafts[id(draft.record)] = draft
        draft.copy(member_to="member_to", basis="basis")
        if party != named:
            gaps = {"party": str(named), "heir": str(party), "code": self.parties.code_of(party)}
            draft.warn("party", MERGED, **gaps)
        self.check(draft, region, party)

    def region(self, row: Row) -> Region:
        """The region of a row. Raises Refused where it is unknown or kept by others."""
        region = self.lookups.areas.region(row.values["region_code"])
        if not self.actor.may_change({region.pk}):
            raise outside_region("region_code")
        return region

    def find(self, region: Region, party: Organization, row: Row) -> Membership:
        """The membership that began on that day, else a new one."""
        held = self.held[region.pk, party.pk]
        beginning, end = row.values["member_from"], row.values.get("member_to")
        for one in held:
            if one.member_from == beginning:
                return one
        made = Membership(tervik=self.terviks.of(region, end), party=party, member_from=beginning)
        held.append(made)
        return made

    def check(self, draft: Draft, region: Region, party: Organization) -> None:
        """What is wrong with a row by itself, and what its reader should see."""
        record = draft.record
        if draft.changed and record.pk in self.signed:
            draft.wrong("party", SIGNED)
        if not record.basis:
            draft.warn("basis", gettext_noop("Liikmesuse alus on märkimata."))
        if self.parties.region_of(party) not in (None, region.pk):
            draft.wrong("party", gettext_noop("%(party)s ei kuulu sellesse piirkonda."), party=str(party))
        if self.mandatory.is_voluntary_here(party, region, record):
            draft.warn("party", VOLUNTARY, party=str(party))
        if not self.parties.is_in_force(party, record.member_from):
            draft.warn("member_from", gettext_noop("Osapoolt ei ole sel päeval registri järgi olemas."))

    def check_overlaps(self) -> None:
        """A party is a member once on a day: refuse the rows that say otherwise, if their days could be read."""
        wrong = self.wrong_rows()
        for held in self.held.values():
            sure = [one for one in held if id(one) not in self.drafts or self.drafts[id(one)].row.number not in wrong]
            for one, other in combinations(sure, 2):
                told = self.drafts.get(id(other)) or self.drafts.get(id(one))
                if told and overlap(one, other):
                    self.refuse_overlap(told, other if told.record is one else one)

    def wrong_rows(self) -> set[int]:
        """The numbers of rows with a cell that cannot be read or cannot be: nothing further follows from these."""
        unread = {draft.row.number for draft in self.drafts.values() if draft.row.is_faulty}
        return unread | {problem.row for problem in self.problems}

    def refuse_overlap(self, told: Draft, other: Membership) -> None:
        """Name the other membership by its row in the file, or by its days."""
        text = gettext_noop("Osapool on samal ajal juba liige: alates %(first)s, kuni %(last)s (%(where)s).")
        draft = self.drafts.get(id(other))
        where = f"{draft.row.number}." if draft else gettext_noop("registris")
        told.wrong("member_from", text, first=str(other.member_from), last=str(other.member_to or "–"), where=where)


def overlap(one: Membership, other: Membership) -> bool:
    """Whether two memberships share a day; both ends are inclusive."""
    return one.member_from <= (other.member_to or date.max) and other.member_from <= (one.member_to or date.max)


def check_days(row: Row) -> None:
    """Raise Refused for days that cannot be."""
    last = row.values.get("member_to")
    if last and last < row.values["member_from"]:
        raise Refused(gettext_noop("Viimane päev on varasem kui esimene."))
