"""Import of services."""

from datetime import date

import pytest

from registry.importing import records
from registry.importing.actors import NATIONAL
from registry.importing.kinds import kind_named
from registry.importing.runs import Wrong, preview
from registry.models import Organization, SearchChange, Service, TargetGroup
from tests.factories import TargetGroupFactory

from .test_organizations import codes

pytestmark = pytest.mark.django_db
HEADER = (
    "external_id,service_type,name_et,name_ru,name_en,description_et,description_ru,description_en,"
    "provider_registry_code,provider_name,municipality_codes,keywords,target_groups,cost,referral,languages,phone,"
    "email,website,checked_on\n"
)
FULL = (
    "s1,kov_koduteenus,Koduabi,Помощь на дому,Help at home,Aitame kodus,Помогаем,We help,"
    ",Kase Hooldus OÜ,0793;0171,koduabi;hooldaja,elderly;puudega inimesed,5 eurot tund,municipality_decision,et;vene,"
    "+372 5550 0101,info@kase.example,https://kase.example,01.03.2026\n"
)


def columns(plan) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in plan.problems]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("service_type", "kov_olematu"),
        ("municipality_codes", "0793;9999"),
        ("provider_registry_code", "12345679"),
        ("provider_registry_code", codes(1)[0]),
        ("languages", "et;klingon"),
        ("target_groups", "martians"),
        ("checked_on", "31.02.2026"),
        ("checked_on", "2026-13-01"),
        ("checked_on", "eile"),
        ("email", "kase"),
        ("website", "javascript:alert(1)"),
        ("name_et", "x" * 10_000),
        ("description_et", "x" * 10_000),
        ("cost", "x" * 10_000),
        ("keywords", "x" * 10_000),
        ("phone", "x" * 41),
        ("external_id", ""),
    ],
)
def test_a_wrong_cell_is_told_and_nothing_is_written(imported, column, cell):
    names = ["external_id", column if column != "external_id" else "phone"]
    values = {"external_id": "s2", "phone": "1", column: cell}
    content = f"{','.join(names)}\ns1{',' * (len(names) - 1)}\n{','.join(values[name] for name in names)}\n"
    with pytest.raises(Wrong) as wrong:
        imported("services", content)
    assert columns(wrong.value.plan) == [(3, column)]
    assert str(wrong.value.plan.problems[0].reason)
    assert not Service.objects.filter(external_id__in=["s1", "s2"]).exists()


def test_all_wrong_cells_of_a_file_are_told_at_once(previewed):
    plan = previewed("services", "external_id,service_type,checked_on,languages\ns1,nope,31.02.2026,et\ns2,nope,,xx\n")
    assert columns(plan) == [(2, "service_type"), (2, "checked_on"), (3, "service_type"), (3, "languages")]


def test_a_key_that_stands_twice_is_refused(previewed):
    plan = previewed("services", "external_id\ns1\ns2\ns1\n")
    assert columns(plan) == [(4, "external_id")]
    assert "2" in str(plan.problems[0].reason)


def test_a_full_row_is_public_at_once_and_unchecked_only_where_it_says_no_day(imported):
    imported("services", HEADER + FULL)
    service = Service.objects.offered_on(date(2026, 6, 1)).get(external_id="s1")
    assert (service.service_type.code, service.name_ru, service.description_en) == (
        "kov_koduteenus",
        "Помощь на дому",
        "We help",
    )
    assert (service.organization.name, service.organization.is_verified) == ("Kase Hooldus OÜ", False)
    assert {one.code for one in service.municipalities.all()} == {"0793", "0171"}
    assert {one.code for one in service.languages.all()} == {"et", "ru"}
    assert {one.code for one in service.target_groups.all()} == {"elderly", "disabled"}
    assert (service.cost, service.fees_description_et) == ("unknown", "5 eurot tund")
    assert (service.referral, service.keywords_et) == ("municipality_decision", "koduabi\nhooldaja")
    assert service.checked_on == date(2026, 3, 1)
    assert service.translation_state("name", "ru") == "current"
    imported("services", "external_id\ns2\n")
    bare = Service.objects.get(external_id="s2")
    assert (bare.name_et, bare.checked_on, bare.cost) == ("s2", None, "unknown")


