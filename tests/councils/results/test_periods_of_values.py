"""Values of half-years, quarters and months: what a measure takes, how it is drawn, judged and owed (C2, F5)."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from agreements import draft_law
from councils.late_figures import late_in
from councils.models import GoalMeasure, Measure, MeasureValue
from councils.services.late_figures import tell_late_figures
from registry.models import Letter
from tests import factories

from .builders import CEILING, GoalMeasureFactory, MeasureValueFactory, measure, strategy_with_goal, value

pytestmark = pytest.mark.django_db
HEAD = "measure;region_code;year;part;value;source\n"


@pytest.fixture
def quarterly():
    Measure.objects.filter(code=CEILING).update(frequency=Measure.Frequency.QUARTER)
    return measure()


def told(plan) -> str:
    return " ".join(str(problem.reason) for problem in plan.problems)


@pytest.mark.parametrize("part", ["", "H1", "M03"])
def test_a_measure_taken_by_quarter_has_no_value_of_another_stretch_of_time(quarterly, home, previewed, part):
    with pytest.raises(ValidationError, match="sama pikk aeg"):
        MeasureValueFactory.build(measure=quarterly, region=home, year=2025, part=part).full_clean()
    plan = previewed("measure_values", f"{HEAD}{CEILING};0071;2025;{part};1,9;SKA\n")
    assert "osa aastast ei sobi" in told(plan)
    MeasureValueFactory.build(measure=quarterly, region=home, year=2025, part="Q3").full_clean()


def test_how_often_a_measure_is_taken_does_not_change_under_its_values(home):
    value(home, 2025, "1.9")
    yearly = measure()
    yearly.frequency = Measure.Frequency.MONTH
    with pytest.raises(ValidationError, match="juba väärtusi"):
        yearly.full_clean()


@pytest.mark.parametrize(("number", "unit"), [("100.1", CEILING), ("-0.1", CEILING), ("-1", "eakate-arv")])
def test_the_back_office_refuses_the_numbers_that_a_file_may_not_bring(home, number, unit):
    row = MeasureValueFactory.build(measure=measure(unit), region=home, number=Decimal(number))
    with pytest.raises(ValidationError, match=r"protsenti|alla nulli"):
        row.full_clean()


def test_quarters_come_in_by_file_and_the_running_one_may_be_preliminary(quarterly, home, imported, previewed):
    rows = "".join(f"{CEILING};0071;2025;{part};1,9;SKA\n" for part in ("Q1", "II kvartal", "q3"))
    plan = previewed("measure_values", HEAD + rows)
    assert plan.is_right, told(plan)
    imported("measure_values", HEAD + rows)
    assert [one.part for one in MeasureValue.objects.order_by("part")] == ["Q1", "Q2", "Q3"]
    later = previewed("measure_values", f"{HEAD}{CEILING};0071;2099;Q1;1,9;SKA\n")
    assert "ei ole veel alanud" in told(later)
    slipped = previewed("measure_values", f"{HEAD}{CEILING};0071;2025;Q4;19;SKA\n")
    assert "Kas koma" in " ".join(str(one.reason) for one in slipped.warnings)


def test_a_baseline_and_what_is_compared_with_are_taken_as_often_as_the_measure(quarterly, home):
    row = GoalMeasureFactory.build(goal=strategy_with_goal(home, on=None))
    row.measure, row.baseline_year = quarterly, 2025
    with pytest.raises(ValidationError, match="sama pikk aeg"):
        row.clean()
    row.baseline_part = "Q1"
    row.clean()
    row.compared_with = measure("eakad-kodus-abiga")
    with pytest.raises(ValidationError, match="teise sagedusega"):
        row.clean()


def test_the_page_draws_names_and_judges_quarters(quarterly, home, enter):
    strategy_with_goal(home)
    for part, number in (("Q1", "1.8"), ("Q2", "1.9"), ("Q4", "2.1")):
        value(home, 2025, number, part=part)
    said = enter().get("/et/regions/raplamaa/strategy/").content.decode().replace("\xa0", " ")
    assert "2025, IV kvartal" in said
    assert "Väärtus 2,1 % (2025, IV kvartal) on suurem kui siht 2,0 %." in said
    assert said.count('<line class="c-value" x1="') == 1 + 1  # the key, and Q1 to Q2: Q3 is a gap
    found = json.loads(enter().get("/et/regions/raplamaa/strategy/1.json").content)
    years = found["goals"][0]["measures"][0]["periods"]
    assert [one["period"] for one in years][:2] == ["2025-Q1", "2025-Q2"]
    assert [one["value"] for one in years][:4] == ["1.8", "1.9", None, "2.1"]
    compared = enter().get(f"/et/measures/{CEILING}/").content.decode()
    assert "2025, IV kvartal" in compared
    assert "2025-Q4" in enter().get(f"/et/measures/{CEILING}.csv").content.decode()


def test_whoever_owes_a_quarter_is_told_of_each_late_one_once(quarterly, home, monkeypatch):
    """F5: the duty follows how often the measure is taken."""
    monkeypatch.setattr(draft_law, "_asked", [lambda: True])
    strategy_with_goal(home)
    owner = factories.OrganizationFactory(email="arvud@naidis.example")
    GoalMeasure.objects.update(owed_by=owner, due_month=1, due_day=20)
    for part in ("Q1", "Q3"):
        value(home, 2025, "1.9", part=part)
    day = date(2025, 12, 1)
    assert [str(one.late.period) for one in late_in([home], day)] == ["2025-Q2"]
    assert tell_late_figures(day) == 1
    assert tell_late_figures(day) == 0
    assert "II kvartal" in Letter.objects.get().subject
    assert tell_late_figures(date(2026, 1, 21)) == 1
