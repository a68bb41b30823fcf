"""What a region's pages show, as tables of plain values: one entry for each file (C9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from councils.models import Action, BudgetLine, FundingContract, Milestone, Proposal, WellbeingProfile
from councils.pages.profile import ProfilePage, profile_page
from registry.models import Region

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RegionFile:
    """A file of a region: its columns, and its records on a day in the active language."""

    columns: tuple[str, ...]
    records: Callable[[Region, date], Iterable[Record]]


def plan(region: Region, on: date) -> Iterator[Record]:
    """The actions of the plan; milestones are one text each."""
    rows = Action.objects.filter(region=region).select_related("goal", "organization")
    for one in rows.prefetch_related("partners", "milestones", "measures"):
        yield {
            "goal": one.goal.name,
            "action": one.name,
            "measures": ", ".join(measure.code for measure in one.measures.all()),
            "responsible": one.organization.name,
            "partners": ", ".join(partner.name for partner in one.partners.all()),
            "begins_on": one.begins_on,
            "ends_on": one.ends_on,
            "cents": one.cents,
            "state": one.state,
            "reason": one.reason,
            "late": "yes" if one.is_late(on) else "no",
            "milestones": "; ".join(milestone(step, on) for step in one.milestones.all()),
        }


def milestone(step: Milestone, on: date) -> str:
    """A step in one text: due, name, when it was done or that it is late."""
    return f"{step.due_on} {step.name} ({step.done_on or ('late' if step.is_late(on) else '-')})"


def budget(region: Region, on: date) -> Iterator[Record]:
    """The budget's lines; of alternatives only the one that counts goes into a total."""
    for one in BudgetLine.objects.filter(region=region):
        yield {
            "year": one.year,
            "line": one.name,
            "source": one.source,
            "planned_cents": one.planned,
            "actual_cents": one.actual,
            "alternative": one.alternative,
            "counts": "yes" if one.is_chosen else "no",
            "note": one.note,
        }


def contracts(region: Region, on: date) -> Iterator[Record]:
    """The contracts with funders (F5)."""
    for one in FundingContract.objects.filter(region=region).select_related("funder"):
        yield {
            "funder": one.who,
            "begins_on": one.begins_on,
            "ends_on": one.ends_on,
            "cents": one.cents,
            "purpose": one.purpose,
            "document": one.document,
        }


def proposals(region: Region, on: date) -> Iterator[Record]:
    """What was proposed, and the answers; drafts are not public (T2)."""
    for one in Proposal.objects.sent().filter(region=region).select_related("addressee"):
        yield {
            "title": one.title,
            "text": one.text,
            "addressee": one.who,
            "state": one.state,
            "sent_on": one.sent_on,
            "answer": one.answer,
            "answered_on": one.answered_on,
        }


def profile(region: Region, on: date) -> Iterator[Record]:
    """The confirmed profile: its sections with the figures of their measures, then coverage and shortcomings."""
    found = WellbeingProfile.objects.filter(region=region).approved_on(on).first()
    if found is not None:
        yield from profile_records(profile_page(found, on))


def profile_records(page: ProfilePage) -> Iterator[Record]:
    """All that the page of a profile shows."""
    for view in page.sections:
        said = {"part": view.section.kind, "title": view.section.title, "text": view.section.text}
        yield said
        for row in view.figure.rows if view.figure else ():
            value, _target, country = row.numbers
            yield {
                "part": "figure",
                "title": view.section.measure.code if view.section.measure else "",
                "period": str(row.period),
                "value": value,
                "estonia": country,
            }
    for line in page.coverage:
        yield {"part": "coverage", "title": line.name, "value": line.offered, "text": ", ".join(line.lacking)}
    for one in page.shortcomings:
        place = one.municipality.name if one.municipality else ""
        yield {"part": "shortcoming", "title": place, "text": one.description}


FILES = {
    "plan": RegionFile(
        (
            "goal",
            "action",
            "measures",
            "responsible",
            "partners",
            "begins_on",
            "ends_on",
            "cents",
            "state",
            "reason",
            "late",
            "milestones",
        ),
        plan,
    ),
    "budget": RegionFile(
        ("year", "line", "source", "planned_cents", "actual_cents", "alternative", "counts", "note"), budget
    ),
    "contracts": RegionFile(("funder", "begins_on", "ends_on", "cents", "purpose", "document"), contracts),
    "proposals": RegionFile(("title", "text", "addressee", "state", "sent_on", "answer", "answered_on"), proposals),
    "profile": RegionFile(("part", "title", "text", "period", "value", "estonia"), profile),
}
