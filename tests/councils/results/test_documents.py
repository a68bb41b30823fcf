"""A strategy is drafted, commented, put before the council, and published by an adopted decision alone (C2, C8, C9)."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from agreements.lifecycle import ForbiddenStep
from agreements.models import Event
from councils.lifecycles.document import DOCUMENT, DocumentState, DocumentStep
from councils.models import Action, Goal, MonitoringReport, Priority, ProfileSection, Strategy, WellbeingProfile
from councils.models.documents import FrozenDocument
from councils.pages.results import monitoring_of, reports_of, strategy_in_force
from councils.services import documents
from councils.services.comments import comment
from councils.services.reports import put_report
from councils.services.strategy_versions import copy_strategy
from registry.models import Region
from tests import factories
from tests.councils.factories import DecisionFactory, MandateFactory, council_of

from .builders import (
    ActionFactory,
    GoalFactory,
    GoalMeasureFactory,
    PriorityFactory,
    StrategyFactory,
    approved,
    strategy_with_goal,
    value,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 12)
S, T = DocumentState, DocumentStep


def decision_of(region, **fields):
    return DecisionFactory(council=council_of(region.code), **fields)


def adopt(decision, on: date = DAY):
    """As the council's own service does it, without the way there."""
    decision.state, decision.number, decision.adopted_on = "adopted", f"{on.year}-{decision.pk}", on
    decision.save()
    with transaction.atomic():
        documents.approve_documents(decision)


def put(region, strategy):
    """The draft, put before the council by its staff."""
    decision = decision_of(region)
    return documents.put_before_council(factories.staff_of(region), strategy, decision), decision


# Who may not


def test_nobody_but_the_region_s_staff_moves_a_draft(home, abroad):
    draft = strategy_with_goal(home, on=None).document
    council = council_of(home.code)
    member = MandateFactory(council=council).person
    clerk = factories.member_of(factories.OrganizationFactory(municipality__region=home))
    for user in (factories.staff_of(abroad), factories.reader_of(home), member, clerk, council.secretary):
        with pytest.raises(PermissionDenied):
            documents.ask_comments(user, draft)
        with pytest.raises(PermissionDenied):
            documents.put_before_council(user, draft, decision_of(home))
        with pytest.raises(PermissionDenied):
            copy_strategy(user, draft)
        with pytest.raises(PermissionDenied):
            documents.begin(user, StrategyFactory.build(region=home))
    draft.refresh_from_db()
    assert draft.state == S.DRAFT


def test_only_the_network_s_council_and_staff_comment_and_only_while_asked(home, abroad):
    draft = strategy_with_goal(home, on=None).document
    member = MandateFactory(council=council_of(home.code)).person
    with pytest.raises(PermissionDenied):
        comment(member, draft, "Liiga vara.")
    documents.ask_comments(factories.staff_of(home), draft)
    draft.refresh_from_db()
    strangers = [factories.staff_of(abroad), MandateFactory(council=council_of(abroad.code)).person]
    for user in [*strangers, factories.UserFactory()]:
        with pytest.raises(PermissionDenied):
            comment(user, draft, "Kuidas läheb?")
    assert comment(member, draft, " Hea. ").text == "Hea."
    with pytest.raises(ValidationError):
        comment(member, draft, "  ")


def test_no_person_publishes_whatever_they_are(home):
    national = factories.national_editor()
    strategy, _decision = put(home, strategy_with_goal(home, on=None).document)
    for taken in (T.APPROVE, T.SUCCEED):
        with pytest.raises(PermissionDenied):
            documents.take(national, strategy, taken)


def test_a_decision_that_is_not_adopted_publishes_nothing(home):
    strategy, decision = put(home, strategy_with_goal(home, on=None).document)
    with pytest.raises(ValidationError), transaction.atomic():
        documents.approve_documents(decision)
    strategy.refresh_from_db()
    assert strategy.state == S.PUT
    assert not Strategy.objects.public().exists()