def test_the_same_file_again_changes_nothing_at_all(imported):
    imported("services", HEADER + FULL)
    before = (Service.history.count(), SearchChange.objects.count(), Organization.objects.count())
    assert imported("services", HEADER + FULL).counts() == {"new": 0, "changed": 0, "unchanged": 1, "wrong": 0}
    assert (Service.history.count(), SearchChange.objects.count(), Organization.objects.count()) == before


def test_changes_are_told_with_old_and_new_value(imported, previewed):
    imported("services", HEADER + FULL)
    plan = previewed("services", "external_id,phone,languages,cost\ns1,+372 5550 0199,et;en,tasuta\n")
    changes = {(one.column, one.old, one.new) for one in plan.items[0].changes}
    assert changes == {
        ("phone", "+372 5550 0101", "+372 5550 0199"),
        ("languages", "et;ru", "en;et"),
        ("cost", "unknown", "free"),
    }


def test_absent_columns_leave_values_alone_and_empty_cells_clear(imported):
    imported("services", HEADER + FULL)
    imported("services", "external_id,phone\ns1,5550 0102\n")
    service = Service.objects.get(external_id="s1")
    assert (service.phone, service.email, service.languages.count()) == ("5550 0102", "info@kase.example", 2)
    imported("services", HEADER + "s1" + "," * 19 + "\n")
    service = Service.objects.get(external_id="s1")
    assert (service.name_et, service.phone, service.email, service.url) == ("Koduabi", "", "", "")
    assert (service.organization, service.service_type, service.checked_on) == (None, None, None)
    assert (service.description_et, service.fees_description_et, service.keywords_et) == ("", "", "")
    assert service.municipalities.count() + service.languages.count() + service.target_groups.count() == 0


def test_history_tells_fields_and_connections(imported):
    imported("services", HEADER + FULL)
    imported("services", "external_id,phone,languages\ns1,5550 0102,et\n")
    new, old = Service.history.filter(external_id="s1")
    assert {change.field for change in new.diff_against(old).changes} >= {"phone", "languages"}
    assert old.municipalities.count() == 2
    assert new.languages.count() == 1


def test_a_translation_becomes_outdated_when_its_source_changes(imported):
    imported("services", HEADER + FULL)
    imported("services", "external_id,name_et\ns1,Kodune abi\n")
    assert Service.objects.get(external_id="s1").translation_state("name", "ru") == "outdated"


def test_a_provider_is_found_by_code_name_and_other_name(imported):
    imported(
        "services",
        "external_id,provider_registry_code,provider_name\n"
        "s1,10833853,\ns2,,lõuna-eesti haigla as\ns3,10833853,Midagi muud\n",
    )
    names = set(Service.objects.filter(external_id__in=["s1", "s2", "s3"]).values_list("organization__name", flat=True))
    assert names == {"AS Lõuna-Eesti Haigla"}


def test_a_name_that_two_organisations_have_asks_for_the_code(imported, previewed):
    Organization.objects.create(name="Kodu OÜ")
    Organization.objects.create(name="KODU OÜ")
    plan = previewed("services", "external_id,provider_name\ns1,Kodu OÜ\n")
    assert columns(plan) == [(2, "provider_name")]


def test_one_new_provider_for_many_rows(imported):
    imported("services", "external_id,provider_name\ns1,Uus Abi\ns2,uus  abi\n")
    assert Organization.objects.named("Uus Abi").count() == 1
    assert Organization.objects.named("Uus Abi").get().services.count() == 2


def test_a_merged_municipality_stands_for_its_successor_and_the_preview_says_so(imported):
    plan = imported("services", "external_id,municipality_codes\ns1,0251\n")
    assert {one.code for one in Service.objects.get(external_id="s1").municipalities.all()} == {"0250"}
    assert [one.column for one in plan.warnings] == ["municipality_codes"]


@pytest.mark.parametrize(
    ("name", "code"), [("Jõhvi vald", "0250"), ("Toila vald", "0250"), ("Antsla Vallavalitsus", "0142")]
)
def test_a_municipality_that_gives_a_service_is_found_by_name_as_it_stands_today(imported, name, code):
    before, content = Organization.objects.count(), f"external_id,provider_name\nk1,{name}\n"
    plan = imported("services", content)
    provider = Service.objects.get(external_id="k1").organization
    assert (provider.municipality.code, provider.valid_to, Organization.objects.count()) == (code, None, before)
    assert len(plan.warnings) == (name == "Toila vald")
    assert imported("services", content).counts()["unchanged"] == 1


