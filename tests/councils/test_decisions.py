"""How a decision comes about, at every edge (C3)."""

from datetime import date
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agreements.lifecycle import ForbiddenStep
from agreements.models import Event
from agreements.models.append_only import AppendOnlyError
from agreements.record.proof import faults
from councils import adoption_effects
from councils.consensus import Obstacle, Outcome, Voice
from councils.lifecycles.decision import DECISION, STEPS, DecisionState, DecisionStep
from councils.models import CouncilRuleSet, Decision, Meeting, Voicing
from councils.services.decisions import adopt, draft_decision, fail, put_decision, reword, withdraw_decision
from councils.services.mandates import end_mandate
from councils.services.meetings import note_attendance
from councils.services.rounds import close_expired_rounds, open_round, remind_of_rounds
from councils.services.voices import note_agreement, note_word, say
from councils.standing import standing
from registry.models import LetterRecipient, Municipality, SearchChange
from tests.councils.conftest import MEETING_DAY
from tests.councils.factories import AdoptedDecisionFactory, AgendaItemFactory, MandateFactory, council_of
from tests.factories import UserFactory
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
AFTER = date(2026, 3, 13)
DEADLINE = date(2026, 3, 27)


def everybody_agrees(secretary, decision, seats, *, but=()):
    for name, mandate in seats.items():
        if name not in but:
            note_word(secretary, decision, mandate, Voice.AGREES)


@pytest.fixture
def held(today, decision):
    """The day after the meeting, which was held; no word is noted yet."""
    today(AFTER)
    Meeting.objects.filter(pk=decision.item.meeting_id).update(state="held")
    return Decision.objects.get(pk=decision.pk)


def outcome(decision, on=AFTER):
    return standing(Decision.objects.get(pk=decision.pk), on).judged.outcome


def test_every_step_exists_in_its_states_alone():
    for state in DecisionState:
        for taken in DecisionStep:
            if (state, taken) not in STEPS:
                with pytest.raises(ForbiddenStep):
                    DECISION.after(state, taken)
    assert DECISION.is_final(DecisionState.ADOPTED)
    assert DECISION.is_final(DecisionState.WITHDRAWN)


def test_a_decision_replaces_one_of_its_own_council(secretary, council, item):
    """C3: neither another county's decision is replaced, nor another county's agenda used."""
    elsewhere = council_of("0087")
    others = AdoptedDecisionFactory(council=elsewhere)
    strange_item = AgendaItemFactory(meeting__council=elsewhere)
    for field, fields in (("replaces", {"replaces": others, "item": item}), ("item", {"item": strange_item})):
        new = Decision(council=council, title_et="Uus", text_et="Muudame.", **fields)
        with nothing_written(), pytest.raises(ValidationError) as refused:
            draft_decision(secretary, new)
        assert field in refused.value.error_dict
    mine = AdoptedDecisionFactory(council=council)
    new = Decision(council=council, title_et="Uus", text_et="Muudame.", replaces=mine)
    assert draft_decision(secretary, new).replaces == mine


def test_a_text_that_members_have_seen_is_not_changed_without_a_reason(secretary, decision):
    """C3: whoever gave their word reads why it is asked anew."""
    with nothing_written(), pytest.raises(ValidationError) as refused:
        reword(secretary, decision, "Eesmärgid", "Kinnitame muud eesmärgid.", " ")
    assert "reason" in refused.value.error_dict


def test_all_seats_agree_at_the_meeting_and_the_decision_is_adopted_frozen_and_told(secretary, held, seats):
    everybody_agrees(secretary, held, seats)
    decision = adopt(secretary, held, AFTER)
    assert (decision.number, decision.adopted_on, decision.state) == ("2026-1", MEETING_DAY, "adopted")
    content = bytes(decision.document.content)
    assert content.startswith(b"%PDF")
    assert decision.document.sha256 == sha256(content).hexdigest()
    assert [seat["voice"] for seat in decision.document.values["seats"]] == ["nõustub"] * 7
    assert LetterRecipient.objects.filter(letter__criteria__notice="adopted").count() == 8
    assert SearchChange.objects.filter(kind="decision", object_id=decision.pk).exists()
    assert list(faults()) == []