def test_the_database_knows_no_public_strategy_without_a_decision(home):
    strategy = strategy_with_goal(home, on=None).document
    with pytest.raises(IntegrityError), transaction.atomic():
        Strategy.objects.filter(pk=strategy.pk).update(state=S.APPROVED.value)


# The table


def test_every_step_that_the_table_does_not_have_is_refused():
    for state in DocumentState:
        for step in DocumentStep:
            if (state, step) not in DOCUMENT.steps:
                with pytest.raises(ForbiddenStep):
                    DOCUMENT.after(state, step)


def test_the_way_from_draft_to_the_public(home):
    staff = factories.staff_of(home)
    goal = strategy_with_goal(home, on=None)
    strategy = documents.ask_comments(staff, goal.document)
    strategy, decision = put(home, strategy)
    assert strategy_in_force(home, DAY) is None
    adopt(decision)
    found = strategy_in_force(home, DAY)
    assert (found, found.state, found.approved_on, found.decision) == (strategy, S.APPROVED, DAY, decision)
    assert strategy_in_force(home, date(2026, 3, 11)) is None
    kinds = list(Event.objects.filter(subject=f"strategy:{strategy.pk}").values_list("kind", flat=True))
    assert kinds == ["strategy_ask_comments", "strategy_put", "strategy_approve"]


def test_what_lies_before_the_council_is_not_changed_by_anybody(home):
    goal = strategy_with_goal(home, on=None)
    row = goal.measures.get()
    put(home, goal.document)
    goal = type(goal).objects.get(pk=goal.pk)
    row = type(row).objects.get(pk=row.pk)
    for part in (goal, row, goal.priority):
        with pytest.raises(ValidationError):
            part.save()
        with pytest.raises(ValidationError):
            part.delete()
    with pytest.raises(ValidationError):
        PriorityFactory(strategy=Strategy.objects.get(pk=goal.document.pk))
    with pytest.raises(ValidationError):
        goal.document.full_clean()


def test_a_decision_that_was_not_adopted_lets_the_draft_be_taken_back_and_put_again(home):
    strategy, decision = put(home, strategy_with_goal(home, on=None).document)
    decision.state = "not_adopted"
    decision.save()
    back = documents.take_back(factories.staff_of(home), strategy)
    assert (back.state, back.decision) == (S.COMMENTING, None)
    again, second = put(home, back)
    adopt(second)
    again.refresh_from_db()
    assert again.state == S.APPROVED


def test_another_council_s_decision_or_an_adopted_one_does_not_serve(home, abroad):
    staff, draft = factories.staff_of(home), strategy_with_goal(home, on=None).document
    adopted = decision_of(home)
    adopt(adopted)
    for wrong in (decision_of(abroad), adopted):
        with pytest.raises(ValidationError):
            documents.put_before_council(staff, draft, wrong)


# C8


@pytest.mark.parametrize(
    ("state", "county", "reasons"),
    [
        (2, 2, []),
        (3, 1, ["Riigi ettepanekul prioriteete on 3, lubatud on kuni 2."]),
        (0, 3, ["Maakonna ettepanekul prioriteete on 3, lubatud on kuni 2."]),
        (3, 2, ["Riigi ettepanekul prioriteete on 3", "Prioriteete on kokku 5, lubatud on kuni 4."]),
        (0, 0, ["ei ole ühtegi prioriteeti"]),
    ],
)
def test_at_most_four_priorities_two_by_the_state_and_two_by_the_county(home, state, county, reasons):
    strategy = StrategyFactory(region=home)
    for proposer in [Priority.By.STATE] * state + [Priority.By.COUNTY] * county:
        GoalMeasureFactory(goal=GoalFactory(priority=PriorityFactory(strategy=strategy, proposer=proposer)))
    if not reasons:
        assert put(home, strategy)[0].state == S.PUT
        return
    with pytest.raises(ValidationError) as refusal:
        put(home, strategy)
    for reason in reasons:
        assert any(reason in message for message in refusal.value.messages), refusal.value.messages


