"""What everybody reads of a county's results; what is not confirmed nobody finds."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.models import MeasureValue, Strategy
from registry.models import Region
from tests import factories

from .builders import CEILING, GoalFactory, GoalMeasureFactory, approved, measure, strategy_with_goal, value

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def text(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.parametrize("state", [Strategy.State.DRAFT, Strategy.State.COMMENTING, Strategy.State.PUT])
def test_a_strategy_that_is_not_approved_is_found_by_nobody_under_any_address(enter, home, state):
    goal = strategy_with_goal(home, on=None)
    Strategy.objects.filter(pk=goal.document.pk).update(state=state)
    people = [None, factories.staff_of(home), factories.national_editor()]
    for client in map(enter, people):
        for page in ("results/", "strategy/"):
            assert goal.name not in text(client, f"/et/regions/raplamaa/{page}")
        for page in ("", "changes/"):
            text(client, f"/et/regions/raplamaa/strategy/1/{page}", 404)
        for ending in ("csv", "json", "pdf"):
            text(client, f"/et/regions/raplamaa/strategy/1.{ending}", 404)


def test_an_approved_strategy_tells_aim_state_responsible_and_who_decided(enter, home):
    goal = strategy_with_goal(home)
    value(home, 2024, "1.9")
    value(home, 2025, "2.4")
    said = text(enter(), "/et/regions/raplamaa/results/")
    for words in (goal.name, "vastutab Rapla vald", "Hinnata ei saa veel", "otsus nr 2025-8", "12.02.2025"):
        assert words in said, words
    said = text(enter(), "/et/regions/raplamaa/strategy/")
    assert "ei suurene üle 2 %" in said
    assert "2,4" in said
    assert "Siht on 2,0" in said


def test_the_chart_says_in_words_what_it_draws_and_the_table_has_the_same_numbers(enter, home):
    goal = strategy_with_goal(home)
    value(home, 2024, "1.9")
    value(home, 2025, "1.8", status="preliminary")
    value(None, 2025, "2.3")
    said = text(enter(), "/et/regions/raplamaa/strategy/")
    row = goal.measures.get()
    assert f'aria-labelledby="m{row.pk}-t m{row.pk}-d"' in said
    assert "Raplamaa: 1,8\xa0% (2025)." in said or "Raplamaa: 1,8 % (2025)." in said
    assert "Eesti keskmine: 2,3" in said
    assert "c-dot--early" in said
    assert "<small>esialgne</small>" in said


def test_a_year_without_a_value_is_a_gap_in_the_line(enter, home):
    value(home, 2021, "30", "eakate-osakaal")
    value(home, 2023, "31", "eakate-osakaal")
    said = text(enter(), "/et/regions/raplamaa/dashboard/")
    assert said.count('class="c-dot"') == 3  # two values and the key
    assert '<line class="c-value" x1="9.0%"' not in said


def test_measures_without_values_are_named_as_such(enter, home):
    said = text(enter(), "/et/regions/raplamaa/dashboard/")
    assert "Nende kohta andmeid veel ei ole" in said
    assert measure("ravitavad-surmad").name in said


def test_an_older_version_stays_readable_and_says_that_it_is_over(enter, home):
    goal = strategy_with_goal(home)
    Strategy.objects.filter(pk=goal.document.pk).update(state=Strategy.State.SUCCEEDED)
    newer = GoalFactory(priority__strategy__region=home, priority__strategy__version=2, lineage=goal.lineage)
    newer.name_et = "Eakas elab kodus kauem"
    newer.save()
    approved(newer.document, date(2026, 2, 2))
    assert "See versioon ei kehti enam" in text(enter(), "/et/regions/raplamaa/strategy/1/")
    assert "Eakas elab kodus kauem" in text(enter(), "/et/regions/raplamaa/strategy/")
    changes = text(enter(), "/et/regions/raplamaa/strategy/2/changes/")
    assert goal.name in changes
    assert "võeti välja" in changes  # the measure is not there any more


def test_everything_shown_is_there_as_csv_and_json(enter, home):
    strategy_with_goal(home)
    value(home, 2025, "1.9")
    value(home, 2025, "30.5", "eakate-osakaal", sex="female")
    client = enter()
    assert "ei suurene üle 2 %" in text(client, "/et/regions/raplamaa/strategy/1.csv")
    found = json.loads(text(client, "/et/regions/raplamaa/strategy/1.json"))
    assert found["goals"][0]["measures"][0]["verdict"] == "reached"
    assert "female" in text(client, "/et/regions/raplamaa/dashboard.csv")
    assert json.loads(text(client, "/et/regions/raplamaa/dashboard.json"))[0]["value"] == "30.5"
    assert json.loads(text(client, f"/et/measures/{CEILING}.json"))[0]["region_code"] == "0071"
    assert "1.9" in text(client, f"/et/measures/{CEILING}.csv")
    assert len(json.loads(text(client, "/et/measures.json"))) == 25


@pytest.mark.parametrize("language", ["et", "ru"])
def test_the_strategy_is_a_pdf_that_does_not_change_with_the_figures(enter, home, language):
    strategy_with_goal(home)
    address = f"/{language}/regions/raplamaa/strategy/1.pdf"
    first = enter().get(address).content
    value(home, 2025, "1.9")
    assert first.startswith(b"%PDF")
    assert enter().get(address).content == first


def test_counties_are_compared_with_estonia_in_words(enter, home, abroad):
    value(home, 2025, "1.9")
    value(abroad, 2025, "2.5")
    value(None, 2025, "2.3")
    said = text(enter(), f"/et/measures/{CEILING}/")
    assert "<td>parem</td>" in said
    assert "<td>halvem</td>" in said
    assert "<td>sama</td>" not in said
    assert said.count('class="chart chart--small"') == 2


def test_a_county_at_the_average_is_neither_better_nor_worse_and_an_unknown_one_is_not_judged(enter, home):
    value(home, 2025, "2.3")
    value(None, 2025, "2.3")
    said = text(enter(), f"/et/measures/{CEILING}/")
    assert said.count("<td>sama</td>") == 1
    assert said.count("<td></td>") == 14


@pytest.mark.parametrize("language", ["ru", "en"])
def test_pages_speak_the_reader_s_language(enter, home, language):
    strategy_with_goal(home)
    value(home, 2025, "1.9")
    said = text(enter(), f"/{language}/regions/raplamaa/strategy/")
    words = {"ru": "Цель достигнута", "en": "Target reached"}
    assert words[language] in said
    assert {"ru": "1,9 %", "en": "1,9%"}[language] in said.replace("\xa0", " ")


def everything(region: Region) -> None:
    """A strategy with forty measures, and their values of ten years in four groups for three counties."""
    goal = strategy_with_goal(region, on=None)
    for one in measure().__class__.objects.exclude(code=CEILING):
        GoalMeasureFactory(goal=goal, measure=one)
    approved(goal.document)
    counties = [*Region.objects.filter(code__in=["0071", "0087", "0060"]), None]
    groups = [("", ""), ("female", ""), ("male", ""), ("", "85+")]
    MeasureValue.objects.bulk_create(
        MeasureValue(measure=one, region=county, year=year, sex=sex, age_group=age, number=year % 7 + 1, source="Proov")
        for one in measure().__class__.objects.all()
        for county in counties
        for year in range(2016, 2026)
        for sex, age in groups
    )


def test_no_page_asks_more_than_twelve_times_however_much_there_is(enter, home):
    everything(home)
    client = enter()
    for page in (
        "regions/raplamaa/results/",
        "regions/raplamaa/strategy/",
        "regions/raplamaa/dashboard/",
        f"regions/raplamaa/measures/{CEILING}/",
        f"measures/{CEILING}/",
        "measures/",
    ):
        client.get(f"/et/{page}")
        with CaptureQueriesContext(connection) as caught:
            text(client, f"/et/{page}")
        assert len(caught) <= MOST_QUERIES, (page, [one["sql"][:150] for one in caught])


def test_a_county_s_size_is_not_called_better_or_worse(enter, home, abroad):
    """Fewer people of 65+ in hospital in a small county say nothing of how well it does."""
    value(home, 2025, "10", "eakad-haiglas")
    value(None, 2025, "20", "eakad-haiglas")
    said = enter().get("/et/measures/eakad-haiglas/").content.decode()
    assert "kui Eesti keskmine" not in said
    assert '<th scope="col">Võrdlus</th>' not in said


def test_the_comparison_shows_every_period_as_a_table_and_each_group_by_itself(enter, home, abroad):
    for year, number in ((2023, "1.7"), (2024, "1.9")):
        value(home, year, number)
    value(abroad, 2024, "2.5")
    value(home, 2024, "3.3", age_group="85+")
    everybody = text(enter(), f"/et/measures/{CEILING}/")
    for words in ("Samad arvud tabelina", "1,7", "?ruhm=~85%2B"):
        assert words in everybody, words
    assert "3,3" not in everybody
    oldest = text(enter(), f"/et/measures/{CEILING}/?ruhm=~85%2B")
    assert "3,3" in oldest
    assert "2,5" not in oldest
    assert "1,7" in text(enter(), f"/et/measures/{CEILING}/?ruhm=kassid")


def test_a_region_s_groups_stand_beside_each_other_by_period(enter, home):
    for sex, number in (("female", "2.2"), ("male", "1.4")):
        value(home, 2024, number, sex=sex)
        value(home, 2025, number, sex=sex, status="preliminary")
        value(home, 2025, "9.9", sex=sex)
    said = text(enter(), f"/et/regions/raplamaa/measures/{CEILING}/")
    assert said.index("Naised") < said.index("Mehed")
    assert said.count('class="chart chart--small"') == 2
    assert said.count("9,9") == 2 + 2  # the final value stands, in the table and beside each drawing
    assert 'aria-current="true"' in said  # the section that the page is under


def test_the_newspaper_reader_sees_where_each_goal_stands_and_where_it_should_be(enter, home):
    strategy_with_goal(home)
    value(home, 2025, "1.9")
    said = text(enter(), "/et/regions/raplamaa/results/").replace("\xa0", " ")
    assert f"{measure().name}: 1,9 % (2025), siht kuni 2,0 %" in said


def test_what_nobody_has_confirmed_of_a_measure_is_said_plainly(enter):
    said = text(enter(), f"/et/measures/{CEILING}/")
    assert "need on portaali lugemine" in said
    measure().__class__.objects.filter(code=CEILING).update(checked_on=date(2026, 5, 1), checked_by="Tervisekassa")
    said = text(enter(), f"/et/measures/{CEILING}/")
    assert "need on portaali lugemine" not in said
    assert "Tervisekassa, 01.05.2026" in said


def counties(said: str) -> list[str]:
    """The counties of the comparison's first table, in their order."""
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', said.split("</table>")[0])


