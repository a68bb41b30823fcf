"""Import of memberships: what was agreed on paper before the portal (A2, T5)."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from agreements.models import Membership
from agreements.record.log import note
from agreements.services.recompute import recompute
from registry.importing import cells
from registry.importing.actors import Actor, can_import
from registry.importing.columns import Column, Row
from registry.importing.kinds import Progress, no_progress
from registry.importing.plans import Outcome, Plan
from registry.importing.reasons import Json, Problem, Reason
from registry.models import Organization, OrganizationRole, Region
from registry.permissions import Person, readable_region_ids

from .rows import Work

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


class MembershipsKind:
    """Memberships as a table; the key is region, party and first day."""

    name = "memberships"
    title = _("Liikmesused")
    model = Membership
    columns = COLUMNS
    looks_at_faulty = True

    def plan(self, rows: list[Row], actor: Actor, progress: Progress = no_progress) -> Plan:
        """Compare the rows of a file with what is on record."""
        plan, work = Plan(), Work(actor)
        for count, row in enumerate(rows, start=1):
            work.take(row)
            progress(count)
        work.check_overlaps()
        plan.problems += work.problems
        wrong = work.wrong_rows()
        for draft in work.drafts.values():
            plan.problems += draft.problems
            plan.warnings += draft.warnings
            if not draft.problems and draft.row.number not in wrong:
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