def test_a_meeting_whose_day_has_come_but_that_was_not_held_adopts_nothing(today, secretary, decision, seats):
    """C3, C7: all have said on their own pages that they agree; still the council has to meet over it."""
    for mandate in seats.values():
        say(mandate.person, decision, mandate, Voice.AGREES)
    for day in (MEETING_DAY, AFTER):
        today(day)
        assert outcome(decision, day) is Outcome.ADOPTED
        with pytest.raises(ValidationError, match="kes koosolekul osalesid"):
            adopt(secretary, decision, day)
    note_attendance(secretary, decision.item.meeting, {one.pk: one.person for one in seats.values()})
    assert adopt(secretary, decision, AFTER).adopted_on == MEETING_DAY


def test_one_missing_seat_is_enough_to_adopt_nothing(secretary, held, seats):
    seats["0317"].delete()
    everybody_agrees(secretary, held, seats, but=["0317"])
    with pytest.raises(ValidationError):
        adopt(secretary, held, AFTER)
    (hindrance,) = standing(held, AFTER).judged.hindrances
    assert hindrance.obstacle is Obstacle.SEAT_EMPTY
    assert Decision.objects.get().state == "put"


def test_who_stands_aside_does_not_hinder(secretary, held, seats):
    everybody_agrees(secretary, held, seats, but=["0317"])
    note_word(secretary, held, seats["0317"], Voice.STANDS_ASIDE)
    assert adopt(secretary, held, AFTER).number == "2026-1"


def test_where_the_rules_say_so_standing_aside_is_not_enough(secretary, held, seats):
    CouncilRuleSet.objects.create(
        code="range",
        status="in_force",
        legal_reference="Seadus",
        stand_aside_is_enough=False,
        valid_from=MEETING_DAY,
        approved_by_law_import=True,
    )
    everybody_agrees(secretary, held, seats, but=["0317"])
    note_word(secretary, held, seats["0317"], Voice.STANDS_ASIDE)
    assert outcome(held) is Outcome.NOT_ADOPTED


def test_an_additional_member_may_object_but_needs_not_agree(council, secretary, held, seats):
    guest = MandateFactory(council=council, kind="additional", body="Eakate nõukoda")
    everybody_agrees(secretary, held, seats)
    assert outcome(held) is Outcome.ADOPTED
    note_word(secretary, held, guest, Voice.OBJECTS, "Eakaid ei ole küsitud.")
    assert outcome(held) is Outcome.NOT_ADOPTED


def test_an_objection_needs_its_reason(secretary, held, seats):
    with pytest.raises(ValidationError) as refused:
        note_word(secretary, held, seats["0317"], Voice.OBJECTS, "  ")
    assert "reason" in refused.value.error_dict
    assert not Voicing.objects.exists()


def test_a_withdrawn_objection_hinders_no_more_and_stays_on_record(secretary, held, seats):
    everybody_agrees(secretary, held, seats, but=["0317"])
    note_word(secretary, held, seats["0317"], Voice.OBJECTS, "Raha ei ole.")
    open_round(secretary, held, DEADLINE)
    say(seats["0317"].person, held, seats["0317"], Voice.WITHDRAWS)
    assert outcome(held) is Outcome.OPEN
    say(seats["0317"].person, held, seats["0317"], Voice.AGREES)
    decision = adopt(secretary, held, AFTER)
    (objection,) = decision.document.values["objections"]
    assert objection["of"] == "Kohila vald"
    assert objection["reason"] == ["Raha ei ole."]


def test_words_belong_to_a_text_and_a_changed_one_asks_everybody_anew(secretary, held, seats):
    everybody_agrees(secretary, held, seats, but=["0317"])
    note_word(secretary, held, seats["0317"], Voice.OBJECTS, "Tähtaeg on liiga lühike.")
    fail(secretary, held, AFTER)
    decision = reword(secretary, held, "Eesmärgid", "Kinnitame eesmärgid aastaks 2028.", "Kohila vastuväide")
    assert (decision.state, decision.version) == ("put", 2)
    with pytest.raises(ValidationError):
        adopt(secretary, decision, AFTER)
    open_round(secretary, decision, DEADLINE)
    for mandate in seats.values():
        say(mandate.person, decision, mandate, Voice.AGREES)
    adopted = adopt(secretary, decision, AFTER)
    assert adopted.document.values["text"] == ["Kinnitame eesmärgid aastaks 2028."]
    assert adopted.document.values["objections"][0]["version"] == 1
    assert [one.version for one in adopted.wordings.all()] == [1, 2]


