"""Import of organisations."""

from itertools import islice

import pytest
from stdnum.ee import registrikood

from registry.importing.runs import Wrong
from registry.models import Municipality, Organization, SearchChange, Service
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
CODE, OTHER = "10000018", "90006399"


def codes(count: int) -> list[str]:
    """Registry codes with right checksums."""
    every = (str(number) for number in range(12340000, 19999999))
    return list(islice(filter(registrikood.is_valid, every), count))


def test_a_wrong_checksum_is_refused_with_row_and_column(imported):
    with pytest.raises(Wrong) as wrong:
        imported("organizations", "registry_code,name\n12345679,Kase Hooldus OÜ\n")
    assert [(one.row, one.column) for one in wrong.value.plan.problems] == [(2, "registry_code")]
    assert not Organization.objects.named("Kase Hooldus OÜ").exists()


def test_an_unknown_role_and_municipality_are_refused(previewed):
    plan = previewed("organizations", f"registry_code,name,roles,municipality_code\n{codes(1)[0]},A,pirate,0999\n")
    assert [one.column for one in plan.problems] == ["roles", "municipality_code"]
    plan = previewed("organizations", f"registry_code,name,municipality_code\n{codes(1)[0]},A,0999\n")
    assert [one.column for one in plan.problems] == ["municipality_code"]


def test_a_municipality_on_record_gets_its_code_and_no_second_record(imported):
    before = Organization.objects.count()
    tartu = Organization.objects.get(roles__role="municipality", municipality__code="0793")
    code = codes(1)[0]
    row = f"{code},Tartu Linnavalitsus,municipality,0793,+372 5550 0101\n"
    content = f"registry_code,name,roles,municipality_code,phone\n{row}"
    plan = imported("organizations", content)
    assert plan.counts() == {"new": 0, "changed": 1, "unchanged": 0, "wrong": 0}
    tartu.refresh_from_db()
    assert (tartu.registry_code, tartu.name, tartu.phone) == (code, "Tartu linn", "+372 5550 0101")
    assert Organization.objects.named("tartu linnavalitsus").get() == tartu
    assert Organization.objects.count() == before
    assert imported("organizations", content).counts()["unchanged"] == 1


@pytest.mark.parametrize("name", ["SA Pärnu Haigla", "sa pärnu  haigla", "Pärnu Haigla"])
def test_a_hospital_is_completed_by_name_or_by_the_municipality(imported, name):
    code = codes(1)[0]
    imported("organizations", f"registry_code;name;roles;municipality_code\n{code};{name};hospital;0624\n")
    hospital = Organization.objects.get(registry_code=code)
    assert hospital.name == "SA Pärnu Haigla"
    assert hospital.hospital_plan_entries.exists()
    assert Organization.objects.named(name).get() == hospital


def test_a_hospital_is_completed_by_an_other_name_without_a_municipality(imported):
    code = codes(1)[0]
    imported("organizations", f"registry_code,name,roles\n{code},HNRK,hospital\n")
    assert Organization.objects.get(registry_code=code).name.startswith("SA Haapsalu Neuroloogiline")


def test_where_two_hospitals_wait_in_a_municipality_the_name_decides(imported):
    with pytest.raises(Wrong) as wrong:
        imported("organizations", f"registry_code,name,roles,municipality_code\n{codes(1)[0]},Haigla,hospital,0184\n")
    assert "SA Läänemaa Haigla" in str(wrong.value.plan.problems[0].reason)


def test_a_hospital_with_a_code_does_not_get_another_one(imported):
    with pytest.raises(Wrong):
        imported("organizations", f"registry_code,name,roles\n{codes(1)[0]},AS Rakvere Haigla,hospital\n")


def test_name_and_municipality_code_that_speak_of_two_are_refused(imported):
    with pytest.raises(Wrong):
        imported(
            "organizations", f"registry_code,name,roles,municipality_code\n{codes(1)[0]},Elva vald,municipality,0793\n"
        )


@pytest.mark.parametrize("name", ["AS Järvamaa Haigla", "Järvamaa Haigla AS", "Aktsiaselts Järvamaa Haigla"])
def test_a_hospital_of_the_plan_that_comes_as_a_provider_of_lists_is_no_second_party(imported, name):
    """T3: a hospital that serves lists is one party, whatever roles its row says."""
    (code,) = codes(1)
    before = Organization.objects.count()
    imported("organizations", f"registry_code,name,roles,municipality_code\n{code},{name},gp_provider,0567\n")
    assert Organization.objects.count() == before
    hospital = Organization.objects.get(registry_code=code)
    assert hospital.name == "AS Järvamaa Haigla"
    assert {role.role for role in hospital.roles.all()} == {"hospital", "gp_provider"}
    imported("organizations", f"registry_code,name,roles,municipality_code\n{code},{name},gp_provider,0567\n")
    assert Organization.objects.count() == before


