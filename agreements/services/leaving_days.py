"""The days of leaving: a notice that is given sets the last day, and after it the member has left (A3)."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from agreements.leaving import last_day
from agreements.lifecycle import Actor
from agreements.lifecycles.accession import AccessionStep
from agreements.lifecycles.leaving import LeavingStep
from agreements.models import AccessionApplication, Departure, Membership
from agreements.notices.leaving import tell_of_leaving
from agreements.quorum_record import met_on
from agreements.record.log import note
from registry.models import Organization

from . import steps
from .leaving_steps import locked, take
from .recompute import recompute


def notice_is_given(departure: Departure, given_on: date, step: LeavingStep, by: User | Actor) -> None:
    """The notice stands: the membership ends on the last day; what that does to the quorum is told (T6)."""
    membership = departure.membership
    departure.given_on = given_on
    departure.last_day = last_day(given_on, departure.notice_days, departure.wished_last_day)
    others = members_beside(membership)
    take(departure, step, by, {"given_on": given_on.isoformat(), "last_day": departure.last_day.isoformat()})
    end_membership(membership, departure.last_day)
    tell_of_leaving(departure, departure.last_day, others, by if isinstance(by, User) else departure.begun_by)
    if departure.last_day < timezone.localdate():
        leave(departure)


def end_membership(membership: Membership, on: date, by: User | None = None) -> None:
    """Set the last day of a membership, record it with the quorum before and after, and read the quorum anew."""
    region, following = membership.tervik.region, on + timedelta(days=1)
    before = met_on(region, following)
    membership.member_to = on
    membership.save()
    payload = {"member_to": on.isoformat(), "quorum_before": before, "quorum_after": met_on(region, following)}
    note("membership_ended", membership, by, payload)
    recompute([region])


def members_beside(membership: Membership) -> list[Organization]:
    """The other members of the TERVIK today."""
    rows = membership.tervik.memberships.in_force(timezone.localdate()).exclude(party=membership.party)
    return [row.party for row in rows.select_related("party")]


def leave(departure: Departure) -> None:
    """The last day has passed: the member has left, its accession form has ended."""
    take(departure, LeavingStep.LEAVE, Actor.CLOCK)
    end_form_of(departure.membership)


def end_form_of(membership: Membership) -> None:
    """The form that led to a membership ends with it."""
    form = AccessionApplication.objects.filter(membership=membership, state=AccessionApplication.State.IN_FORCE).first()
    if form is not None:
        steps.take(steps.locked(form), AccessionStep.END, Actor.CLOCK)


@transaction.atomic
def leave_due(on: date) -> int:
    """Let those have left whose last day has passed, and read the quorum of their regions anew; returns how many."""
    due = Departure.objects.filter(state=Departure.State.GIVEN, last_day__lt=on)
    left = [locked(one) for one in due]
    for one in left:
        leave(one)
    regions = {one.membership.tervik.region for one in left}
    if regions:
        recompute(sorted(regions, key=lambda region: region.pk), on)
    return len(left)
