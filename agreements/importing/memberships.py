"""Import of memberships: what was agreed on paper before the portal (A2, T5)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from django.db import connection
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from agreements.models import AccessionApplication, Membership
from agreements.record.log import note
from agreements.services.recompute import recompute
from registry.importing import cells
from registry.importing.actors import Actor, can_import
from registry.importing.columns import Column, Row
from registry.importing.drafts import Draft, WrongCell, outside_region
from registry.importing.kinds import Progress, no_progress
from registry.importing.lookups import Lookups
from registry.importing.plans import Outcome, Plan
from registry.importing.reasons import Json, Problem, Reason, Refused
from registry.models import Organization, OrganizationRole, Region
from registry.permissions import Person, readable_region_ids

from .parties import Parties
from .terviks import Terviks

COLUMNS = (
    Column("region_code", _("maakonna EHAK kood"), cells.ehak_code, is_key=True, example="0071"),
    Column(
        "party",
        _("osapool"),
        cells.one_line(200),
        is_key=True,
        help=_("Registrikood, valla või linna EHAK kood, või täpne nimi."),
        example="0668",
    ),
    Column("member_from", _("liige alates"), cells.day, is_key=True, example="2026-03-01"),
    Column("member_to", _("liige kuni"), cells.day, empty=None, help=_("Viimane päev, see päev kaasa arvatud.")),
    Column("basis", _("alus"), cells.one_line(300), help=_("Leping, avaldus või otsus, selle kuupäev ja number.")),
)
MERGED = gettext_noop("%(party)s on selleks päevaks liidetud. Liige on õigusjärglane: %(heir)s (%(code)s).")
Key = tuple[int, int]


class Work:
    """One file at work. ``held`` are all memberships of a party in a region, on record or in the file."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.lookups = Lookups()
        self.parties = Parties(self.lookups)
        self.terviks = Terviks()
        self.held: dict[Key, list[Membership]] = defaultdict(list)
        self.drafts: dict[int, Draft] = {}
        signed = AccessionApplication.objects.filter(membership__isnull=False)
        self.signed = set(signed.values_list("membership_id", flat=True))
        rows = Membership.objects.select_related("tervik", "party")
        for one in rows.select_for_update(of=("self",)) if connection.in_atomic_block else rows:
            self.held[one.tervik.region_id, one.party_id].append(one)

    def draft(self, row: Row) -> Draft:
        """What a row makes of its membership. Raises WrongCell where it cannot be about any."""
        region, on = self.region(row), row.values["member_from"]
        try:
            named = self.parties.find(row.values["party"], on)
        except Refused as refused:
            raise WrongCell("party", refused.reason.text, **refused.reason.gaps) from None
        party = self.parties.heir(named, on)
        draft = Draft(row, f"{region.code} {party} {row.values['member_from']}", self.find(region, party, row))
        if id(draft.record) in self.drafts:
            first = self.drafts[id(draft.record)].row.number
            raise WrongCell("party", gettext_noop("Sama võti on juba real %(row)s."), row=first)
        self.drafts[id(draft.record)] = draft
        draft.copy(member_to="member_to", basis="basis")
        if party != named:
            gaps = {"party": str(named), "heir": str(party), "code": self.parties.code_of(party)}
            draft.warn("party", MERGED, **gaps)
        self.check(draft, region, party)
        return draft

    def region(self, row: Row) -> Region:
        """The region of a row. Raises WrongCell where it is unknown or kept by others."""
        try:
            region = self.lookups.areas.region(row.values["region_code"])
        except Refused as refused:
            raise WrongCell("region_code", refused.reason.text, **refused.reason.gaps) from None
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
        if record.member_to and record.member_to < record.member_from:
            draft.wrong("member_to", gettext_noop("Viimane päev on varasem kui esimene."))
        if draft.changed and record.pk in self.signed:
            draft.wrong("party", gettext_noop("See liikmesus tuleb allkirjastatud avaldusest. Import seda ei muuda."))
        if not record.basis:
            draft.warn("basis", gettext_noop("Liikmesuse alus on märkimata."))
        if self.parties.region_of(party) not in (None, region.pk):
            draft.wrong("party", gettext_noop("%(party)s ei kuulu sellesse piirkonda."), party=str(party))
        if not self.parties.is_in_force(party, record.member_from):
            draft.warn("member_from", gettext_noop("Osapoolt ei ole sel päeval registri järgi olemas."))

    def check_overlaps(self) -> None:
        """A party is a member once on a day: refuse the rows that say otherwise."""
        for held in self.held.values():
            for one, other in combinations(held, 2):
                told = self.drafts.get(id(other)) or self.drafts.get(id(one))
                if told and overlap(one, other):
                    self.refuse_overlap(told, other if told.record is one else one)

    def refuse_overlap(self, told: Draft, other: Membership) -> None:
        """Name the other membership by its row in the file, or by its days."""
        text = gettext_noop("Osapool on samal ajal juba liige: alates %(first)s, kuni %(last)s (%(where)s).")
        draft = self.drafts.get(id(other))
        where = f"{draft.row.number}." if draft else gettext_noop("registris")
        told.wrong("member_from", text, first=str(other.member_from), last=str(other.member_to or "–"), where=where)


