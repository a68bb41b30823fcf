"""The published example budget: its totals come out; alternatives count once (F1)."""

import pytest

from councils.budget import Line, totals, variants
from councils.budget_file import ALTERNATIVE, lines, published_totals


@pytest.mark.parametrize("project", [0, 1])
def test_the_published_totals_come_out_for_either_foreign_aid_project(project):
    found = {one.year: one.planned for one in totals(line for line, _source in lines(chosen=project))}
    assert found == published_totals()[project]


def test_each_alternative_gives_its_own_total():
    first, second = variants((line for line, _source in lines()), ALTERNATIVE).values()
    assert {one.year: one.planned for one in first} == published_totals()[0]
    assert {one.year: one.planned for one in second} == published_totals()[1]


def test_actual_is_unknown_until_every_line_of_the_year_has_one():
    plan = [Line("Juht", 2026, 100, 90), Line("Ruumid", 2026, 50)]
    assert totals(plan)[0].actual is None
    (year,) = totals([plan[0], Line("Ruumid", 2026, 50, 70)])
    assert (year.actual, year.difference) == (160, 10)


def test_a_budget_without_lines_has_no_years():
    assert totals([]) == ()