def test_a_text_that_changed_after_the_meeting_is_not_adopted_without_a_round(secretary, held, seats):
    decision = reword(secretary, held, "Eesmärgid", "Muu tekst.", "Täpsustus")
    for mandate in seats.values():
        say(mandate.person, decision, mandate, Voice.AGREES)
    with pytest.raises(ValidationError):
        adopt(secretary, decision, AFTER)


def test_the_same_text_is_no_new_wording(secretary, held):
    with pytest.raises(ValidationError):
        reword(secretary, held, "Eesmärgid", "Kinnitame eesmärgid.", "Niisama")


def test_the_absent_answer_on_the_last_day_of_the_round(today, secretary, held, seats):
    everybody_agrees(secretary, held, seats, but=["0317"])
    note_word(secretary, held, seats["0317"], Voice.ABSENT)
    open_round(secretary, held, DEADLINE)
    today(DEADLINE)
    assert close_expired_rounds(DEADLINE) == (0, 0)
    say(seats["0317"].person, held, seats["0317"], Voice.AGREES)
    assert close_expired_rounds(date(2026, 3, 28)) == (1, 0)
    decision = Decision.objects.get()
    assert (decision.state, decision.adopted_on) == ("adopted", DEADLINE)
    assert Event.objects.filter(kind="decision_adopted", actor=None).exists()


def test_silence_until_the_round_expires_is_no_consent(today, secretary, held, seats):
    everybody_agrees(secretary, held, seats, but=["0317"])
    open_round(secretary, held, DEADLINE)
    with pytest.raises(ValidationError):
        fail(secretary, held, AFTER)
    today(date(2026, 3, 28))
    with pytest.raises(ValidationError):
        say(seats["0317"].person, held, seats["0317"], Voice.AGREES)
    assert close_expired_rounds(date(2026, 3, 28)) == (0, 1)
    assert Decision.objects.get().state == "not_adopted"
    assert LetterRecipient.objects.filter(letter__criteria__notice="not_adopted").count() == 8


def test_a_rounds_deadline_lies_after_today(secretary, held):
    with pytest.raises(ValidationError):
        open_round(secretary, held, AFTER)


def test_a_decision_without_a_meeting_is_made_in_writing(secretary, council, seats):
    decision = draft_decision(secretary, Decision(council=council, title_et="Kiire", text_et="Nõus."))
    open_round(secretary, decision, DEADLINE)
    assert LetterRecipient.objects.filter(letter__criteria__notice="round_opened").count() == 8
    for mandate in seats.values():
        say(mandate.person, decision, mandate, Voice.AGREES)
    adopted = adopt(secretary, decision, date(2026, 3, 1))
    assert adopted.adopted_on == date(2026, 3, 1)


def test_silence_before_the_meeting_is_no_refusal(secretary, decision):
    with pytest.raises(ValidationError):
        fail(secretary, decision, date(2026, 3, 1))
    assert Decision.objects.get().state == "put"


def test_nothing_is_adopted_before_the_meeting(secretary, decision, seats):
    for mandate in seats.values():
        say(mandate.person, decision, mandate, Voice.AGREES)
    with pytest.raises(ValidationError):
        adopt(secretary, decision, date(2026, 3, 1))


def test_a_mandate_that_ends_on_the_day_of_the_meeting_still_counts(today, secretary, decision, seats):
    end_mandate(secretary, seats["0317"], MEETING_DAY)
    today(AFTER)
    note_attendance(secretary, decision.item.meeting, {one.pk: one.person for one in seats.values()})
    everybody_agrees(secretary, decision, seats)
    assert adopt(secretary, decision, AFTER).state == "adopted"


def test_a_mandate_that_ended_the_day_before_leaves_its_seat_empty(today, secretary, decision, seats):
    end_mandate(secretary, seats["0317"], date(2026, 3, 11))
    today(AFTER)
    everybody_agrees(secretary, decision, seats)
    assert outcome(decision) is Outcome.NOT_ADOPTED


