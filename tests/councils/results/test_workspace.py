"""The workspace of drafts: who finds what, and the steps from the draft to the public, by hand as in a browser."""

from datetime import date

import pytest

from councils.adoption_effects import carry_out
from councils.models import MonitoringReport, Strategy
from tests import factories
from tests.councils.factories import DecisionFactory, MandateFactory, council_of

from .builders import measure, strategy_with_goal, value

pytestmark = pytest.mark.django_db
DRAFT = "/et/regions/raplamaa/drafts/strategy/1/"


def strangers(home, abroad):
    clerk = factories.member_of(factories.OrganizationFactory(municipality__region=home))
    return [
        factories.UserFactory(),
        clerk,
        factories.staff_of(abroad),
        factories.reader_of(abroad),
        MandateFactory(council=council_of(abroad.code)).person,
        council_of(abroad.code).secretary,
    ]


@pytest.mark.parametrize("state", ["draft", "commenting", "put", "dropped"])
def test_strangers_find_no_draft_under_any_address(home, abroad, enter, state):
    goal = strategy_with_goal(home, on=None)
    Strategy.objects.filter(pk=goal.document.pk).update(state=state)
    for user in strangers(home, abroad):
        client = enter(user)
        for address in (DRAFT, "/et/regions/raplamaa/drafts/"):
            assert client.get(address).status_code == 404, user
        for step in ("ask_comments", "put", "take_back", "drop", "copy"):
            assert client.post(f"{DRAFT}step/", {"step": step}).status_code == 404
        assert client.post(f"{DRAFT}comment/", {"text": "Tere"}).status_code == 404
    assert enter().get(DRAFT).status_code == 302
    assert Strategy.objects.get(pk=goal.document.pk).state == state


def test_a_member_sees_a_draft_once_asked_and_not_before(home, enter):
    goal = strategy_with_goal(home, on=None)
    client = enter(MandateFactory(council=council_of(home.code)).person)
    assert client.get(DRAFT).status_code == 404
    enter(factories.staff_of(home)).post(f"{DRAFT}step/", {"step": "ask_comments"})
    said = client.get(DRAFT).content.decode()
    assert goal.name in said
    assert 'name="step"' not in said
    assert client.post(f"{DRAFT}step/", {"step": "drop"}).status_code == 404
    client.post(f"{DRAFT}comment/", {"text": "Lisage lapsed."})
    assert "Lisage lapsed." in client.get(DRAFT).content.decode()


def test_a_reader_of_the_region_reads_and_takes_no_step(home, enter):
    strategy_with_goal(home, on=None)
    client = enter(factories.reader_of(home))
    assert client.get(DRAFT).status_code == 200
    assert client.post(f"{DRAFT}step/", {"step": "ask_comments"}).status_code == 404


def test_staff_come_from_the_workspace_to_where_texts_are_written_and_members_do_not(home, enter):
    strategy_with_goal(home, on=None)
    client = enter(factories.staff_of(home))
    said = client.get(DRAFT).content.decode()
    for words in ("Muuda teksti", "Muuda eesmärke ja mõõdikuid"):
        assert words in said, words
    begun = client.get("/et/regions/raplamaa/drafts/").content.decode()
    for words in ("Alusta strateegiat", "Alusta heaoluprofiili", "Alusta seire aruannet"):
        assert words in begun, words
    reader = enter(factories.reader_of(home))
    assert "Muuda teksti" not in reader.get(DRAFT).content.decode()
    assert "Alusta" not in reader.get("/et/regions/raplamaa/drafts/").content.decode()


def test_staff_put_the_draft_and_the_adopted_decision_alone_shows_it_to_everybody(home, enter):
    goal = strategy_with_goal(home, on=None)
    value(home, 2025, "1.9")
    decision = DecisionFactory(council=council_of(home.code), title_et="Kinnitada strateegia")
    client = enter(factories.staff_of(home))
    assert "Kinnitada strateegia" in client.get(DRAFT).content.decode()
    client.post(f"{DRAFT}step/", {"step": "put", "decision": decision.pk})
    assert goal.name not in enter().get("/ru/regions/raplamaa/strategy/").content.decode()
    decision.state, decision.number, decision.adopted_on = "adopted", "2026-1", date(2026, 3, 12)
    decision.save()
    carry_out(decision)
    said = enter().get("/ru/regions/raplamaa/strategy/").content.decode()
    assert goal.name in said
    assert "Цель достигнута" in said


def test_what_speaks_against_it_is_told_and_it_stays_a_draft(home, enter):
    goal = strategy_with_goal(home, on=None)
    goal.measures.all().delete()
    decision = DecisionFactory(council=council_of(home.code))
    client = enter(factories.staff_of(home))
    assert "ei ole mõõdikut" in client.get(DRAFT).content.decode()
    answer = client.post(f"{DRAFT}step/", {"step": "put", "decision": decision.pk}, follow=True)
    assert "ei ole mõõdikut" in answer.content.decode()
    assert Strategy.objects.get().state == "draft"


