"""The council is asked in writing, and rounds expire (C3)."""

import logging
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.lifecycle import ForbiddenStep
from agreements.record.log import note
from councils.consensus import Obstacle, Outcome
from councils.lifecycles.decision import DecisionState, DecisionStep
from councils.models import Decision, Mandate, WrittenRound
from councils.notices import Notice, people_of, tell_of_decision
from councils.standing import current_round, standing
from registry.models import Letter

from .decisions import adopt, fail, locked, step
from .keeping import check_keeps

logger = logging.getLogger(__name__)

REMIND_BEFORE = timedelta(days=2)
SILENT = (Obstacle.SILENT, Obstacle.ABSENT)


@transaction.atomic
def open_round(user: User, decision: Decision, deadline: date) -> WrittenRound:
    """Ask the council in writing until the deadline, that day included; words said at the meeting stand.

    Raises PermissionDenied, ForbiddenStep; ValidationError for a deadline that is not after today.
    """
    decision = locked(decision)
    check_keeps(user, decision.council)
    today = timezone.localdate()
    if deadline <= today:
        raise ValidationError({"deadline": _("Tähtaeg on pärast tänast päeva.")})
    step(decision, DecisionStep.OPEN_ROUND)
    decision.save()
    opened = WrittenRound.objects.create(
        decision=decision, version=decision.version, opened_on=today, deadline=deadline
    )
    payload = {"version": decision.version, "deadline": deadline.isoformat()}
    note("decision_round_opened", decision, user, payload)
    tell_of_decision(decision, Notice.ROUND_OPENED, user, deadline)
    return opened


def close_expired_rounds(on: date) -> tuple[int, int]:
    """Adopt, or say not adopted, where the deadline has passed; how many of each. For the daily run.

    One that cannot be closed is logged and tried again the next time; it does not keep others from being closed.
    """
    closed = []
    for decision in Decision.objects.filter(state=DecisionState.IN_ROUND).select_related("council__region", "item"):
        opened = current_round(decision)
        if opened is None or on <= opened.deadline:
            continue
        try:
            closed.append(close_round(decision, on))
        except (ValidationError, ForbiddenStep):
            logger.exception("the round of decision %s cannot be closed", decision.pk)
    return closed.count(DecisionState.ADOPTED), closed.count(DecisionState.NOT_ADOPTED)


def close_round(decision: Decision, on: date) -> str:
    """Adopt it or say that it was not adopted; its state afterwards."""
    is_adopted = standing(decision, on).judged.outcome is Outcome.ADOPTED
    return (adopt if is_adopted else fail)(None, decision, on).state


def remind_of_rounds(on: date) -> int:
    """Write once to the seats that are silent two days before a round ends; of how many rounds. For the daily run."""
    told = 0
    for decision in Decision.objects.filter(state=DecisionState.IN_ROUND).select_related("council__region", "item"):
        opened = current_round(decision)
        if opened is None or not opened.deadline - REMIND_BEFORE <= on <= opened.deadline:
            continue
        sent = Letter.objects.filter(criteria={"decision": decision.pk, "notice": Notice.ROUND_ENDS.value})
        if sent.filter(written_at__date__gte=opened.opened_on).exists():
            continue
        with transaction.atomic():
            tell_of_decision(decision, Notice.ROUND_ENDS, None, opened.deadline, silent_people(decision, on))
        told += 1
    return told


def silent_people(decision: Decision, on: date) -> set[User]:
    """Members and deputies of the seats whose word is still missing (C3)."""
    silent = {one.seat for one in standing(decision, on).judged.hindrances if one.obstacle in SILENT}
    rows = Mandate.objects.in_force(on).filter(council=decision.council).select_related("person", "deputy")
    return people_of(mandate for mandate in rows if mandate.seat in silent)
