"""Telling of an action or its milestone past its day: the responsible member and the TERVIK's staff, once (T2)."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.calendar_of import site_address
from councils.models import Action, Milestone

from .late_letters import may_tell, responsible_and_staff, tell_once


@transaction.atomic
def tell_late_actions(on: date) -> int:
    """Write of each late action that has not been told yet. Returns how many letters were written."""
    if not may_tell(on):
        return 0
    rows = Action.objects.late(on).select_related("region", "organization", "goal")
    return sum(tell_of_action(one) for one in rows.order_by("pk"))


@transaction.atomic
def tell_late_milestones(on: date) -> int:
    """Write of each late milestone that has not been told yet. Returns how many letters were written."""
    if not may_tell(on):
        return 0
    rows = Milestone.objects.late(on).select_related("action__region", "action__organization", "action__goal")
    return sum(tell_of_milestone(one) for one in rows.order_by("pk"))


def tell_of_action(action: Action) -> int:
    """Write of one action; anew where its last day or who is responsible has changed."""
    criteria: dict[str, object] = {
        "late_action": action.pk,
        "ends_on": action.ends_on.isoformat(),
        "organization": action.organization_id,
    }
    to = responsible_and_staff(action.organization, action.region)
    return tell_once(action.region, criteria, to, partial(words_of_action, action))


def tell_of_milestone(milestone: Milestone) -> int:
    """Write of one milestone; anew where its day or who is responsible has changed."""
    action = milestone.action
    criteria: dict[str, object] = {
        "late_milestone": milestone.pk,
        "due_on": milestone.due_on.isoformat(),
        "organization": action.organization_id,
    }
    to = responsible_and_staff(action.organization, action.region)
    return tell_once(action.region, criteria, to, partial(words_of_milestone, milestone))


def gaps_of(action: Action) -> dict[str, str]:
    """What both letters say of an action."""
    return {
        "action": action.name,
        "goal": action.goal.name,
        "region": action.region.short_name,
        "who": action.organization.name,
        "address": site_address(reverse("region_plan", args=[action.region.slug])),
    }


def words_of_action(action: Action) -> tuple[str, str]:
    """Subject and text in the active language."""
    gaps = {**gaps_of(action), "day": f"{action.ends_on:%d.%m.%Y}"}
    body = _(
        "%(region)s tegevuskava tegevus „%(action)s“ pidi lõppema %(day)s. Eesmärk: %(goal)s. Vastutab: %(who)s."
        "\n\nKui tegevus on tehtud, edasi lükatud või katkestatud, siis teatage sellest TERVIKule. TERVIK märgib"
        " seisu ja põhjuse tegevuskavas.\n\n%(address)s\n"
    )
    return _("Tegevus hilineb: %(action)s") % gaps, body % gaps


def words_of_milestone(milestone: Milestone) -> tuple[str, str]:
    """Subject and text in the active language."""
    gaps = {**gaps_of(milestone.action), "milestone": milestone.name, "day": f"{milestone.due_on:%d.%m.%Y}"}
    body = _(
        "%(region)s tegevuskava vahe-eesmärk „%(milestone)s“ pidi olema tehtud %(day)s. Tegevus: %(action)s."
        " Eesmärk: %(goal)s. Vastutab: %(who)s."
        "\n\nKui vahe-eesmärk on täidetud või edasi lükatud, siis teatage sellest TERVIKule. TERVIK märgib"
        " seisu tegevuskavas.\n\n%(address)s\n"
    )
    return _("Vahe-eesmärk hilineb: %(milestone)s") % gaps, body % gaps