def overlap(one: Membership, other: Membership) -> bool:
    """Whether two memberships share a day; both ends are inclusive."""
    return one.member_from <= (other.member_to or date.max) and other.member_from <= (one.member_to or date.max)


class MembershipsKind:
    """Memberships as a table; the key is region, party and first day."""

    name = "memberships"
    title = _("Liikmesused")
    model = Membership
    columns = COLUMNS

    def plan(self, rows: list[Row], actor: Actor, progress: Progress = no_progress) -> Plan:
        """Compare the rows of a file with what is on record."""
        plan, work = Plan(), Work(actor)
        for count, row in enumerate(rows, start=1):
            try:
                work.draft(row)
            except WrongCell as wrong:
                plan.problems.append(Problem(row.number, wrong.column, wrong.reason))
            progress(count)
        work.check_overlaps()
        for draft in work.drafts.values():
            plan.problems += draft.problems
            plan.warnings += draft.warnings
            if not draft.problems:
                plan.items.append(draft.item())
        plan.problems.sort(key=lambda problem: problem.row)
        plan.warnings += [made_tervik(one.name) for one in work.terviks.made]
        return plan

    def apply(self, plan: Plan, actor: Actor, progress: Progress = no_progress) -> Json:
        """Write a plan; a TERVIK that a membership calls for is made with it, in formation."""
        drafts = [item.draft for item in plan.items if item.outcome != Outcome.UNCHANGED]
        for count, draft in enumerate(drafts, start=1):
            tervik = draft.record.tervik
            if tervik.pk is None:
                tervik.save()
                note("tervik_start_formation", tervik, actor.user, {"why": "import"})
            draft.record.tervik = tervik
            draft.record.save()
            note("membership_imported", draft.record, actor.user, self.told(draft.record))
            progress(count)
        regions = {draft.record.tervik.region_id for draft in drafts}
        recompute(Region.objects.filter(pk__in=regions))
        return {}

    def told(self, one: Membership) -> Json:
        """A membership as the log tells it."""
        last = one.member_to.isoformat() if one.member_to else None
        return {"party": one.party_id, "member_from": one.member_from.isoformat(), "member_to": last}

    def export(self, actor: Actor) -> Iterator[dict[str, str]]:
        """What is on record in the regions that the person sees."""
        rows = Membership.objects.select_related("tervik__region", "party__municipality").order_by("pk")
        if actor.user is not None:
            rows = rows.filter(tervik__region__in=readable_region_ids(actor.user))
        municipal = Organization.objects.filter(roles__role=OrganizationRole.Role.MUNICIPALITY)
        own = set(municipal.values_list("pk", flat=True))
        for one in rows:
            seat = one.party.municipality if one.party_id in own else None
            yield {
                "region_code": one.tervik.region.code,
                "party": seat.code if seat else one.party.registry_code or one.party.name,
                "member_from": one.member_from.isoformat(),
                "member_to": one.member_to.isoformat() if one.member_to else "",
                "basis": one.basis,
            }

    def may_import(self, user: Person) -> bool:
        """Those who keep a region, or the country."""
        return can_import(user)


def made_tervik(name: str) -> Problem:
    """Tell that a TERVIK in formation will be made."""
    text = gettext_noop("Piirkonnas ei ole TERVIKut. Import loob selle: %(name)s, loomisel.")
    return Problem(1, "region_code", Reason(text, {"name": name}))
