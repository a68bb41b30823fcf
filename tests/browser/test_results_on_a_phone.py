"""Results as a phone, a wide screen and paper show them: folded, open, whole; without JavaScript."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from registry.models import Region
from tests.councils.results.builders import CEILING, GoalFactory, GoalMeasureFactory, approved, measure, value

pytestmark = pytest.mark.django_db(transaction=True)
STRATEGY = "/et/regions/raplamaa/strategy/"


@pytest.fixture
def results():
    """A goal with two measures, both with values."""
    region = Region.objects.get(code="0071")
    until = timezone.localdate() + timedelta(days=900)
    goal = GoalFactory(priority__strategy__region=region, priority__strategy__valid_to=until)
    for code in (CEILING, "eakate-osakaal"):
        GoalMeasureFactory(goal=goal, measure=measure(code))
        for year in (2023, 2024, 2025):
            value(region, year, "1.9", code)
    approved(goal.document)


def test_on_a_phone_the_strategy_is_read_by_its_list_of_goals(open_page: Callable[..., Page], results: None):
    page = open_page(width=320, javascript=False)
    page.goto(STRATEGY)
    table, second = page.locator(".twin table").first, page.locator(".twin .chart")
    expect(page.locator(".chart").first).to_be_visible()
    assert not visible(table)
    assert not visible(second)
    page.locator("#eesmargid a").first.click()
    expect(page.locator("section h2").nth(1)).to_be_in_viewport()
    page.locator(".twin > summary").first.click()
    assert visible(table)
    page.get_by_role("link", name="Kõik eesmärgid").click()
    expect(page.locator("#eesmargid")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "medium"), [(1280, "screen"), (320, "print")])
def test_a_wide_screen_and_paper_show_the_whole(open_page: Callable[..., Page], results: None, width: int, medium: str):
    page = open_page(width=width, javascript=False)
    page.emulate_media(media=medium)
    page.goto(STRATEGY)
    for place in (page.locator(".twin table"), page.locator(".twin .chart"), page.locator(".arithmetic")):
        assert place.count()
        assert all(visible(one) for one in place.all())
    expect(page.locator(".twin > summary").first).to_be_hidden()


def visible(place) -> bool:
    """Whether a reader sees it: what is folded keeps its place in the tree, yet is not drawn."""
    return place.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
