"""From a draft to what a resident reads: one municipality objects, the text is changed, the round closes."""

from datetime import date

import pytest

from councils.consensus import Voice
from councils.models import Decision, Strategy
from councils.services.decisions import draft_decision, put_decision, reword
from councils.services.rounds import close_expired_rounds, open_round
from councils.services.voices import note_word, say
from registry.models import Region
from tests import factories
from tests.councils.conftest import SetDay

from .builders import EMERGENCY, GoalFactory, GoalMeasureFactory, StrategyFactory, value

pytestmark = pytest.mark.django_db
DRAFT = "/et/regions/raplamaa/drafts/strategy/1/"
PUBLIC = "/ru/regions/raplamaa/strategy/"
GOAL = "Больной человек получает поддержку вовремя"
DEADLINE = date(2026, 3, 27)


@pytest.fixture(autouse=True)
def _before_the_meeting(_while_the_strategy_holds: None, today: SetDay) -> None:
    """The story begins in spring, before its council meets."""
    today(date(2026, 3, 1))


@pytest.fixture
def draft(home: Region) -> Strategy:
    """What the staff have drafted: a goal of the state with a change from the baseline."""
    strategy = StrategyFactory(region=home)
    goal = GoalFactory(
        priority__strategy=strategy, priority__proposer="state", name_et="Haige saab abi aegsasti", name_ru=GOAL
    )
    GoalMeasureFactory(goal=goal, measure=value(home, 2024, "91", EMERGENCY).measure, kind="change", number=-30)
    goal.measures.update(year=2028, baseline_year=2024, original_words="−30 %")
    value(home, 2025, "82", EMERGENCY)
    value(None, 2025, "85", EMERGENCY)
    return strategy


def test_a_strategy_reaches_the_reader_by_consensus_alone(today, draft, secretary, seats, item, enter, home):
    staff, resident = enter(factories.staff_of(home)), enter()
    staff.post(f"{DRAFT}step/", {"step": "ask_comments"})
    enter(seats["0317"].person).post(f"{DRAFT}comment/", {"text": "Kes maksab?"})

    item.meeting.__class__.objects.filter(pk=item.meeting_id).update(state="called")
    decision = Decision(council=item.meeting.council, item=item, title_et="Strateegia", text_et="Kinnitame strateegia.")
    decision = put_decision(secretary, draft_decision(secretary, decision))
    staff.post(f"{DRAFT}step/", {"step": "put", "decision": decision.pk})
    assert GOAL not in resident.get(PUBLIC).content.decode()

    today(date(2026, 3, 13))
    for name, mandate in seats.items():
        note_word(secretary, decision, mandate, Voice.OBJECTS if name == "0317" else Voice.AGREES, "Kes maksab?")
    decision = reword(secretary, decision, "Strateegia", "Kinnitame strateegia. Maksab TERVIK.", "Kohila vastuväide")
    open_round(secretary, decision, DEADLINE)
    for mandate in seats.values():
        say(mandate.person, decision, mandate, Voice.AGREES)
    assert GOAL not in resident.get(PUBLIC).content.decode()

    assert close_expired_rounds(DEADLINE) == (0, 0)
    today(date(2026, 3, 28))
    assert close_expired_rounds(date(2026, 3, 28)) == (1, 0)

    said = resident.get(PUBLIC).content.decode()
    for words in (GOAL, "На пути к цели", "<title id=", " (2028).", "решение № 2026-1", "27.03.2026"):
        assert words in said, words


def test_a_round_in_which_somebody_is_silent_publishes_nothing(today, draft, secretary, seats, item, enter, home):
    decision = draft_decision(secretary, Decision(council=item.meeting.council, title_et="Strateegia", text_et="Jah."))
    enter(factories.staff_of(home)).post(f"{DRAFT}step/", {"step": "put", "decision": decision.pk})
    open_round(secretary, decision, DEADLINE)
    for name, mandate in seats.items():
        if name != "0317":
            say(mandate.person, decision, mandate, Voice.AGREES)
    today(date(2026, 3, 28))
    assert close_expired_rounds(date(2026, 3, 28)) == (0, 1)
    assert Strategy.objects.get().state == "put"
    assert GOAL not in enter().get(PUBLIC).content.decode()