def test_municipalities_that_merge_between_call_and_meeting_leave_one_seat(today, secretary, council, decision, seats):
    successor = Municipality.objects.get(code="0317")
    Municipality.objects.filter(code="0293").update(valid_to=date(2026, 3, 10), successor=successor)
    today(AFTER)
    everybody_agrees(secretary, decision, seats, but=["0293"])
    assert outcome(decision) is Outcome.ADOPTED
    note_word(secretary, decision, seats["0293"], Voice.OBJECTS, "Meid enam ei ole.")
    judged = standing(decision, AFTER).judged
    assert judged.outcome is Outcome.ADOPTED
    assert len(judged.not_counted) == 1


def test_all_who_were_there_agreed_but_for_whom_it_was_noted_otherwise(today, secretary, decision, seats):
    """C3: one act notes the rest; who was absent is absent, and an objection that stands, stays."""
    today(AFTER)
    with pytest.raises(ValidationError):
        note_agreement(secretary, decision)
    present = {mandate.pk: mandate.person for name, mandate in seats.items() if name != "0317"}
    note_attendance(secretary, decision.item.meeting, present)
    note_word(secretary, decision, seats["0503"], Voice.OBJECTS, "Liiga vara.")
    with pytest.raises(PermissionDenied):
        note_agreement(seats["0668"].person, decision)
    note_agreement(secretary, decision)
    said = {one.mandate_id: one.voice for one in Voicing.objects.all()}
    assert said.pop(seats["0503"].pk) == "objects"
    assert said.pop(seats["0317"].pk) == "absent"
    assert set(said.values()) == {"agrees"}
    assert note_agreement(secretary, decision) == []
    assert outcome(decision) is Outcome.NOT_ADOPTED


def test_silent_seats_are_reminded_once_before_the_round_ends(today, secretary, held, seats):
    """C3: silence is no consent, so whoever is silent hears of it in time."""
    everybody_agrees(secretary, held, seats, but=["0317"])
    open_round(secretary, held, DEADLINE)
    assert remind_of_rounds(date(2026, 3, 24)) == 0
    today(date(2026, 3, 25))
    assert remind_of_rounds(date(2026, 3, 25)) == 1
    told = LetterRecipient.objects.filter(letter__criteria__notice="round_ends")
    assert [one.email for one in told] == [seats["0317"].person.email]
    assert remind_of_rounds(date(2026, 3, 26)) == 0


def test_a_new_member_of_a_seat_speaks_for_it_in_a_round_that_is_open(today, secretary, council, decision, seats):
    """C3: the seat agrees, whoever sits in it on the day."""
    today(AFTER)
    everybody_agrees(secretary, decision, seats, but=["0317"])
    open_round(secretary, decision, DEADLINE)
    end_mandate(secretary, seats["0317"], date(2026, 3, 15))
    follower = MandateFactory(
        council=council, kind="municipality", organization=seats["0317"].organization, valid_from=date(2026, 3, 16)
    )
    today(date(2026, 3, 17))
    say(follower.person, decision, follower, Voice.AGREES)
    assert outcome(decision, date(2026, 3, 17)) is Outcome.ADOPTED


def test_a_deputy_speaks_for_the_seat(secretary, held, seats):
    seats["0317"].deputy = UserFactory()
    seats["0317"].save()
    everybody_agrees(secretary, held, seats, but=["0317"])
    say(seats["0317"].deputy, held, seats["0317"], Voice.AGREES)
    assert outcome(held) is Outcome.ADOPTED


def test_an_adopted_decision_takes_no_more_words_steps_or_changes(secretary, held, seats):
    everybody_agrees(secretary, held, seats)
    decision = adopt(secretary, held, AFTER)
    with pytest.raises(ValidationError):
        say(seats["0317"].person, decision, seats["0317"], Voice.OBJECTS, "Mõtlesin ümber.")
    with pytest.raises(ForbiddenStep):
        withdraw_decision(secretary, decision)
    with pytest.raises(AppendOnlyError):
        decision.document.delete()
    with pytest.raises(AppendOnlyError):
        Voicing.objects.all().update(voice="agrees")