def test_a_priority_without_goal_and_a_goal_without_measure_are_told(home):
    strategy = StrategyFactory(region=home)
    PriorityFactory(strategy=strategy, name_et="Tühi")
    GoalFactory(priority__strategy=strategy, name_et="Mõõtmata", responsible="")
    with pytest.raises(ValidationError) as refusal:
        put(home, strategy)
    said = " ".join(refusal.value.messages)
    assert "“Tühi” ei ole eesmärki" in said
    assert "“Mõõtmata” ei ole mõõdikut" in said
    assert "“Mõõtmata” ei ole vastutajat" in said


# Versions


def test_a_new_version_is_a_copy_whose_goals_are_the_same_by_lineage(home):
    goal = strategy_with_goal(home, on=None)
    row = goal.measures.get()
    row.year_targets.create(year=2026, number=3)
    approved(goal.document)
    with pytest.raises(FrozenDocument):
        row.year_targets.create(year=2027, number=4)
    made = copy_strategy(factories.staff_of(home), goal.document)
    copied = type(goal).objects.get(priority__strategy=made)
    assert (made.version, made.state, copied.lineage) == (2, S.DRAFT, goal.lineage)
    assert (copied.name_et, copied.measures.get().original_words) == (goal.name_et, row.original_words)
    assert list(copied.measures.get().year_targets.values_list("year", "number")) == [(2026, 3)]
    assert copied.pk != goal.pk


def test_the_new_version_takes_the_place_of_the_old_one_and_its_open_actions(home):
    goal = strategy_with_goal(home)
    open_one, done = ActionFactory(goal=goal), ActionFactory(goal=goal, state=Action.State.DONE)
    made = copy_strategy(factories.staff_of(home), goal.document)
    put_one, decision = put(home, made)
    adopt(decision, date(2026, 5, 1))
    goal.document.refresh_from_db()
    assert Strategy.objects.get(pk=goal.document.pk).state == S.SUCCEEDED
    assert strategy_in_force(home, date(2026, 5, 1)) == put_one
    assert strategy_in_force(home, date(2026, 4, 30)) == goal.document
    open_one.refresh_from_db()
    done.refresh_from_db()
    assert open_one.goal.document == put_one
    assert done.goal == goal


def test_an_action_whose_goal_was_left_out_stays_with_it(home):
    """T2: what was planned for a goal that the new version does not have is not moved under another one."""
    goal = strategy_with_goal(home)
    action = ActionFactory(goal=goal)
    made = copy_strategy(factories.staff_of(home), goal.document)
    other = Goal.objects.get(priority__strategy=made)
    Goal.objects.filter(pk=other.pk).update(lineage=uuid4())
    _, decision = put(home, made)
    adopt(decision, date(2026, 5, 1))
    action.refresh_from_db()
    assert action.goal == goal
    assert Strategy.objects.get(pk=goal.document.pk).state == S.SUCCEEDED


def test_a_strategy_without_days_takes_the_place_of_every_one_before(home):
    """C2: an unknown period shares a day with each; two strategies never stand side by side by chance."""
    goal = strategy_with_goal(home)
    later = GoalFactory(
        priority__strategy=StrategyFactory(region=home, version=2, valid_from=date(2029, 1, 1), valid_to=None)
    )
    GoalMeasureFactory(goal=later)
    _, decision = put(home, later.document)
    adopt(decision, date(2028, 10, 1))
    assert Strategy.objects.get(pk=goal.document.pk).state == S.SUCCEEDED


def test_a_strategy_of_the_next_period_leaves_this_one_in_force_until_its_last_day(home):
    goal = strategy_with_goal(home)
    later = GoalFactory(
        priority__strategy=StrategyFactory(
            region=home, version=2, valid_from=date(2029, 1, 1), valid_to=date(2032, 12, 31)
        )
    )
    GoalMeasureFactory(goal=later)
    _, decision = put(home, later.document)
    adopt(decision, date(2028, 10, 1))
    assert Strategy.objects.get(pk=goal.document.pk).state == S.APPROVED
    assert strategy_in_force(home, date(2028, 12, 31)) == goal.document
    assert strategy_in_force(home, date(2029, 1, 1)) == later.document