def test_another_code_under_the_name_of_a_hospital_that_has_one_is_refused(imported):
    with pytest.raises(Wrong):
        imported("organizations", f"registry_code,name,roles\n{codes(1)[0]},AS Rakvere Haigla,gp_provider\n")


def test_what_the_law_names_keeps_its_role_seat_and_name(imported):
    code = codes(1)[0]
    imported("organizations", f"registry_code,name,roles,municipality_code\n{code},SA Narva Haigla,hospital,0511\n")
    imported("organizations", f"registry_code,name,roles,municipality_code\n{code},,gp_provider,\n")
    hospital = Organization.objects.get(registry_code=code)
    assert {role.role for role in hospital.roles.all()} == {"hospital", "gp_provider"}
    assert (hospital.name, hospital.municipality.code) == ("SA Narva Haigla", "0511")


def test_absent_columns_leave_values_alone_and_empty_cells_clear(imported):
    code = codes(1)[0]
    imported(
        "organizations",
        f"registry_code,name,roles,municipality_code,website,email,phone\n"
        f"{code},Kase OÜ,social_provider;health_provider,0793,www.kase.example,info@kase.example,5550 0101\n",
    )
    imported("organizations", f"registry_code,phone\n{code},\n")
    kase = Organization.objects.get(registry_code=code)
    assert (kase.phone, kase.email, kase.website) == ("", "info@kase.example", "https://www.kase.example")
    assert kase.is_verified
    imported("organizations", f"registry_code,roles,municipality_code\n{code},,\n")
    kase.refresh_from_db()
    assert (kase.municipality, kase.roles.count()) == (None, 0)
    assert kase.roles.model.history.filter(organization_id=kase.pk, history_type="-").count() == 2


def test_a_code_alone_is_enough(imported):
    code = codes(1)[0]
    imported("organizations", f"registry_code\n{code}\n")
    assert Organization.objects.get(registry_code=code).name == code
    imported("organizations", f"registry_code,name\n{code},\n")
    assert Organization.objects.get(registry_code=code).name == code


def test_a_provider_taken_up_by_name_is_found_and_completed_by_its_code(imported):
    imported("services", "external_id,provider_name\nk1,Kase Hooldus OÜ\n")
    by_name = Organization.objects.named("kase hooldus oü").get()
    assert not by_name.is_verified
    code = codes(1)[0]
    imported("organizations", f"registry_code,name\n{code},Kase Hooldus OÜ\n")
    by_name.refresh_from_db()
    assert (by_name.registry_code, by_name.is_verified) == (code, True)


def test_of_two_that_were_taken_up_by_one_name_none_is_given_the_code(imported):
    """Which of them is meant nobody can tell: staff join them first."""
    for _ in range(2):
        Organization.objects.create(name="Kase Hooldus OÜ", is_verified=False)
    with nothing_written(), pytest.raises(Wrong) as wrong:
        imported("organizations", f"registry_code,name\n{codes(1)[0]},Kase Hooldus OÜ\n")
    assert [(one.row, one.column) for one in wrong.value.plan.problems] == [(2, "name")]


def test_the_same_file_again_changes_nothing_at_all(imported):
    rows = "".join(f"{code},Osutaja {code},social_provider,0793\n" for code in codes(20))
    content = f"registry_code,name,roles,municipality_code\n{rows}"
    imported("organizations", content)
    before = (Organization.history.count(), SearchChange.objects.count())
    assert imported("organizations", content).counts() == {"new": 0, "changed": 0, "unchanged": 20, "wrong": 0}
    assert (Organization.history.count(), SearchChange.objects.count()) == before


def test_a_closed_municipality_is_known(imported):
    assert Municipality.objects.get(code="0251").successor
    code = codes(1)[0]
    imported("organizations", f"registry_code,roles,municipality_code\n{code},municipality,0251\n")
    assert Organization.objects.get(registry_code=code).name == "Jõhvi vald"


@pytest.mark.parametrize("name", ["sihtasutus Narva Haigla", "NARVA HAIGLA SA", "„Narva Haigla“ SA", "Narva Haigla"])
def test_a_hospital_is_found_however_its_legal_form_is_written(imported, name):
    before, code = Organization.objects.count(), codes(1)[0]
    imported("organizations", f"registry_code,name,roles\n{code},{name},hospital\n")
    assert Organization.objects.get(registry_code=code).name == "SA Narva Haigla"
    imported("services", f"external_id,name_et,provider_name\nnarva,Õendusabi,{name}\n")
    assert Organization.objects.count() == before


