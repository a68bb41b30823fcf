"""The quorum from the database, as the command prints it."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from stdnum.ee import registrikood

from agreements.models import Membership, Tervik
from registry.models import Municipality, Organization, PatientList, Region

pytestmark = pytest.mark.django_db
DAY = "2026-03-01"


def ask(*arguments: str) -> list[dict]:
    out = StringIO()
    call_command("quorum", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def registry_code(number: int) -> str:
    body = f"{7000000 + number}"
    return body + registrikood.calc_check_digit(body)


def provider(number: int, lists: int, municipality: str = "0668") -> Organization:
    """A GP provider that serves that many lists in a municipality of Rapla."""
    one = Organization.objects.create(name=f"Perearst {number}", registry_code=registry_code(number))
    for place in range(lists):
        row = PatientList.objects.create(list_code=f"N{number:02}{place:02}", provider=one, valid_from=date(2020, 1, 1))
        row.municipalities.add(Municipality.objects.get(code=municipality))
    return one


@pytest.fixture
def rapla() -> Tervik:
    return Tervik.objects.create(region=Region.objects.get(code="0071"), name="Raplamaa TERVIK")


def join(tervik: Tervik, party: Organization, member_from: str = "2026-01-01", member_to: str | None = None) -> None:
    Membership.objects.create(tervik=tervik, party=party, member_from=member_from, member_to=member_to, basis="leping")


def municipality(code: str) -> Organization:
    return Organization.objects.get(municipality__code=code, roles__role="municipality")


def hospital() -> Organization:
    return Organization.objects.get(name="SA Rapla Maakonnahaigla")


def test_all_fifteen_regions_without_a_region():
    found = ask("--on", DAY)
    assert [one["region"] for one in found] == sorted(one["region"] for one in found)
    assert len(found) == 15


def test_a_region_without_lists_has_no_quorum_and_says_which_figure_is_missing(rapla):
    (found,) = ask("0071", "--on", DAY)
    assert found["gp_lists"] == {"joined": 0, "total": 0, "needed": 0, "met": False}
    assert found["missing_figures"] == ["gp_lists"]
    assert not found["met"]


def test_met_with_one_hospital_three_of_four_municipalities_and_a_quarter_of_the_lists(rapla):
    joined, _ = provider(1, 1), provider(2, 3)
    for party in (hospital(), municipality("0293"), municipality("0317"), joined):
        join(rapla, party)
    (found,) = ask("0071", "--on", DAY)
    assert found["municipalities"] == {"joined": 2, "total": 4, "needed": 3, "met": False}
    join(rapla, municipality("0503"), "2026-02-10")
    (found,) = ask("0071", "--on", DAY)
    assert found["met"]
    assert found["first_met_on"] == "2026-02-10"
    assert found["gp_lists"] == {"joined": 1, "total": 4, "needed": 1, "met": True}
    assert found["gp_providers"] == {"joined": 1, "total": 2, "needed": 1, "met": True}
    assert found["not_joined"] == [
        {"party": registry_code(2), "name": "Perearst 2", "kind": "gp_provider"},
        {"party": "0668", "name": "Rapla vald", "kind": "municipality"},
    ]


def test_the_day_stays_when_a_member_leaves(rapla):
    for party in (hospital(), municipality("0293"), municipality("0317"), provider(1, 1)):
        join(rapla, party)
    join(rapla, municipality("0503"), "2026-01-01", "2026-01-31")
    (before,), (after,) = ask("0071", "--on", "2026-01-31"), ask("0071", "--on", "2026-02-01")
    assert (before["met"], after["met"]) == (True, False)
    assert before["first_met_on"] == after["first_met_on"] == "2026-01-01"


def test_the_successor_of_a_merger_takes_over_the_membership():
    tervik = Tervik.objects.create(region=Region.objects.get(code="0045"), name="Ida-Virumaa TERVIK")
    join(tervik, municipality("0803"), "2025-01-01")
    (before,), (after,) = ask("0045", "--on", "2025-10-31"), ask("0045", "--on", "2025-11-01")
    assert (before["municipalities"]["joined"], before["municipalities"]["total"]) == (1, 8)
    assert (after["municipalities"]["joined"], after["municipalities"]["total"]) == (1, 7)
    assert after["to_be_confirmed"] == ["0250"]


def test_the_excluded_hospital_does_not_count():
    tervik = Tervik.objects.create(region=Region.objects.get(code="0056"), name="Läänemaa TERVIK")
    join(tervik, Organization.objects.get(name__contains="Neuroloogiline"))
    (found,) = ask("0056", "--on", DAY)
    assert found["hospitals"] == {"joined": 0, "total": 1, "needed": 1, "met": False}
    assert [one["name"] for one in found["not_joined"] if one["kind"] == "hospital"] == ["SA Läänemaa Haigla"]


def test_a_closed_list_no_longer_counts(rapla):
    one = provider(1, 1)
    PatientList.objects.filter(provider=one).update(valid_to=date(2026, 2, 28))
    (last,), (next_day,) = ask("0071", "--on", "2026-02-28"), ask("0071", "--on", "2026-03-01")
    assert (last["gp_lists"]["total"], next_day["gp_lists"]["total"]) == (1, 0)


@pytest.mark.parametrize("code", ["9999", "", "Rapla", "0668", "00071"])
def test_an_unknown_region_is_told_with_the_codes_there_are(code):
    with pytest.raises(CommandError, match=f"no region '{code}'. Codes: 0037, "):
        ask(code)


@pytest.mark.parametrize(
    "written", ["31.02.2026", "20260301", "2026-W09-7", "2026-3-1", "2026-03-01T00:00", "", "२०२६-०३-०१"]
)
def test_a_day_that_is_written_otherwise_is_told(written):
    with pytest.raises(CommandError, match="YYYY-MM-DD"):
        ask("--on", written)


@pytest.mark.parametrize("written", ["2026-02-29", "2026-13-01", "0000-01-01"])
def test_a_day_that_is_not_in_the_calendar_is_told(written):
    with pytest.raises(CommandError, match="no such day"):
        ask("--on", written)


def test_the_first_and_the_last_day_of_the_calendar_can_be_asked_for(rapla):
    join(rapla, municipality("0668"), "2026-01-01")
    (first,), (last,) = ask("0071", "--on", "0001-01-01"), ask("0071", "--on", "9999-12-31")
    assert (first["municipalities"]["joined"], last["municipalities"]["joined"]) == (0, 1)


def test_all_regions_cost_the_same_number_of_queries(rapla, django_assert_max_num_queries):
    for number in range(8):
        provider(number, 5)
    with django_assert_max_num_queries(10):
        ask("--on", DAY)
