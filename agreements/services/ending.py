"""What ends with a TERVIK: memberships, notices, forms and agreements; nothing of it is deleted (A3)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts.models import User
from agreements.ending_checks import obstacles
from agreements.lifecycle import Actor
from agreements.lifecycles.cooperation import CooperationStep
from agreements.lifecycles.leaving import LeavingStep
from agreements.models import CooperationAgreement, Departure, Tervik
from agreements.notices.leaving import tell_of_the_end
from agreements.record.log import note

from . import cooperation_steps, leaving_steps
from .leaving_days import end_form_of


def check_may_end(tervik: Tervik, on: date) -> None:
    """Raise ValidationError that names all that is not dealt with."""
    if found := obstacles(tervik, on):
        raise ValidationError(found)


def end_all(user: User, tervik: Tervik, on: date) -> None:
    """End on that day what still runs of an ended TERVIK, and tell everybody."""
    running = tervik.memberships.filter(Q(member_to=None) | Q(member_to__gt=on), member_from__lte=on)
    memberships = list(running.select_related("party"))
    for one in memberships:
        one.member_to = on
        one.save()
        note("membership_ended", one, user, {"member_to": on.isoformat()})
        end_form_of(one)
    for departure in Departure.objects.filter(membership__in=memberships, state=Departure.State.GIVEN):
        leaving_steps.take(leaving_steps.locked(departure), LeavingStep.LEAVE, Actor.CLOCK)
    for agreement in tervik.agreements.filter(state=CooperationAgreement.State.IN_FORCE):
        payload = {"tervik_ended_on": on.isoformat()}
        cooperation_steps.take(cooperation_steps.locked(agreement), CooperationStep.END, Actor.CLOCK, payload)
    tell_of_the_end(tervik, on, [one.party for one in memberships], user)
