"""The council is asked in writing, and rounds expire (C3)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.consensus import Outcome
from councils.decision_lifecycle import DecisionState, DecisionStep
from councils.models import Decision, WrittenRound
from councils.notices import Notice, tell_of_decision
from councils.standing import current_round, standing

from .decisions import adopt, fail, locked, step
from .keeping import check_keeps


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
    """Adopt, or say not adopted, where the deadline has passed; how many of each. For the daily run."""
    adopted = failed = 0
    for decision in Decision.objects.filter(state=DecisionState.IN_ROUND).select_related("council__region", "item"):
        opened = current_round(decision)
        if opened is None or on <= opened.deadline:
            continue
        if standing(decision, on).judged.outcome is Outcome.ADOPTED:
            adopt(None, decision, on)
            adopted += 1
        else:
            fail(None, decision, on)
            failed += 1
    return adopted, failed