def test_target_groups_are_known_by_what_is_on_record(imported, previewed):
    """A group without translations is found by its Estonian name alone; words for one that is not kept mean nothing."""
    TargetGroup.objects.filter(code="carers").delete()
    TargetGroupFactory(code="twins", name_et="kaksikud")
    header = "external_id,name_et,provider_name,target_groups\n"
    imported("services", f"{header}s1,Koduabi,Kase OÜ,Kaksikud;eakad\n")
    groups = Service.objects.get(external_id="s1").target_groups.values_list("code", flat=True)
    assert set(groups) == {"twins", "elderly"}
    assert columns(previewed("services", f"{header}s2,Koduabi,Kase OÜ,hooldajad\n")) == [(2, "target_groups")]


def test_a_long_file_tells_how_far_it_has_come(table, monkeypatch):
    """20 000 rows are compared while somebody waits: they see it going on."""
    monkeypatch.setattr(records, "TELL_EVERY", 2)
    rows = "".join(f"s{number},Koduabi,Kase OÜ\n" for number in range(5))
    told: list[int] = []
    path = table(f"external_id,name_et,provider_name\n{rows}")
    preview(kind_named("services"), path, NATIONAL, told.append)
    assert told == [2, 4]


def test_a_list_in_a_cell_is_not_endless(previewed):
    plan = previewed("services", "external_id,keywords\nk1," + ";".join(f"w{n}" for n in range(2_000)) + "\n")
    assert [one.column for one in plan.problems] == ["keywords"]


def test_everywhere_is_said_by_ee(imported):
    imported("services", "external_id,municipality_codes\ns1,EE\n")
    assert Service.objects.get(external_id="s1").serves_all


def test_zeros_that_a_spreadsheet_ate_come_back(imported):
    imported("services", "external_id,municipality_codes\ns1,37;793\n".replace("37;", "141;"))
    assert {one.code for one in Service.objects.get(external_id="s1").municipalities.all()} == {"0141", "0793"}


def test_a_referral_that_is_no_code_becomes_a_step_once(imported):
    content = "external_id,referral\ns1,Helistage enne sotsiaaltöötajale\n"
    imported("services", content)
    service = Service.objects.get(external_id="s1")
    assert (service.referral, service.application_process_et) == ("unknown", "Helistage enne sotsiaaltöötajale")
    assert imported("services", content).counts()["unchanged"] == 1


def test_a_service_without_a_name_is_called_as_its_type(imported):
    content = "external_id,service_type,name_et\ns1,kov_koduteenus,\ns2,,\n"
    imported("services", content)
    assert Service.objects.get(external_id="s1").name_et == "Koduteenus"
    assert imported("services", content).counts()["unchanged"] == 2


def test_text_that_looks_like_a_formula_stays_text(imported):
    imported("services", 'external_id,name_et\ns1,"=HYPERLINK(""http://x.example"")"\ns2,\'=1+1\n')
    assert Service.objects.get(external_id="s1").name_et == '=HYPERLINK("http://x.example")'
    assert Service.objects.get(external_id="s2").name_et == "=1+1"


def test_a_day_of_check_that_has_not_come_is_refused(previewed):
    plan = previewed(
        "services", "external_id,name_et,provider_name,checked_on\na1,Koduabi,Kase Hooldus OÜ,2199-01-01\n"
    )
    assert [(one.row, one.column) for one in plan.problems] == [(2, "checked_on")]


def test_all_that_is_wrong_with_a_row_is_told_at_once(previewed):
    header = "external_id,service_type,provider_name,municipality_codes,target_groups,languages,email,checked_on"
    row = "a1,kov_vale,Kase OÜ,9999,martians,klingon,foo,31.02.2026"
    plan = previewed("services", f"{header}\n{row}\na1,kov_koduteenus,Kase OÜ,0668,,et,,\n")
    told = {(one.row, one.column) for one in plan.problems}
    wrong = {"service_type", "municipality_codes", "target_groups", "languages", "email", "checked_on"}
    assert {(2, column) for column in wrong} <= told
    assert (3, "external_id") in told, "a key that stands twice is told also where one of the rows is faulty"
    assert not plan.items