@pytest.mark.parametrize("text", ["", " ", "nii\0", "ü" * 5001], ids=["empty", "blank", "null", "too long"])
def test_a_comment_that_the_record_cannot_keep_is_refused_in_words(home, enter, text):
    """C2: it is told on the page, and nothing is kept."""
    draft = strategy_with_goal(home, on=None).document
    Strategy.objects.filter(pk=draft.pk).update(state="commenting")
    answer = enter(factories.staff_of(home)).post(f"{DRAFT}comment/", {"text": text}, follow=True)
    assert answer.status_code == 200
    assert "Teie arvamus on kirjas" not in answer.content.decode()
    assert not draft.comments.exists()


@pytest.mark.parametrize("word", ["", "0", "999999", "abc", "-1", "9" * 40, "elsewhere"])
def test_a_draft_is_not_put_without_a_decision_of_its_own_council(home, abroad, enter, word):
    """C8: the staff are told to choose one; whatever is sent, the draft stays a draft."""
    draft = strategy_with_goal(home, on=None).document
    others = DecisionFactory(council=council_of(abroad.code))
    sent = {"step": "put", "decision": others.pk if word == "elsewhere" else word}
    answer = enter(factories.staff_of(home)).post(f"{DRAFT}step/", sent, follow=True)
    assert "Valige oma koostöökogu otsus" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_step_that_is_not_possible_now_is_said(home, enter):
    strategy_with_goal(home, on=None)
    client = enter(factories.staff_of(home))
    answer = client.post(f"{DRAFT}step/", {"step": "take_back"}, follow=True)
    assert "See samm ei ole praegu võimalik" in answer.content.decode()
    assert client.post(f"{DRAFT}step/", {"step": "approve"}).status_code == 404
    assert client.get("/et/regions/raplamaa/drafts/kass/1/").status_code == 404


def test_a_new_version_begins_from_the_one_in_force_and_shows_what_changes(home, enter):
    goal = strategy_with_goal(home)
    client = enter(factories.staff_of(home))
    client.post(f"{DRAFT}step/", {"step": "copy"})
    copied = Strategy.objects.get(version=2)
    one = type(goal).objects.get(priority__strategy=copied)
    one.name_et = "Uus nimi"
    one.save()
    said = client.get("/et/regions/raplamaa/drafts/strategy/2/").content.decode()
    assert "Mis muutub" in said
    assert "Uus nimi" in said


def test_staff_begin_a_strategy_in_the_back_office_and_goals_with_measures_in_one_form(home, enter):
    client = enter(factories.staff_of(home))
    sent = {
        "region": home.pk,
        "title_et": "Strateegia",
        "valid_from": "2026-01-01",
        "valid_to": "2029-12-31",
        "priorities-TOTAL_FORMS": 1,
        "priorities-INITIAL_FORMS": 0,
        "priorities-0-proposer": "state",
        "priorities-0-order": 1,
        "priorities-0-name_et": "Toetus",
    }
    client.post("/haldus/register/strategy/new/", sent)
    made = Strategy.objects.get()
    assert (made.version, made.state, made.priorities.get().name) == (1, "draft", "Toetus")
    goal = {
        "priority": made.priorities.get().pk,
        "order": 1,
        "name_et": "Kodus",
        "group_kind": "risk",
        "group_et": "neli haigust",
        "responsible": "Haigla",
        "measures-TOTAL_FORMS": 1,
        "measures-INITIAL_FORMS": 0,
        "measures-0-measure": measure("risk4-emo").pk,
        "measures-0-kind": "change",
        "measures-0-number": "-30",
        "measures-0-year": 2028,
        "measures-0-due_day": 31,
        "measures-0-due_month": 3,
        "measures-0-year_targets-TOTAL_FORMS": 1,
        "measures-0-year_targets-INITIAL_FORMS": 0,
        "measures-0-year_targets-0-year": 2026,
        "measures-0-year_targets-0-number": "80",
    }
    client.post("/haldus/register/goal/new/", goal)
    row = made.priorities.get().goals.get().measures.get()
    assert (row.number, row.year_targets.get().number) == (-30, 80)


def test_a_report_in_the_workspace_is_read_before_it_is_put(home, enter):
    goal = strategy_with_goal(home)
    MonitoringReport.objects.create(region=home, strategy=goal.document, text_et="Hea.", as_of=date(2026, 1, 1))
    client = enter(factories.staff_of(home))
    assert "Hea." in client.get("/et/regions/raplamaa/drafts/report/1/").content.decode()
    assert enter().get("/et/regions/raplamaa/monitoring/1/").status_code == 404
    decision = DecisionFactory(council=council_of(home.code))
    client.post("/et/regions/raplamaa/drafts/report/1/step/", {"step": "put", "decision": decision.pk})
    decision.state, decision.number, decision.adopted_on = "adopted", "2026-2", date(2026, 3, 12)
    decision.save()
    carry_out(decision)
    assert "Hea." in enter().get("/et/regions/raplamaa/monitoring/1/").content.decode()
    assert enter().get("/et/regions/raplamaa/monitoring/1.json").json()["goals"]