# Monitoring and profile


def test_a_report_keeps_the_picture_of_the_day_when_figures_change_later(home):
    goal = strategy_with_goal(home)
    shown = value(home, 2025, "1.9")
    staff = factories.staff_of(home)
    report = documents.begin(
        staff, MonitoringReport(region=home, strategy=goal.document, text_et="Läks hästi.", as_of=date(2025, 12, 31))
    )
    decision = decision_of(home)
    put_report(staff, report, decision)
    shown.number = 3
    shown.save()
    adopt(decision)
    (report,) = reports_of(home, DAY)
    assert report.snapshot["goals"][0]["verdict"] == "reached"
    assert report.snapshot["goals"][0]["measures"][0]["years"][0]["value"] == "1,9\xa0%"
    with pytest.raises(ValidationError):
        put_report(staff, report, decision_of(home))


def test_a_report_keeps_its_picture_in_the_three_languages(home, client):
    """C9: what is published speaks the reader's language, also when names and figures change later."""
    goal = strategy_with_goal(home, on=None)
    goal.name_ru = "Пожилой живёт дома"
    goal.save()
    approved(goal.document)
    value(home, 2025, "1.9")
    staff = factories.staff_of(home)
    report = MonitoringReport(region=home, strategy=goal.document, text_et="Läks hästi.", as_of=date(2025, 12, 31))
    decision = decision_of(home)
    put_report(staff, documents.begin(staff, report), decision)
    adopt(decision)
    type(goal).objects.update(name_ru="Другое")
    said = client.get("/ru/regions/raplamaa/monitoring/1/").content.decode().replace("\xa0", " ")
    for words in ("Пожилой живёт дома", "меньше цели 2,0 %", "1,9 %", "Цель достигнута"):
        assert words in said, words
    assert "Väärtus" in client.get("/et/regions/raplamaa/monitoring/1/").content.decode()
    MonitoringReport.objects.update(snapshot={**MonitoringReport.objects.get().snapshot, "in": {}})
    old = client.get("/ru/regions/raplamaa/monitoring/1/").content.decode()
    assert '<div class="flow" lang="et">' in old


def test_a_report_is_not_of_a_day_to_come_nor_on_another_region_s_strategy(home):
    strategy = strategy_with_goal(home).document
    other = Region.objects.get(code="0087")
    staff = factories.staff_of(home)
    for facts in ({"as_of": date(2099, 1, 1)}, {"strategy": strategy_with_goal(other).document}):
        row = MonitoringReport(**{"region": home, "strategy": strategy, "as_of": DAY, "text_et": "Hea.", **facts})
        with pytest.raises(ValidationError, match=r"tulekul|oma piirkonna"):
            documents.begin(staff, row)


def test_a_region_without_a_report_for_over_a_year_is_overdue(home):
    strategy_with_goal(home)
    since = strategy_in_force(home, DAY).since
    assert since == date(2025, 2, 12)
    assert monitoring_of(since, [], date(2026, 2, 12)).state == "due_soon"
    assert monitoring_of(since, [], date(2026, 2, 13)).state == "overdue"


def test_a_confirmed_profile_gives_way_to_the_next(home):
    staff, found = factories.staff_of(home), []
    for _ in range(2):
        profile = documents.begin(staff, WellbeingProfile(region=home))
        with pytest.raises(ValidationError):
            documents.put_before_council(staff, profile, decision_of(home))
        ProfileSection.objects.create(profile=profile, kind="needs", title_et="Vajadused", text_et="Abi kodus.")
        decision = decision_of(home)
        documents.put_before_council(staff, profile, decision)
        adopt(decision)
        found.append(profile)
    states = [WellbeingProfile.objects.get(pk=one.pk).state for one in found]
    assert states == [S.SUCCEEDED, S.APPROVED]
