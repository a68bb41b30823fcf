"""Import of family doctors' lists."""

from datetime import date

import pytest

from registry.importing.actors import Actor
from registry.importing.runs import Wrong
from registry.models import Organization, PatientList, Region

from .test_organizations import codes

pytestmark = pytest.mark.django_db
FIRST, SECOND = codes(2)
HEADER = "list_code;valid_from;valid_to;provider_registry_code;municipality_code;doctor\n"


@pytest.fixture(autouse=True)
def providers():
    for code in (FIRST, SECOND):
        Organization.objects.create(registry_code=code, name=f"Perearst {code}").roles.create(role="gp_provider")


def spans(code: str = "N0001") -> list[tuple[str, date, date | None]]:
    rows = PatientList.objects.filter(list_code=code).order_by("valid_from")
    return [(row.provider.registry_code, row.valid_from, row.valid_to) for row in rows]


def test_a_list_with_two_areas(imported):
    imported("patient_lists", HEADER + f'N0001;2020-01-01;;{FIRST};"0793;0171";Dr Kask\n')
    row = PatientList.objects.get(list_code="N0001")
    assert {one.code for one in row.municipalities.all()} == {"0793", "0171"}
    assert row.history.count() == 1


def test_a_list_that_changes_its_provider_gets_a_new_row_and_the_old_one_ends(imported, previewed):
    imported("patient_lists", HEADER + f"N0001;2020-01-01;;{FIRST};0793;\n")
    content = HEADER + f"n0001;01.06.2026;;{SECOND};0793;\n"
    plan = previewed("patient_lists", content)
    assert {(one.outcome, one.key) for one in plan.items} == {
        ("new", "N0001 2026-06-01"),
        ("changed", "N0001 2020-01-01"),
    }
    imported("patient_lists", content)
    assert spans() == [(FIRST, date(2020, 1, 1), date(2026, 5, 31)), (SECOND, date(2026, 6, 1), None)]
    assert imported("patient_lists", content).counts() == {"new": 0, "changed": 0, "unchanged": 1, "wrong": 0}


def test_the_older_file_again_does_not_reopen_what_ended(imported):
    older = HEADER + f"N0001;2020-01-01;;{FIRST};0793;\n"
    imported("patient_lists", older)
    imported("patient_lists", HEADER + f"N0001;2026-06-01;;{SECOND};0793;\n")
    assert imported("patient_lists", older).counts()["unchanged"] == 1
    assert spans()[0][2] == date(2026, 5, 31)


def test_earlier_rows_of_a_list_that_a_file_does_not_touch_stay_as_they_are(imported):
    """The past is not judged anew: a file about the newest row says nothing of a gap between two older ones."""
    for first, last in ((date(2018, 1, 1), date(2018, 12, 31)), (date(2020, 1, 1), date(2021, 12, 31))):
        PatientList.objects.create(
            list_code="N0001",
            provider=Organization.objects.get(registry_code=FIRST),
            valid_from=first,
            valid_to=last,
        )
    imported("patient_lists", HEADER + f"N0001;2022-01-01;;{SECOND};0793;\n")
    assert [(first, last) for _, first, last in spans()] == [
        (date(2018, 1, 1), date(2018, 12, 31)),
        (date(2020, 1, 1), date(2021, 12, 31)),
        (date(2022, 1, 1), None),
    ]


def test_both_rows_in_one_file_in_any_order(imported):
    content = HEADER + f"N0001;2026-06-01;;{SECOND};0793;\nN0001;2020-01-01;;{FIRST};0793;\n"
    imported("patient_lists", content)
    assert [row[2] for row in spans()] == [date(2026, 5, 31), None]
    assert imported("patient_lists", content).counts()["unchanged"] == 2


def test_two_providers_on_the_same_day_are_refused_and_both_rows_named(imported):
    with pytest.raises(Wrong) as wrong:
        imported(
            "patient_lists",
            HEADER + f"N0001;2020-01-01;2026-12-31;{FIRST};0793;\nN0001;2026-06-01;;{SECOND};0793;\n",
        )
    problem = wrong.value.plan.problems[0]
    assert (problem.row, problem.column) == (3, "valid_from")
    assert "2." in str(problem.reason)
    assert "3." in str(problem.reason)
    assert not PatientList.objects.exists()


