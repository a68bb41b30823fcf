"""The example's strategy and results: two years of history, every page filled, all of it marked as invented."""

import io

import pytest
from django.core.management import call_command
from django.test import Client

from councils.models import FundEntry, GoalMeasure, MeasureValue, Strategy, YearTarget
from councils.pages.fund import fund_page
from registry.models import Region
from registry.views import moment

pytestmark = pytest.mark.django_db
PAGES = ("results", "strategy", "strategy/1", "strategy/2/changes", "dashboard", "plan", "fund", "profile", "proposals")


@pytest.fixture
def rapla() -> Region:
    return Region.objects.get(code="0071")


def test_two_versions_are_approved_and_a_third_is_being_commented(rapla):
    states = Strategy.objects.filter(region=rapla).order_by("version").values_list("state", flat=True)
    assert list(states) == ["succeeded", "approved", "commenting"]
    assert YearTarget.objects.filter(goal_measure__goal__priority__strategy__version=2).count() == 3


def test_targets_and_baselines_move_with_the_strategy(rapla):
    """C2: a target year lies within the strategy, and the values reach back to every baseline."""
    for row in GoalMeasure.objects.filter(goal__priority__strategy__region=rapla).select_related("measure"):
        strategy = row.goal.priority.strategy
        aims = [row.year, *row.year_targets.values_list("year", flat=True)]
        assert all(strategy.valid_from.year <= year <= strategy.valid_to.year for year in aims if year)
        if row.baseline_year:
            assert row.measure.values.filter(region=rapla, year=row.baseline_year).exists(), row


def test_every_value_says_that_it_is_invented():
    assert set(MeasureValue.objects.values_list("source", flat=True)) == {"Näidis, välja mõeldud"}


def test_the_published_budget_comes_out_and_the_fund_is_counted(rapla):
    page = fund_page(rapla, moment.today())
    assert [one.total.planned for one in page.budget] == [17289500, 26376300, 35046100, 40070800]
    assert page.balance == 4125000 + 2000000 - 600000 - 421340
    assert FundEntry.objects.filter(kind="counter").count() == 1


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_every_page_of_the_county_answers(language):
    client = Client()
    for page in PAGES:
        answer = client.get(f"/{language}/regions/raplamaa/{page}/")
        assert answer.status_code == 200, page
    report = client.get(f"/{language}/regions/raplamaa/monitoring/1/")
    assert report.status_code == 200
    for page in ("monitoring", "measures", "measures/risk4-emo"):
        assert client.get(f"/{language}/{page}/").status_code == 200


def test_the_monitoring_of_the_example_county_is_in_time():
    said = Client().get("/et/regions/raplamaa/results/").content.decode()
    assert "Õigel ajal" in said


def test_loading_again_adds_nothing(rapla):
    before = (Strategy.objects.count(), MeasureValue.objects.count(), FundEntry.objects.count())
    call_command("load_example", stdout=io.StringIO())
    assert before == (Strategy.objects.count(), MeasureValue.objects.count(), FundEntry.objects.count())
