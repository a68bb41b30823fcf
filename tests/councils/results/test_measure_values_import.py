"""Values brought in as a table: the preview tells, all or nothing is written, and nobody writes for another county."""

from decimal import Decimal

import pytest

from councils.models import MeasureValue
from registry.importing.actors import NATIONAL, actor_for
from registry.importing.kinds import kind_named
from registry.importing.runs import Wrong
from tests import factories

pytestmark = pytest.mark.django_db
HEAD = "measure;region_code;year;sex;age_group;value;status;source\n"


def told(plan) -> str:
    return " ".join(str(problem.reason) for problem in plan.problems)


def test_a_county_s_staff_bring_in_no_value_of_another_county_nor_of_estonia(previewed, home, abroad):
    actor = actor_for(factories.staff_of(home))
    plan = previewed("measure_values", HEAD + "eakad-hooldekodus;0087;2025;;;1,9;;SKA\n", actor)
    assert "ei kuulu teie piirkonda" in told(plan)
    plan = previewed("measure_values", HEAD + "eakad-hooldekodus;EE;2025;;;1,9;;SKA\n", actor)
    assert "ei kuulu teie piirkonda" in told(plan)


def test_somebody_without_a_region_may_not_import(home):
    kind = kind_named("measure_values")
    assert not kind.may_import(factories.reader_of(home))
    assert not kind.may_import(factories.member_of(factories.OrganizationFactory()))
    assert kind.may_import(factories.staff_of(home))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("olematu;0071;2025;;;1;;SKA", "ei ole kataloogis"),
        ("eakad-hooldekodus;0099;2025;;;1;;SKA", "tundmatu"),
        ("eakad-hooldekodus;0071;25;;;1;;SKA", "ei ole aasta"),
        ("eakad-hooldekodus;0071;2031;;;1;;SKA", "ei ole veel alanud"),
        ("eakad-hooldekodus;0071;2025;;;palju;;SKA", "ei ole arv"),
        ("eakad-hooldekodus;0071;2025;;;nan;;SKA", "ei ole arv"),
        ("eakad-hooldekodus;0071;2025;;;1e99;;SKA", "ei ole arv"),
        ("eakad-hooldekodus;0071;2025;;;1,23456;;SKA", "ei ole arv"),
        ("eakad-hooldekodus;0071;2025;;;101;;SKA", "0 kuni 100"),
        ("eakate-arv;0071;2025;;;-3;;SKA", "alla nulli"),
        ("eakad-hooldekodus;0071;2025;kass;;1;;SKA", "tundmatu"),
        ("eakad-hooldekodus;0071;2025;;;1;kindel;SKA", "tundmatu"),
        ("eakad-hooldekodus;0071;2025;;;1;;", "ei tohi olla tühi"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(previewed, row, reason):
    plan = previewed("measure_values", f"{HEAD}eakate-arv;0071;2024;;;7000;;SA\n{row}\n")
    assert reason in told(plan)
    assert not MeasureValue.objects.exists()


def test_a_wrong_row_leaves_everything_unwritten(imported):
    with pytest.raises(Wrong):
        imported("measure_values", HEAD + "eakate-arv;0071;2024;;;7000;;SA\neakate-arv;0071;2024;;;7001;;SA\n")
    assert not MeasureValue.objects.exists()


def test_values_come_in_exactly_with_group_and_status(imported, home):
    rows = "eakad-hooldekodus;0071;2025;;;1,9;esialgne;SKA, 03.2026\n"
    rows += "Üle 65-aastaste arv;71;2025;naised;75–84;1 234;;SA\n"
    plan = imported("measure_values", HEAD + rows + "eakad-hooldekodus;EE;2025;;;2.3;;SKA\n")
    assert plan.counts()["new"] == 3
    first = MeasureValue.objects.get(measure__code="eakad-hooldekodus", region=home)
    assert (first.number, first.status, first.source) == (Decimal("1.9"), "preliminary", "SKA, 03.2026")
    second = MeasureValue.objects.get(measure__code="eakate-arv")
    assert (second.number, second.sex, second.age_group) == (Decimal(1234), "female", "75-84")
    assert MeasureValue.objects.get(region=None).number == Decimal("2.3")
    assert first.history.count() == 1


def test_a_final_value_stands_beside_the_preliminary_one(imported, home):
    imported("measure_values", HEAD + "eakad-hooldekodus;0071;2025;;;1,9;esialgne;SKA\n")
    imported("measure_values", HEAD + "eakad-hooldekodus;0071;2025;;;2,1;lõplik;SKA\n")
    assert MeasureValue.objects.filter(region=home, year=2025).count() == 2


def test_the_same_file_again_changes_nothing_and_a_new_number_is_shown_beside_the_old(imported, previewed):
    rows = HEAD + "eakad-hooldekodus;0071;2025;;;1,9;;SKA\n"
    imported("measure_values", rows)
    assert previewed("measure_values", rows).counts()["unchanged"] == 1
    (item,) = previewed("measure_values", rows.replace("1,9", "2,2")).items
    assert [(one.column, one.old, one.new) for one in item.changes] == [("value", "1.9000", "2.2")]


def test_a_slipped_comma_is_pointed_out(imported, previewed):
    imported("measure_values", HEAD + "eakad-hooldekodus;0071;2024;;;1,9;;SKA\n")
    plan = previewed("measure_values", HEAD + "eakad-hooldekodus;0071;2025;;;19;;SKA\n")
    assert plan.is_right
    assert "Kas koma on õiges kohas?" in " ".join(str(one.reason) for one in plan.warnings)


def test_what_was_exported_comes_in_unchanged(imported, previewed, home, abroad):
    imported(
        "measure_values",
        HEAD + "eakad-hooldekodus;0071;2025;mehed;85+;1,25;esialgne;SKA\neakate-arv;0087;2025;;;9;;SA\n",
    )
    kind = kind_named("measure_values")
    exported = list(kind.export(NATIONAL))
    text = ";".join(exported[0]) + "\n" + "".join(";".join(row.values()) + "\n" for row in exported)
    assert previewed("measure_values", text).counts()["unchanged"] == 2
    assert [row["region_code"] for row in kind.export(actor_for(factories.staff_of(abroad)))] == ["0087"]


def test_the_command_does_the_same(command):
    answer = command("measure_values", HEAD + "eakad-hooldekodus;0071;2025;;;1,9;;SKA\n")
    assert (answer.failed, answer.count("new")) == (False, 1)