def test_another_legal_form_is_another_organisation(imported):
    first, second = codes(2)
    imported("organizations", f"registry_code,name\n{first},Kask OÜ\n{second},MTÜ Kask\n")
    imported("services", "external_id,name_et,provider_name\nkask,Nõustamine,Mittetulundusühing Kask\n")
    assert Service.objects.get(external_id="kask").organization.registry_code == second


def test_a_municipality_is_found_by_the_name_of_its_government(imported):
    code = codes(1)[0]
    imported("organizations", f"registry_code,name,roles\n{code},Antsla Vallavalitsus,municipality\n")
    assert Organization.objects.get(registry_code=code).name == "Antsla vald"


@pytest.mark.parametrize("roles", ["municipality", ""])
def test_of_two_municipalities_with_one_name_the_one_in_force_is_completed(imported, roles):
    """Jõhvi vald stands twice, before its merger with Toila and after."""
    before, code = Organization.objects.count(), codes(1)[0]
    plan = imported("organizations", f"registry_code,name,roles\n{code},Jõhvi Vallavalitsus,{roles}\n")
    assert (plan.counts()["changed"], Organization.objects.count()) == (1, before)
    assert Organization.objects.get(registry_code=code).municipality.code == "0250"


def test_tallinn_is_found_by_the_name_of_its_government(imported):
    code = codes(1)[0]
    imported("organizations", f"registry_code,name,roles\n{code},Tallinna Linnavalitsus,municipality\n")
    assert Organization.objects.get(registry_code=code).municipality.code == "0784"


def test_a_hospital_is_found_by_an_other_name_without_its_legal_form(imported):
    """Hospitals are named as in the regulation; “SA Raplamaa Haigla” is seen too, and said without “SA”."""
    code = codes(1)[0]
    imported("organizations", f"registry_code,name,roles\n{code},Raplamaa Haigla,hospital\n")
    assert Organization.objects.get(registry_code=code).name == "SA Rapla Maakonnahaigla"


def test_a_hospital_that_the_plan_does_not_name_is_told_of(imported):
    plan = imported("organizations", f"registry_code,name,roles\n{codes(1)[0]},Mere Erahaigla OÜ,hospital\n")
    assert [(one.row, one.column) for one in plan.warnings] == [(2, "roles")]


def test_a_code_of_another_than_the_row_is_about_is_refused_by_both_names(imported):
    code = codes(1)[0]
    imported("organizations", f"registry_code,name\n{code},Kase Hooldus OÜ\n")
    with pytest.raises(Wrong) as wrong:
        imported("organizations", f"registry_code,name,roles\n{code},Antsla vald,municipality\n")
    told = str(wrong.value.plan.problems[0].reason)
    assert "Kase Hooldus OÜ" in told
    assert "Antsla vald" in told


def test_a_municipality_that_nobody_knows_is_told_of(imported):
    plan = imported("organizations", f"registry_code,name,roles\n{codes(1)[0]},Olematu vald,municipality\n")
    assert [(one.row, one.column) for one in plan.warnings] == [(2, "name")]


@pytest.mark.parametrize(
    ("columns", "name"),
    [("registry_code,name", "SA Narva Haigla"), ("registry_code,name,roles", "Narva Haigla SA,"),
     ("registry_code,name,phone", "Põltsamaa Vallavalitsus,")],
)  # fmt: skip
def test_a_row_without_a_role_completes_what_the_law_names_so(imported, columns, name):
    before = Organization.objects.count()
    plan = imported("organizations", f"{columns}\n{codes(1)[0]},{name}\n")
    assert plan.counts()["changed"] == 1
    assert Organization.objects.count() == before
    assert Organization.objects.get(registry_code=codes(1)[0]).roles.exists()


@pytest.mark.parametrize(("name", "told"), [("Pärnu Erakliinik OÜ", 1), ("Pärnu Haigla SA", 0)])
def test_what_is_completed_by_its_place_alone_is_told(previewed, name, told):
    row = f"{codes(1)[0]},{name},hospital,0624"
    plan = previewed("organizations", f"registry_code,name,roles,municipality_code\n{row}\n")
    assert len([one for one in plan.warnings if one.column == "name"]) == told


def test_a_seat_in_a_merged_municipality_is_its_successor(imported):
    imported("organizations", f"registry_code,name,municipality_code\n{codes(1)[0]},Kase Hooldus OÜ,0803\n")
    assert Organization.objects.get(registry_code=codes(1)[0]).municipality.code == "0250"
