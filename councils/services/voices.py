"""Each seat's word on a decision: said by the member, or noted by the secretary at the meeting (C3)."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.consensus import Voice
from councils.lifecycles.decision import DecisionState
from councils.lifecycles.meeting import MeetingState
from councils.models import Decision, Mandate, Meeting, Voicing
from councils.permissions import can_keep, can_speak_for
from councils.standing import current_round

from .decisions import locked

OPEN_STATES = (DecisionState.PUT, DecisionState.IN_ROUND)


@transaction.atomic
def say(user: User, decision: Decision, mandate: Mandate, voice: Voice, reason: str = "") -> Voicing:
    """The member or deputy says the seat's word; the last one counts, all stay on record.

    Raises PermissionDenied where it is not that person's seat today; ValidationError where it is too late or an
    objection gives no reason.
    """
    if mandate.council_id != decision.council_id or not can_speak_for(user, mandate, timezone.localdate()):
        raise PermissionDenied
    return record(user, locked(decision), mandate, user, voice, reason, timezone.localdate())


@transaction.atomic
def note_word(user: User, decision: Decision, mandate: Mandate, voice: Voice, reason: str = "") -> Voicing:
    """The secretary notes what a seat said at the meeting, by whoever attended in its name.

    Raises PermissionDenied; ValidationError before the meeting, in a written round, for an objection without reason,
    or where nobody came in the seat's name.
    """
    decision = locked(decision)
    if mandate.council_id != decision.council_id or not can_keep(user, decision.council):
        raise PermissionDenied
    meeting = meeting_to_note(decision)
    row = meeting.participations.filter(mandate=mandate).select_related("attended_by").first()
    if row and row.is_noted and row.attended_by is None and voice is not Voice.ABSENT:
        raise ValidationError({"voice": _("Sellelt kohalt ei olnud koosolekul kedagi.")})
    person = row.attended_by if row and row.attended_by else mandate.person
    return record(user, decision, mandate, person, voice, reason, meeting.day)


@transaction.atomic
def note_agreement(user: User, decision: Decision) -> list[Voicing]:
    """The secretary notes that all the others who were there agreed, and who was absent; words that stand, stay.

    Raises PermissionDenied; ValidationError where it cannot be noted, or before those present are noted.
    """
    decision = locked(decision)
    if not can_keep(user, decision.council):
        raise PermissionDenied
    meeting = held_meeting(decision)
    said = decision.voicings.filter(version=decision.version).values("mandate")
    rows = meeting.participations.filter(is_noted=True).exclude(mandate__in=said)
    return [
        note_word(user, decision, row.mandate, Voice.AGREES if row.attended_by_id else Voice.ABSENT)
        for row in rows.select_related("mandate")
    ]


def meeting_to_note(decision: Decision) -> Meeting:
    """The meeting at which words were said. Raises ValidationError where it did not take place, or asked in writing."""
    meeting = decision.item.meeting if decision.item else None
    if meeting is None:
        raise ValidationError(_("Otsus ei ole ühegi koosoleku päevakorras."))
    took_place = meeting.state in (MeetingState.CALLED, MeetingState.HELD) and meeting.day <= timezone.localdate()
    if not took_place or decision.state != DecisionState.PUT:
        raise ValidationError(_("Koosolekul öeldut saab üles märkida pärast koosolekut ja enne kirjalikku ringi."))
    return meeting


def held_meeting(decision: Decision) -> Meeting:
    """The same, with those present noted. Raises ValidationError where they are not."""
    meeting = meeting_to_note(decision)
    if meeting.state != MeetingState.HELD:
        raise ValidationError(_("Märkige enne, kes koosolekul osalesid."))
    return meeting


def record(
    by: User, decision: Decision, mandate: Mandate, person: User, voice: Voice, reason: str, said_on: date
) -> Voicing:
    """Put the word on record, where it can still be said."""
    check_open(decision, said_on)
    if voice is Voice.OBJECTS and not reason.strip():
        raise ValidationError({"reason": _("Kirjutage vastuväite põhjus.")})
    voicing = Voicing.objects.create(
        decision=decision,
        version=decision.version,
        mandate=mandate,
        person=person,
        voice=voice.value,
        reason=reason.strip(),
        said_on=said_on,
        noted_by=by,
    )
    payload = {"decision": decision.pk, "version": decision.version, "mandate": mandate.pk, "voice": voice.value}
    note("word_said", voicing, by, payload)
    return voicing


def check_open(decision: Decision, said_on: date) -> None:
    """Raise ValidationError where no word is taken: not yet, or not any more, for late silence stays silence (C3)."""
    if decision.state == DecisionState.DRAFT:
        raise ValidationError(_("Eelnõu ei ole veel koostöökogu ees."))
    opened = current_round(decision) if decision.state == DecisionState.IN_ROUND else None
    if decision.state not in OPEN_STATES or (opened and said_on > opened.deadline):
        raise ValidationError(_("Selle otsuse kohta ei saa enam sõna öelda."))
