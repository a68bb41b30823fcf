"""Who is invited to a meeting, and who is not any more (C7): by the mandates that hold on its day."""

from collections.abc import Collection

from django.utils import timezone

from accounts.models import User
from councils.lifecycles.meeting import MeetingState
from councils.models import Mandate, Meeting, Participation
from councils.notices import Notice, people_of, people_on, tell_of_meeting


def mandates_of(meeting: Meeting) -> list[Mandate]:
    """Whose mandates hold on the meeting's day: on its last day a mandate still does."""
    rows = Mandate.objects.in_force(meeting.day).filter(council=meeting.council)
    return list(rows.select_related("person", "deputy", "organization"))


def told_of(meeting: Meeting) -> set[User]:
    """Everybody whose calendar has the meeting."""
    rows = meeting.participations.select_related("mandate__person", "mandate__deputy")
    return people_on(meeting.council, meeting.day) | people_of(row.mandate for row in rows)


def tell(meeting: Meeting, notice: Notice, user: User, people: set[User], reason: str = "") -> None:
    """Tell them, with a calendar entry that is newer than every earlier one."""
    meeting.revision, meeting.told_at = meeting.revision + 1, timezone.now()
    meeting.save(update_fields=["revision", "told_at"])
    tell_of_meeting(meeting, notice, user, people, reason)


def invite(meeting: Meeting, user: User, notice: Notice, told_before: Collection[User] = ()) -> None:
    """Invite every seat that holds on the meeting's day; who was invited and has no seat then is told so."""
    mandates = mandates_of(meeting)
    for mandate in mandates:
        Participation.objects.get_or_create(meeting=meeting, mandate=mandate)
    meeting.participations.filter(is_noted=False).exclude(mandate__in=mandates).delete()
    people = people_on(meeting.council, meeting.day)
    tell(meeting, notice, user, people)
    tell_of_meeting(meeting, Notice.NOT_INVITED, user, set(told_before) - people)


def called_meetings(mandate: Mandate) -> list[Meeting]:
    """The council's meetings to come that are called."""
    rows = Meeting.objects.filter(council=mandate.council, state=MeetingState.CALLED, starts_at__gt=timezone.now())
    return list(rows.select_related("council__region"))


def invite_late(mandate: Mandate, user: User, people: set[User]) -> None:
    """Invite somebody who was seated after the call to the meetings on whose day they have the seat."""
    for meeting in called_meetings(mandate):
        if mandate.is_in_force(meeting.day):
            Participation.objects.get_or_create(meeting=meeting, mandate=mandate)
            tell_of_meeting(meeting, Notice.CALLED, user, people)


def take_back_invitations(mandate: Mandate, user: User) -> None:
    """Tell whose mandate ends before a called meeting that it is not theirs any more."""
    for meeting in called_meetings(mandate):
        invited = meeting.participations.filter(mandate=mandate)
        if not mandate.is_in_force(meeting.day) and invited.exists():
            invited.delete()
            tell_of_meeting(meeting, Notice.NOT_INVITED, user, people_of([mandate]))
