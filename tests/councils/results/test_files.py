"""Everything that a region's pages show is there as CSV and JSON, and nothing else is (C9)."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.models import BudgetLine, Proposal, WellbeingProfile
from registry.models import Region
from tests import factories
from tests.councils.factories import AdoptedDecisionFactory, council_of

from .builders import ActionFactory, measure, strategy_with_goal, value
from .rows import contract, proposal, row_in

pytestmark = pytest.mark.django_db
BASE = "/et/regions/raplamaa"
NAMES = ["plan", "budget", "contracts", "proposals", "profile"]
SENT = date(2026, 1, 2)


def table(client, name: str) -> list[dict[str, str]]:
    answer = client.get(f"{BASE}/{name}.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def records(client, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(client.get(f"{BASE}/{name}.json").content)
    return found


def profile(region: Region, version: int = 1, *, confirmed: bool = True) -> WellbeingProfile:
    """A profile with a section and its figure, confirmed by a decision or still a draft."""
    made = WellbeingProfile.objects.create(region=region, version=version)
    title = f"Rohkem eakaid {version}"
    made.sections.create(kind="needs", title_et=title, text_et="Osakaal kasvab.", measure=measure("eakate-osakaal"))
    if confirmed:
        made.decision = AdoptedDecisionFactory(council=council_of(region.code), number=f"2026-{version + 20}")
        made.state, made.approved_on = WellbeingProfile.State.APPROVED, date(2026, 1, version)
        made.save()
    return made


@pytest.mark.parametrize("name", NAMES)
def test_where_there_is_nothing_the_files_have_their_columns_alone(enter, home, name):
    assert table(enter(), name) == []
    assert records(enter(), name) == []


@pytest.mark.parametrize("name", NAMES)
def test_both_files_have_the_same_records(enter, home, name):
    ActionFactory(goal=strategy_with_goal(home)).milestones.create(name="Leping", due_on=SENT)
    row_in(BudgetLine, home)
    contract(home)
    Proposal.objects.filter(pk=proposal(home).pk).update(state=Proposal.State.SENT, sent_on=SENT)
    profile(home)
    value(home, 2025, "23.4", "eakate-osakaal")
    client = enter()
    said = [{key: "" if one is None else str(one) for key, one in row.items()} for row in records(client, name)]
    assert said
    assert table(client, name) == said


def test_a_proposal_that_is_not_sent_is_in_no_file(enter, home):
    proposal(home)
    assert records(enter(factories.staff_of(home)), "proposals") == []


def test_a_profile_s_file_has_its_figures_coverage_and_shortcomings(enter, home):
    profile(home)
    value(home, 2025, "23.4", "eakate-osakaal")
    value(None, 2025, "21", "eakate-osakaal")
    factories.ShortcomingFactory(region=home, description="Buss ei käi.")
    found = records(enter(), "profile")
    assert {"part": "figure", "period": "2025", "value": "23.4000", "estonia": "21.0000"}.items() <= found[1].items()
    assert [one["text"] for one in found if one["part"] == "shortcoming"] == ["Buss ei käi."]
    coverage = [one for one in found if one["part"] == "coverage"]
    assert len(coverage) == 13
    said = enter().get(f"{BASE}/profile/").content.decode()
    for words in ("Rohkem eakaid 1", "Koduteenus", "0 / 4", "Buss ei käi."):
        assert words in said, words


def test_an_earlier_profile_stays_readable_and_a_draft_is_nobody_s(enter, home):
    """C9: what the council approved stays public; what it did not is not found."""
    WellbeingProfile.objects.filter(pk=profile(home).pk).update(state=WellbeingProfile.State.SUCCEEDED)
    profile(home, 2)
    profile(home, 3, confirmed=False)
    client = enter(factories.staff_of(home))
    assert "See versioon ei kehti enam" in client.get(f"{BASE}/profile/1/").content.decode()
    newest = client.get(f"{BASE}/profile/").content.decode()
    assert "Rohkem eakaid 2" in newest
    assert f"{BASE}/profile/1/" in newest
    assert client.get(f"{BASE}/profile/3/").status_code == 404
    assert client.get(f"{BASE}/profile/9/").status_code == 404


def test_the_profile_tells_the_rehabilitation_target_group_with_its_source(enter, home):
    said = enter().get(f"{BASE}/profile/").content.decode()
    assert "Sihtrühmas on 223 inimest" in said.replace("\xa0", " ")
    assert "allikas ei ütle" in said


def test_the_profile_asks_no_more_queries_however_much_it_shows(enter, home):
    made = profile(home, confirmed=False)
    for number, one in enumerate(measure().__class__.objects.all()[:12]):
        made.sections.create(kind="needs", title_et=f"Osa {number}", text_et="Tekst.", measure=one)
        value(home, 2025, "1", one.code)
    decision = AdoptedDecisionFactory(council=council_of(home.code), number="2026-30")
    made.state, made.decision, made.approved_on = WellbeingProfile.State.APPROVED, decision, date(2026, 1, 1)
    made.save()
    client = enter()
    client.get(f"{BASE}/profile/")
    with CaptureQueriesContext(connection) as caught:
        client.get(f"{BASE}/profile/")
    assert len(caught) <= 15, [one["sql"][:120] for one in caught]


def test_the_fund_s_file_has_the_yearly_statement(enter, home):
    """F2: a year's opening, income by source and closing."""
    from councils.models import FundEntry

    row_in(FundEntry, home)
    (year,) = enter().get(f"{BASE}/fund.json").json()["years"]
    assert (year["opening_cents"], year["closing_cents"]) == (0, 100)
    assert [one["cents"] for one in year["income"]] == [100]


def test_the_monitoring_of_all_regions_is_a_file(enter):
    answer = enter().get("/et/monitoring.json").json()
    assert len(answer) == 15
    assert {one["state"] for one in answer} == {"nothing_to_monitor"}
    assert "0071" in enter().get("/et/monitoring.csv").content.decode()


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_region_s_measure_is_a_file_without_other_regions(enter, home, abroad, ending):
    value(home, 2025, "1.9")
    value(home, 2025, "2.4", sex="female")
    value(abroad, 2025, "7.7")
    value(None, 2025, "2.2")
    said = enter().get(f"{BASE}/measures/eakad-hooldekodus.{ending}").content.decode()
    assert all(number in said for number in ("1.9", "2.4", "2.2"))
    assert "7.7" not in said