def test_a_list_moves_before_the_end_that_was_on_record_and_the_reader_is_told(imported, previewed):
    """T6: a list has one provider on a day; a row that moves it cuts the row before short, whatever end that had."""
    imported("patient_lists", HEADER + f"N0001;2020-01-01;2026-12-31;{FIRST};0793;\n")
    move = HEADER + f"N0001;2026-06-01;;{SECOND};0793;\n"
    plan = previewed("patient_lists", move)
    changed = next(one for one in plan.items if one.outcome == "changed")
    assert [(one.column, one.old, one.new) for one in changed.changes] == [("valid_to", "2026-12-31", "2026-05-31")]
    assert [(one.row, one.column) for one in plan.warnings] == [(2, "valid_from")]
    imported("patient_lists", move)
    assert spans() == [(FIRST, date(2020, 1, 1), date(2026, 5, 31)), (SECOND, date(2026, 6, 1), None)]
    again = imported("patient_lists", move)
    assert (again.counts()["unchanged"], again.warnings) == (1, [])


def test_an_end_that_the_file_itself_states_is_not_cut_short(imported):
    """A file that lets a list have two providers on one day contradicts itself, or what is on record."""
    imported("patient_lists", HEADER + f"N0001;2026-06-01;;{SECOND};0793;\n")
    with pytest.raises(Wrong) as wrong:
        imported("patient_lists", HEADER + f"N0001;2020-01-01;2026-12-31;{FIRST};0793;\n")
    assert [(one.row, one.column) for one in wrong.value.plan.problems] == [(2, "valid_from")]
    assert len(spans()) == 1


def test_staff_of_another_region_do_not_cut_a_list_short(imported):
    imported("patient_lists", HEADER + f"N0001;2020-01-01;2026-12-31;{FIRST};0793;\n")
    rapla = Actor(region_ids=frozenset(Region.objects.filter(code="0071").values_list("pk", flat=True)))
    with pytest.raises(Wrong):
        imported("patient_lists", HEADER + f"N0001;2026-06-01;;{SECOND};0668;\n", rapla)
    assert spans() == [(FIRST, date(2020, 1, 1), date(2026, 12, 31))]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("X0001;2020-01-01;;{first};0793;", "list_code"),
        ("N001;2020-01-01;;{first};0793;", "list_code"),
        ("N0001;;;{first};0793;", "valid_from"),
        ("N0001;31.02.2026;;{first};0793;", "valid_from"),
        ("N0001;2026-13-01;;{first};0793;", "valid_from"),
        ("N0001;2020-01-01;2019-01-01;{first};0793;", "valid_to"),
        ("N0001;2020-01-01;9999-12-31;{first};0793;", "valid_to"),
        ("N0001;0001-01-01;;{first};0793;", "valid_from"),
        ("N0001;2020-01-01;;{first};9999;", "municipality_code"),
        ("N0001;2020-01-01;;90004585;0793;x\nN0002;2020-01-01;;;0793;", "provider_registry_code"),
        ("N0001;2020-01-01;;10000018;0793;", "provider_registry_code"),
    ],
)
def test_a_wrong_cell_is_told(previewed, cells, column):
    plan = previewed("patient_lists", HEADER + cells.format(first=FIRST) + "\n")
    assert [one.column for one in plan.problems] == [column]


def test_an_empty_cell_opens_the_end_and_clears_the_area(imported):
    imported("patient_lists", HEADER + f"N0001;2020-01-01;2024-01-01;{FIRST};0793;Dr Kask\n")
    imported("patient_lists", "list_code,valid_from,valid_to,municipality_code\nN0001,2020-01-01,,\n")
    row = PatientList.objects.get(list_code="N0001")
    assert (row.valid_to, row.municipalities.count(), row.doctor) == (None, 0, "Dr Kask")
