"""The example's action plan, proposals and readiness."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from councils.models import Action, EmergencyContact, Goal, Milestone, Proposal, ReadinessPlan, Strategy
from registry.models import Organization, Region

from .files import ago, day, phone, translated

RESPONSIBLE = "SA Rapla Maakonnahaigla"


def load_plan(region: Region, strategy: Strategy, entry: Mapping[str, Any], today: date) -> None:
    """Everything that is done, proposed and kept ready."""
    goals = list(Goal.objects.filter(priority__strategy=strategy))
    for one in entry["action"]:
        add_action(region, goals[one["goal"]], one, today)
    for one in entry["proposal"]:
        Proposal.objects.create(
            region=region,
            addressee_name=one["to"],
            state=one["state"],
            sent_on=ago(today, one["sent"]),
            answer=one.get("answer", ""),
            answered_on=ago(today, one.get("answered")),
            **translated("title", one["title"]),
            **translated("text", one["text"]),
        )
    for one in entry["contact"]:
        facts = {"name": one["name"], "duty": one["duty"], "order": one["order"]}
        EmergencyContact.objects.create(region=region, phone=phone(one["phone"]), **facts)
    for one in entry["plan"]:
        ReadinessPlan.objects.create(region=region, title=one["title"], text=one["text"])


def add_action(region: Region, goal: Goal, entry: Mapping[str, Any], today: date) -> None:
    """An action with its milestones."""
    action = Action.objects.create(
        region=region,
        goal=goal,
        organization=Organization.objects.get(name=RESPONSIBLE),
        begins_on=day(today, entry["begins"]),
        ends_on=day(today, entry["ends"]),
        cents=entry.get("cents"),
        state=entry["state"],
        reason=entry.get("reason", ""),
        **translated("name", entry["name"]),
    )
    action.measures.set([row.measure_id for row in goal.measures.all()])
    for one in entry.get("milestones", []):
        Milestone.objects.create(
            action=action, name=one["name"], due_on=day(today, one["due"]), done_on=ago(today, one.get("done"))
        )
