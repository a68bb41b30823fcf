"""What is on record goes out as a table and comes in again unchanged; no cell of it is taken for a formula."""

import csv
import io
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from registry.importing import runs, standard
from registry.importing.actors import NATIONAL, actor_for, can_import
from registry.importing.columns import match, read_row
from registry.importing.kinds import kind_named, kinds, kinds_of, register
from registry.importing.tables import RawRow
from registry.importing.workbooks import csv_lines, harmless, workbook
from registry.models import Contact, Organization, PatientList, Service
from registry.rights.scope import of_regions

from .test_batches import person
from .test_organizations import codes

pytestmark = pytest.mark.django_db
FORMULA = ("=", "+", "-", "@")
letters = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs"))
texts = st.text(letters | st.sampled_from(" =+-@'\";,|"), max_size=30).map(lambda text: " ".join(text.split()))


def exported(kind: str, actor=NATIONAL) -> str:
    one = kind_named(kind)
    return "".join(csv_lines(one, one.export(actor)))


def filled(imported) -> None:
    first, second = codes(2)
    imported(
        "organizations",
        "registry_code,name,roles,municipality_code,website,email,phone,source\n"
        f"{first},=Kase OÜ,gp_provider;social_provider,0793,https://kase.example,a@kase.example,+372 5550 0101,x\n"
        f"{second},Teine,,,,,,\n",
    )
    imported(
        "patient_lists",
        "list_code;valid_from;valid_to;provider_registry_code;municipality_code;doctor\n"
        f'N0001;2020-01-01;;{first};"0793;0171";Dr Kask\nN0001;2026-01-01;;{second};0793;\n',
    )
    imported(
        "services",
        "external_id;service_type;name_et;name_ru;provider_registry_code;provider_name;municipality_codes;keywords;"
        "cost;referral;languages;target_groups;checked_on;phone;description_et\n"
        f's1;kov_koduteenus;@Abi;-Помощь;{first};;"EE;0793";"abi;kodu";free;none;"et;ru";elderly;2026-03-01;+372;"a\nb"\n'
        "s2;;;;;Nimi OÜ;;;5 eurot;Helistage;;;;;\n"
        "s3;;'=1;;;;;;tasuline;;;;;;\n",
    )
    imported(
        "places",
        "external_id,name_et,organization_name,address,municipality_code,latitude,longitude,wheelchair,services\n"
        "p1,-Koht,Nimi OÜ,Kase 1,0793,58.5,26.5,yes,s1;s2\np2,,,,0793,,,,\n",
    )
    imported(
        "contacts",
        "external_id,organization_name,name,title_et,function,region_code,phone,phone_public,visibility,services\n"
        "c1,Nimi OÜ,Mari,+nõustaja,social_worker,0079,+372 5550 0101,jah,staff,s1\n",
    )


@pytest.mark.parametrize("kind", ["organizations", "patient_lists", "services", "places", "contacts"])
def test_what_goes_out_comes_in_unchanged(imported, kind):
    filled(imported)
    content = exported(kind)
    plan = imported(kind, content)
    assert plan.counts()["unchanged"] == len(list(csv.reader(io.StringIO(content), delimiter=";"))) - 1
    assert plan.counts()["new"] + plan.counts()["changed"] == 0
    book = workbook(kind_named(kind), kind_named(kind).export(NATIONAL))
    assert imported(kind, book).counts() == plan.counts()


@pytest.mark.parametrize("kind", ["organizations", "patient_lists", "services", "places", "contacts"])
def test_no_cell_that_goes_out_begins_as_a_formula(imported, kind):
    filled(imported)
    rows = list(csv.reader(io.StringIO(exported(kind).lstrip("\ufeff")), delimiter=";"))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    book = load_workbook(io.BytesIO(workbook(kind_named(kind), kind_named(kind).export(NATIONAL))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f" or str(cell.value).startswith(FORMULA)]


@given(texts)
def test_any_text_goes_out_harmless_and_comes_in_as_it_was(text):
    cell = harmless(text)
    assert not cell.startswith(FORMULA)
    header = match(["external_id", "phone"], kind_named("services").columns)
    assert read_row(RawRow(2, ["x", cell]), header)[0].values.get("phone", text) == text


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    name=texts.filter(bool),
    phone=texts,
    fees=texts,
    keywords=st.lists(texts.filter(bool).filter(lambda text: ";" not in text), max_size=3, unique=True),
    checked=st.none() | st.dates(date(2000, 1, 1), date(2026, 1, 1)),
)
def test_any_service_comes_in_as_it_went_out(table, name, phone, fees, keywords, checked):
    Service.objects.update_or_create(
        external_id="h1",
        defaults={
            "name_et": name,
            "phone": phone,
            "fees_description_et": fees,
            "keywords_et": "\n".join(keywords),
            "checked_on": checked,
            "source": phone,
        },
    )
    plan = runs.preview(kind_named("services"), table(exported("services")), NATIONAL)
    assert [(change.column, change.old, change.new) for item in plan.items for change in item.changes] == []
    assert plan.counts() == {"new": 0, "changed": 0, "unchanged": 1, "wrong": 0}


def test_nobody_imports_anything():
    """Somebody who is not logged in keeps no region."""
    assert not can_import(AnonymousUser())
    assert actor_for(AnonymousUser()).region_ids == frozenset()


def test_staff_take_away_what_they_may_see_only(imported):
    filled(imported)
    mari, peeter = person("mari@x.example"), person("peeter@x.example", "Harjumaa")
    assert "c1" in exported("contacts", actor_for(mari))
    assert "c1" not in exported("contacts", actor_for(peeter))
    assert "s1" in exported("services", actor_for(mari))
    assert "s1" not in exported("services", actor_for(peeter))
    assert "N0001" not in exported("patient_lists", actor_for(peeter))
    assert Contact.objects.count() == 1
    assert PatientList.objects.count() == 2


def test_the_regions_of_a_row_are_those_of_the_back_office(imported, previewed):
    filled(imported)
    mari = actor_for(person("mari@x.example"))
    for kind in (kind for kind in kinds() if hasattr(kind, "work")):
        work = kind.work
        plan = previewed(kind.name, exported(kind.name), mari)
        refused = {problem.row for problem in plan.problems}
        keys = [row.pk for row in kind.on_record(NATIONAL)]
        kept = set(of_regions(work.model.objects.filter(pk__in=keys), mari.region_ids).values_list("pk", flat=True))
        assert {key for number, key in enumerate(keys, start=2) if number not in refused} == kept


def test_a_kind_is_registered_once():
    standard.register_standard_kinds()
    assert [kind.name for kind in kinds()][:5] == ["organizations", "patient_lists", "services", "places", "contacts"]
    assert [kind.name for kind in kinds_of(Organization)] == ["organizations"]

    class Another:
        name = "services"

    with pytest.raises(ValueError):
        register(Another())


def test_the_number_of_questions_does_not_grow_with_the_rows(imported):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(first: int, count: int) -> int:
        rows = "".join(f"q{number},Osutaja,0793;0171,et;ru\n" for number in range(first, first + count))
        with CaptureQueriesContext(connection) as questions:
            imported("services", f"external_id,provider_name,municipality_codes,languages\n{rows}")
        return len(questions)

    asked(0, 1)
    few = asked(100, 2)
    assert asked(1000, 20) <= few