def test_numbers_run_by_council_and_year(today, secretary, council, seats):
    AdoptedDecisionFactory(council=council, number="2026-7")
    AdoptedDecisionFactory(council=council_of("0087"), number="2026-40")
    decision = draft_decision(secretary, Decision(council=council, title_et="Järgmine", text_et="Nõus."))
    open_round(secretary, decision, DEADLINE)
    for mandate in seats.values():
        say(mandate.person, decision, mandate, Voice.AGREES)
    assert adopt(secretary, decision, date(2026, 3, 1)).number == "2026-8"


def test_what_follows_from_a_decision_happens_with_it_or_nothing_does(monkeypatch, secretary, held, seats):
    monkeypatch.setattr(adoption_effects, "_effects", {})

    def refuse(decision):
        raise ValidationError("Strateegia ei ole valmis.")

    adoption_effects.on_adoption("proov", refuse)
    everybody_agrees(secretary, held, seats)
    with pytest.raises(ValidationError):
        adopt(secretary, held, AFTER)
    assert Decision.objects.get().state == "put"
    seen = []
    adoption_effects.on_adoption("proov", seen.append)
    assert adopt(secretary, held, AFTER) == seen[0]


def test_a_point_of_another_council_is_no_place_for_a_decision(secretary, council, item):
    other = council_of("0087", secretary=secretary)
    with pytest.raises(ValidationError):
        draft_decision(secretary, Decision(council=other, item=item, title_et="Võõras", text_et="Tekst"))


def test_put_twice_is_no_step(secretary, decision):
    with pytest.raises(ForbiddenStep):
        put_decision(secretary, decision)


def test_a_round_that_cannot_be_closed_keeps_no_other_from_being_closed(
    monkeypatch, caplog, today, secretary, council, seats
):
    """C3: what one decision would do is refused; the next one is still said not adopted, and the first tried again."""
    stuck, other = (
        draft_decision(secretary, Decision(council=council, title_et=title, text_et="Nõus."))
        for title in ("Esimene", "Teine")
    )
    for one in (stuck, other):
        open_round(secretary, one, DEADLINE)
    for mandate in seats.values():
        say(mandate.person, stuck, mandate, Voice.AGREES)

    def refuse(decision):
        raise ValidationError("Ei saa.")

    monkeypatch.setattr(adoption_effects, "_effects", {"proov": refuse})
    today(date(2026, 3, 28))
    assert close_expired_rounds(date(2026, 3, 28)) == (0, 1)
    assert "cannot be closed" in caplog.text
    states = dict(Decision.objects.values_list("title_et", "state"))
    assert states == {"Esimene": "in_round", "Teine": "not_adopted"}
    monkeypatch.setattr(adoption_effects, "_effects", {})
    assert close_expired_rounds(date(2026, 3, 29)) == (1, 0)


def test_a_title_as_long_as_a_title_may_be_is_asked_about_and_adopted(today, secretary, council, seats):
    """Letters have shorter subjects than decisions have titles."""
    decision = draft_decision(secretary, Decision(council=council, title_et="Pikk " * 49 + "lõpp", text_et="Nõus."))
    open_round(secretary, decision, DEADLINE)
    for mandate in seats.values():
        say(mandate.person, decision, mandate, Voice.AGREES)
    assert adopt(secretary, decision, date(2026, 3, 1)).state == "adopted"
    assert LetterRecipient.objects.filter(letter__criteria__notice="adopted").count() == 8


@pytest.mark.parametrize("ending", ["reword", "withdraw"])
def test_who_was_asked_in_writing_is_told_that_the_round_has_ended(today, secretary, held, seats, ending):
    """C3: somebody who answers the old letter would find nothing to answer."""
    open_round(secretary, held, DEADLINE)
    if ending == "reword":
        reword(secretary, held, "Eesmärgid", "Uus tekst.", "Kohila palus")
    else:
        withdraw_decision(secretary, held)
    notice = {"reword": "reworded", "withdraw": "withdrawn"}[ending]
    told = LetterRecipient.objects.filter(letter__criteria__notice=notice)
    assert told.count() == 8
    assert "kirjalik ring lõppes" in told[0].letter.body.lower()


def test_where_nobody_was_asked_in_writing_a_new_text_is_not_written_about(secretary, held, seats):
    reword(secretary, held, "Eesmärgid", "Uus tekst.", "Kohila palus")
    withdraw_decision(secretary, held)
    assert not LetterRecipient.objects.filter(letter__criteria__decision=held.pk).exists()