def test_the_comparison_s_period_and_order_are_chosen_without_script(enter, home, abroad):
    """The map and the table show the chosen period; who has no value stands last."""
    value(home, 2023, "1.5")
    value(abroad, 2023, "2.5")
    value(home, 2024, "4.5")
    newest = text(enter(), f"/et/measures/{CEILING}/")
    assert "4,5" in newest.split("</table>")[0]
    older = text(enter(), f"/et/measures/{CEILING}/?aeg=2023&jarjestus=suurem")
    assert counties(older)[:2] == ["Võrumaa", "Raplamaa"]
    assert len(counties(older)) == 15
    assert '<option value="2023" selected>' in older
    assert "4,5" not in older.split("</table>")[0]
    assert counties(text(enter(), f"/et/measures/{CEILING}/?aeg=2023&jarjestus=vaiksem"))[:2] == ["Raplamaa", "Võrumaa"]


@pytest.mark.parametrize("asked", ["aeg=1999", "aeg=x'", "jarjestus=x", "aeg=2024-Q9&ruhm=x"])
def test_a_period_or_order_that_there_is_not_shows_the_newest_by_name(enter, home, abroad, asked):
    value(home, 2024, "4.5")
    address = f"/et/measures/{CEILING}/"
    assert counties(text(enter(), f"{address}?{asked}")) == counties(text(enter(), address))
    assert "4,5" in text(enter(), f"{address}?{asked}").split("</table>")[0]
