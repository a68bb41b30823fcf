"""The acts of the back office: who may not take them finds nothing; who may, moves the row by the service."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.models import AgreementClause, AgreementTemplate, Event, Membership, QuorumRuleSet, Tervik
from agreements.services.terviks import start_formation
from agreements.viewsets.acting import ActingViewSet
from agreements.viewsets.register import VIEWSETS
from agreements.viewsets.tervik_actions import ACTIONS, EndView
from registry.models import Region
from tests.agreements.factories import hospital_of, municipality
from tests.factories import member_of, national_editor, national_reader, reader_of, staff_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def region() -> Region:
    return Region.objects.get(code="0071")


@pytest.fixture
def staff(region):
    return staff_of(region)


@pytest.fixture
def tervik(staff, region) -> Tervik:
    return start_formation(staff, region, "Rapla vald")


def viewset_of(model) -> ActingViewSet:
    return next(one for one in VIEWSETS if one.model is model)


def address(row, name: str) -> str:
    return reverse(viewset_of(type(row)).get_url_name(name), args=[row.pk])


def founding(region, **values) -> dict:
    return {
        "form": "by_agreement",
        "carrier": hospital_of(region).pk,
        "signers": [municipality("0668").pk],
        "bank_account": "EE382200221020145685",
        "represented_by": "Mari Mets",
        "statute": "https://tervik.example/kord",
        "basis": "Asutamisleping 01.03.2026",
        "on": "2026-03-01",
        **values,
    }


ASKED = {
    "choose-form": lambda region: {"form": "by_agreement"},
    "form": founding,
    "change-form": lambda region: founding(region, form="legal_person"),
    "end": lambda region: {"on": "2026-12-31"},
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda one: one.name)
def test_others_find_no_act_on_a_tervik(action, tervik, region, enter):
    ask = ASKED[action.name](region)
    assert enter(None).post(address(tervik, action.name), ask).url.startswith("/haldus/login/")
    other = Region.objects.get(code="0087")
    for stranger in (staff_of(other), reader_of(region), national_reader(), member_of(municipality("0668"))):
        for answer in (
            enter(stranger).get(address(tervik, action.name)),
            enter(stranger).post(address(tervik, action.name), ask),
        ):
            assert answer.status_code in {302, 403, 404}
    tervik.refresh_from_db()
    assert (tervik.state, tervik.form) == ("in_formation", "")


OPEN_TO = {
    ("in_formation", "staff"): {"choose-form", "form"},
    ("in_formation", "national"): {"choose-form", "form", "end"},
    ("formed", "staff"): {"change-form"},
    ("formed", "national"): {"change-form", "end"},
    ("ended", "staff"): set(),
    ("ended", "national"): set(),
}


@pytest.mark.parametrize(("state", "who"), OPEN_TO)
def test_in_each_state_the_steps_of_the_lifecycle_are_open_and_no_others(state, who, tervik, region, enter):
    days = {"formed": {"formed_on": DAY}, "ended": {"ended_on": DAY}}
    Tervik.objects.filter(pk=tervik.pk).update(state=state, **days.get(state, {}))
    client = enter(staff_of(region) if who == "staff" else national_editor())
    found = {one.name for one in ACTIONS if client.get(address(tervik, one.name)).status_code == 200}
    assert found == OPEN_TO[state, who]


def test_staff_begin_describe_and_form_a_tervik(staff, region, enter):
    client, viewset = enter(staff), viewset_of(Tervik)
    words = {"region": region.pk, "name": "x", "initiative_group": "Rapla vald", "agreed_priorities": "Koduteenus"}
    empty = dict.fromkeys(("represented_by", "bank_account", "statute"), "")
    assert client.post(reverse(viewset.get_url_name("add")), {**words, **empty}).status_code == 302
    tervik = Tervik.objects.get(region=region)
    assert (tervik.name, tervik.state, tervik.agreed_priorities) == ("x", "in_formation", "Koduteenus")

    client.post(address(tervik, "edit"), {**words, **empty, "name": "Raplamaa TERVIK", "represented_by": "Mari"})
    client.post(address(tervik, "form"), founding(region))

    tervik.refresh_from_db()
    assert (tervik.name, tervik.state, tervik.founder) == ("Raplamaa TERVIK", "formed", hospital_of(region))
    assert Membership.objects.filter(tervik=tervik, member_from=DAY).count() == 2
    kinds = set(Event.objects.values_list("kind", flat=True))
    assert {"tervik_start_formation", "tervik_described", "tervik_form"} <= kinds


@pytest.mark.parametrize("view", ["inspect", "edit"])
def test_the_rows_pages_lead_to_the_open_acts_and_to_no_others(view, tervik, staff, enter):
    page = enter(staff).get(address(tervik, view)).content.decode()
    assert address(tervik, "form") in page
    assert address(tervik, "change-form") not in page
    assert address(tervik, "end") not in page


def test_what_the_service_refuses_is_told_in_the_form(tervik, region, staff, enter):
    answer = enter(staff).post(address(tervik, "form"), founding(region, bank_account=""))
    assert "eraldi arvelduskonto" in answer.content.decode()
    tervik.refresh_from_db()
    assert tervik.state == "in_formation"


def test_organisations_of_other_regions_are_not_offered(tervik, region, staff, enter):
    elsewhere = municipality("0142").pk
    answer = enter(staff).post(address(tervik, "form"), founding(region, carrier=elsewhere, signers=[elsewhere]))
    assert answer.status_code == 200
    assert not Membership.objects.exists()


def test_a_second_tervik_of_a_region_is_refused_in_words(tervik, region, staff, enter):
    words = {"region": region.pk, "name": "teine", "initiative_group": "", "agreed_priorities": ""}
    empty = dict.fromkeys(("represented_by", "bank_account", "statute"), "")
    answer = enter(staff).post(reverse(viewset_of(Tervik).get_url_name("add")), {**words, **empty})
    assert "on juba TERVIK" in answer.content.decode()


@pytest.mark.parametrize(("form", "social"), [("by_agreement", "ei"), ("legal_person", "jah")])
def test_what_it_may_provide_is_shown_with_the_reason(form, social, tervik, staff, enter):
    Tervik.objects.filter(pk=tervik.pk).update(form=form)
    page = enter(staff).get(address(tervik, "inspect")).content.decode()
    assert f"sotsiaalteenused: {social}" in page
    assert "kiirabi: ei, TERVIK ei osuta seda kummaski vormis" in page


def test_a_tervik_stays_in_its_region(tervik, region, enter):
    words = {"region": Region.objects.get(code="0087").pk, "name": "x", "initiative_group": "", "agreed_priorities": ""}
    empty = dict.fromkeys(("represented_by", "bank_account", "statute"), "")
    enter(national_editor()).post(address(tervik, "edit"), {**words, **empty})
    tervik.refresh_from_db()
    assert tervik.region == region


def test_a_tervik_that_has_ended_is_not_described_any_more(tervik, region, staff, enter):
    enter(national_editor()).post(address(tervik, EndView.name), {"on": "2026-12-31"})
    words = {"region": region.pk, "name": "teine", "initiative_group": "", "agreed_priorities": ""}
    empty = dict.fromkeys(("represented_by", "bank_account", "statute"), "")
    assert "lõppenud" in enter(staff).post(address(tervik, "edit"), {**words, **empty}).content.decode()


def rules(**fields) -> dict:
    return {
        "code": "seadus",
        "status": "in_force",
        "legal_reference": "Seadus § 1",
        "legal_text": "",
        "hospitals_minimum": 1,
        "municipalities_numerator": 2,
        "municipalities_denominator": 3,
        "gp_numerator": 1,
        "gp_denominator": 4,
        "gp_unit": "lists",
        "area_inhabitants": 100000,
        "valid_from": "2030-01-01",
        "valid_to": "",
        **fields,
    }


def test_rules_are_proposed_by_one_administrator_and_approved_by_another(region, staff, enter):
    one, other, viewset = national_editor(), national_editor(), viewset_of(QuorumRuleSet)
    assert enter(staff).post(reverse(viewset.get_url_name("add")), rules()).status_code in {302, 404}
    assert not QuorumRuleSet.objects.filter(code="seadus").exists()
    enter(one).post(reverse(viewset.get_url_name("add")), rules())
    row = QuorumRuleSet.objects.get(code="seadus")

    for stranger in (one, staff, national_reader()):
        enter(stranger).post(address(row, "approve"))
        row.refresh_from_db()
        assert row.approved_at is None
    enter(other).post(address(row, "approve"))

    row.refresh_from_db()
    assert (row.proposed_by, row.approved_by) == (one, other)
    assert enter(one).get(address(row, "approve")).status_code == 404


def test_the_country_publishes_a_version_with_all_nine_parts(staff, enter):
    editor, viewset = national_editor(), viewset_of(AgreementTemplate)
    client = enter(editor)
    client.post(reverse(viewset.get_url_name("add")), {"region": ""})
    text = AgreementTemplate.objects.get(published_at=None)
    parts = {part.value: f"Osa {part.value}" for part in AgreementClause.Part}
    client.post(address(text, "write"), {**parts, AgreementClause.Part.FUNDING: ""})
    assert "Puuduvad osad" in client.post(address(text, "publish")).content.decode()
    assert enter(staff).post(address(text, "publish")).status_code == 404

    client.post(address(text, "write"), parts)
    client.post(address(text, "publish"))

    text.refresh_from_db()
    assert (text.version, text.published_by) == (2, editor)
    assert client.post(address(text, "write"), parts).status_code == 404
    assert "Osa 2_governance" in client.get(address(text, "inspect")).content.decode()


def test_staff_write_additions_for_their_own_region_alone(region, staff, enter):
    viewset, other = viewset_of(AgreementTemplate), Region.objects.get(code="0087")
    client, add = enter(staff), reverse(viewset.get_url_name("add"))
    for foreign in ("", other.pk):
        client.post(add, {"region": foreign})
    assert not AgreementTemplate.objects.filter(published_at=None).exists()
    client.post(add, {"region": region.pk})
    text = AgreementTemplate.objects.get(region=region)

    assert enter(staff_of(other)).get(address(text, "inspect")).status_code == 404
    assert enter(staff_of(other)).post(address(text, "write"), {"9_form": "x"}).status_code == 404
    client.post(address(text, "write"), {"2_governance": "Rapla lisa"})
    client.post(address(text, "publish"))

    text.refresh_from_db()
    assert text.published_at is not None
    assert list(text.clauses.values_list("part", flat=True)) == ["2_governance"]


def test_everybody_in_the_back_office_reads_the_countrys_text(staff, enter):
    text = AgreementTemplate.objects.get(region=None)
    assert enter(staff).get(address(text, "inspect")).status_code == 200
    assert enter(reader_of(Region.objects.get(code="0087"))).get(address(text, "inspect")).status_code == 200
