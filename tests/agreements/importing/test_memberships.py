"""Import of memberships agreed on before the portal (A2, T5, T9)."""

from datetime import date

import pytest

from agreements.importing.memberships import MembershipsKind
from agreements.models import AccessionApplication, Departure, Membership, Obligation, Tervik
from agreements.record.proof import faults, not_covered
from registry.importing.actors import NATIONAL, actor_for
from registry.importing.runs import Wrong
from registry.models import Organization, PatientList, Region
from tests.agreements.factories import formed_tervik, gp_provider, hospital_of, join, law_in_force
from tests.factories import MunicipalityFactory, OrganizationFactory, RegionFactory, UserFactory, reader_of, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
HEADER = "region_code,party,member_from,member_to,basis\n"
RAPLA = "0071"


def region(code: str = RAPLA) -> Region:
    return Region.objects.get(code=code)


def on_record(code: str = RAPLA) -> list[tuple[str, str, str]]:
    rows = Membership.objects.filter(tervik__region__code=code).select_related("party").order_by("party__name", "pk")
    return [(one.party.name, str(one.member_from), str(one.member_to or "")) for one in rows]


def told(plan) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in plan.problems]


def test_staff_of_another_region_are_refused(imported):
    other = actor_for(staff_of(region("0087")))
    with pytest.raises(Wrong) as caught:
        imported("memberships", HEADER + f"{RAPLA},0668,2026-01-01,,leping\n", other)
    assert told(caught.value.plan) == [(2, "region_code")]
    assert not Membership.objects.exists()


def test_a_reader_may_not_import():
    assert not MembershipsKind().may_import(reader_of(region()))
    assert MembershipsKind().may_import(staff_of(region()))


def test_staff_import_and_export_their_own_region_only(imported):
    imported("memberships", HEADER + f"{RAPLA},0668,2026-01-01,,leping\n0087,Antsla vald,2026-01-01,,leping\n")
    mine = actor_for(staff_of(region()))
    assert [row["region_code"] for row in MembershipsKind().export(mine)] == [RAPLA]
    imported("memberships", HEADER + f"{RAPLA},0503,2026-01-01,,leping\n", mine)
    assert len(on_record()) == 2


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("9999,0668,2026-01-01,,x", "region_code"),
        (f"{RAPLA},9999,2026-01-01,,x", "party"),
        (f"{RAPLA},10000005,2026-01-01,,x", "party"),
        (f"{RAPLA},Olematu OÜ,2026-01-01,,x", "party"),
        (f"{RAPLA},0142,2026-01-01,,x", "party"),
        (f"{RAPLA},0668,2026-02-30,,x", "member_from"),
        (f"{RAPLA},0668,2026-02-01,2026-01-31,x", "member_to"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(command, row, column):
    answer = command("memberships", HEADER + f"{RAPLA},0503,2026-01-01,,leping\n{row}\n")
    assert answer.failed
    assert f"error\t3\t{column}\t" in answer.output
    assert not Membership.objects.exists()
    assert not Tervik.objects.exists()


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("9999,9999,2026-02-01,2026-01-31,x", ["region_code", "party", "member_to"]),
        (f"9999,Olematu OÜ,2026-02-01,homme,{'x' * 301}", ["region_code", "party", "member_to", "basis"]),
        (f"{RAPLA},0142,2026-02-01,2026-01-31,{'x' * 301}", ["party", "member_to", "basis"]),
        (f"{RAPLA},0503,2026-02-01,2026-02-30,x", ["member_to"]),
    ],
)
def test_all_that_is_wrong_with_a_row_is_told_at_once(imported, row, columns):
    """Also what only the record can tell, beside a cell that cannot be read; and no fault that follows from another."""
    with pytest.raises(Wrong) as caught:
        imported("memberships", HEADER + f"{row}\n{RAPLA},0503,2026-03-01,,leping\n")
    assert told(caught.value.plan) == [(2, column) for column in columns]
    assert caught.value.plan.counts() == {"new": 1, "changed": 0, "unchanged": 0, "wrong": 1}


@pytest.mark.parametrize(
    ("region_code", "member_to", "is_told"),
    [("0071", "", True), ("0087", "", False), ("0071", "2019-12-31", True), ("0087", "2019-12-31", True)],
)
def test_a_gp_provider_of_elsewhere_is_told_as_voluntary_and_joins(command, region_code, member_to, is_told):
    """T3, T4: it serves lists of Võrumaa since 2020; before, and elsewhere, it is a voluntary party."""
    provider = gp_provider(1, "0142")
    row = f"{region_code},{provider.registry_code},2019-01-01,{member_to},leping\n"
    answer = command("memberships", HEADER + row)
    assert not answer.failed
    assert ("vabatahtlik liige" in answer.output) == is_told
    assert f"warning\t2\tparty\t{provider.name}" in answer.output or not is_told
    assert Membership.objects.get().party == provider


def test_a_hospital_of_elsewhere_is_told_as_voluntary(previewed):
    """T3, T4: and one of the region's own is not."""
    rapla, voru = hospital_of(region()), hospital_of(region("0087"))
    plan = previewed("memberships", HEADER + f"{RAPLA},{voru.name},2026-01-01,,x\n{RAPLA},{rapla.name},2026-01-01,,x\n")
    assert [(one.row, one.column) for one in plan.warnings if "vabatahtlik" in str(one.reason)] == [(2, "party")]


def test_nobody_is_taken_up_by_name(command):
    before = Organization.objects.count()
    assert command("memberships", HEADER + f"{RAPLA},Olematu OÜ,2026-01-01,,x\n").failed
    assert Organization.objects.count() == before


def test_a_party_is_named_by_ehak_code_registry_code_or_name(imported):
    gp = OrganizationFactory(name="Perearst Mets OÜ", alternate_name="Metsa perearst", roles=["gp_provider"])
    imported(
        "memberships",
        HEADER
        + f"{RAPLA},668,2026-01-01,,leping\n{RAPLA},kohila vald,2026-01-01,,leping\n"
        + f"{RAPLA},{gp.registry_code},2025-01-01,2025-06-30,leping\n{RAPLA},Metsa  Perearst,2026-01-01,,leping\n",
    )
    assert on_record() == [
        ("Kohila vald", "2026-01-01", ""),
        ("Perearst Mets OÜ", "2025-01-01", "2025-06-30"),
        ("Perearst Mets OÜ", "2026-01-01", ""),
        ("Rapla vald", "2026-01-01", ""),
    ]


def test_a_name_that_a_merger_gave_twice_means_the_municipality_in_force_that_day(imported):
    day_before, day_after = "2025-10-31", "2025-11-01"
    imported("memberships", HEADER + f"0045,Jõhvi vald,2025-01-01,{day_before},x\n0045,Jõhvi vald,{day_after},,x\n")
    rows = Membership.objects.order_by("member_from")
    assert [one.party.municipality.code for one in rows] == ["0251", "0250"]


def test_a_name_that_two_organisations_carry_is_refused(imported):
    OrganizationFactory(name="Abi OÜ")
    OrganizationFactory(name="Abi OÜ")
    with pytest.raises(Wrong) as caught:
        imported("memberships", HEADER + f"{RAPLA},Abi OÜ,2026-01-01,,x\n")
    assert told(caught.value.plan) == [(2, "party")]


def test_a_region_without_a_tervik_gets_one_in_formation(imported, previewed):
    content = HEADER + f"{RAPLA},0668,2026-01-01,,leping 1\n{RAPLA},0503,2026-01-01,,leping 2\n"
    assert any("TERVIK" in str(warning.reason) for warning in previewed("memberships", content).warnings)
    assert not Tervik.objects.exists()
    imported("memberships", content)
    (tervik,) = Tervik.objects.all()
    assert (tervik.region.code, tervik.state, tervik.name) == (RAPLA, "in_formation", "Raplamaa TERVIK")
    assert tervik.memberships.count() == 2


def test_the_tervik_on_record_is_used(imported):
    tervik = Tervik.objects.create(region=region(), name="Rapla", state="formed", formed_on=date(2026, 1, 1))
    imported("memberships", HEADER + f"{RAPLA},0668,2026-02-01,,leping\n")
    assert Membership.objects.get().tervik == tervik


def test_what_ended_with_an_ended_tervik_belongs_to_it(imported):
    ended = Tervik.objects.create(region=region(), name="Vana", state="ended", ended_on=date(2025, 12, 31))
    imported("memberships", HEADER + f"{RAPLA},0668,2025-02-01,2025-12-31,x\n{RAPLA},0668,2026-01-01,,x\n")
    first, second = Membership.objects.order_by("member_from")
    assert first.tervik == ended
    assert second.tervik.state == "in_formation"


def test_days_that_overlap_in_the_file_are_refused_with_the_row(imported):
    with pytest.raises(Wrong) as caught:
        imported("memberships", HEADER + f"{RAPLA},0668,2025-01-01,2025-06-30,x\n{RAPLA},Rapla vald,2025-06-30,,x\n")
    assert told(caught.value.plan) == [(3, "member_from")]
    assert "(2.)" in str(caught.value.plan.problems[0].reason)


def test_days_that_overlap_what_is_on_record_are_refused(imported):
    imported("memberships", HEADER + f"{RAPLA},0668,2025-01-01,,x\n")
    with pytest.raises(Wrong) as caught:
        imported("memberships", HEADER + f"{RAPLA},0668,2024-01-01,2025-01-01,x\n")
    assert told(caught.value.plan) == [(2, "member_from")]


def test_the_day_after_the_last_is_no_overlap(imported):
    imported("memberships", HEADER + f"{RAPLA},0668,2025-01-01,2025-06-30,x\n{RAPLA},0668,2025-07-01,,x\n")
    assert len(on_record()) == 2


def test_a_file_may_end_one_membership_and_begin_the_next(imported):
    imported("memberships", HEADER + f"{RAPLA},0668,2025-01-01,,x\n")
    imported("memberships", HEADER + f"{RAPLA},0668,2025-07-01,,x\n{RAPLA},0668,2025-01-01,2025-06-30,x\n")
    assert on_record() == [("Rapla vald", "2025-01-01", "2025-06-30"), ("Rapla vald", "2025-07-01", "")]


def test_the_same_key_under_two_names_is_refused(imported):
    with pytest.raises(Wrong) as caught:
        imported("memberships", HEADER + f"{RAPLA},0668,2025-01-01,,x\n{RAPLA},Rapla vald,2025-01-01,,x\n")
    assert told(caught.value.plan) == [(3, "party")]


def test_every_imported_membership_is_proved_by_the_record(imported):
    """A3: the row that is made and the row that is changed."""
    content = HEADER + f"{RAPLA},0668,2026-01-01,,leping 1\n{RAPLA},0503,2026-01-01,,leping\n"
    imported("memberships", content)
    imported("memberships", content.replace("leping 1", "leping 2"))
    assert [*faults(), *not_covered()] == []
    Membership.objects.filter(basis="leping 2").update(member_from=date(2025, 1, 1))
    assert len(list(faults())) == 1


def test_the_same_file_again_changes_nothing_and_a_new_basis_one_row(imported):
    content = HEADER + f"{RAPLA},0668,2025-01-01,,leping 1\n"
    imported("memberships", content)
    assert imported("memberships", content).counts() == {"new": 0, "changed": 0, "unchanged": 1, "wrong": 0}
    assert imported("memberships", content.replace("leping 1", "leping 2")).counts()["changed"] == 1
    assert Membership.objects.get().basis == "leping 2"


def test_what_is_exported_comes_in_again_unchanged(imported):
    nameless = OrganizationFactory(registry_code=None, name="Koodita abi MTÜ")
    imported("memberships", HEADER + f"{RAPLA},0668,2025-01-01,2025-03-01,a\n{RAPLA},{nameless.name},2025-01-01,,b\n")
    cells = [row.values() for row in MembershipsKind().export(NATIONAL)]
    again = HEADER + "".join(",".join(row) + "\n" for row in cells)
    assert imported("memberships", again).counts()["unchanged"] == 2


def test_a_voluntary_party_of_anywhere_may_be_a_member(imported):
    other = OrganizationFactory(municipality__region=RegionFactory())
    imported("memberships", HEADER + f"{RAPLA},{other.registry_code},2026-01-01,,leping\n")
    assert on_record() == [(other.name, "2026-01-01", "")]


@pytest.mark.parametrize("named", ["0803", "Toila vald", "0251", "0250"])
def test_who_joined_after_a_merger_is_the_successor_however_it_is_named(previewed, imported, named):
    """T7: from its first day on the successor alone is a party; the preview tells whose membership it is."""
    content = HEADER + f"0045,{named},2026-01-01,,leping\n"
    plan = previewed("memberships", content)
    assert [one.column for one in plan.warnings if one.row == 2] == ([] if named == "0250" else ["party"])
    imported("memberships", content)
    (one,) = Membership.objects.all()
    assert (one.party.municipality.code, one.member_from) == ("0250", date(2026, 1, 1))
    assert imported("memberships", content).counts()["unchanged"] == 1


def test_the_last_day_before_a_merger_is_still_the_old_municipality_s(imported):
    imported("memberships", HEADER + "0045,0803,2025-10-31,,x\n")
    assert Membership.objects.get().party.municipality.code == "0803"


def test_a_municipality_that_does_not_exist_yet_is_told(previewed):
    plan = previewed("memberships", HEADER + "0045,0250,2025-10-31,,x\n")
    assert [warning.column for warning in plan.warnings if warning.row == 2] == ["member_from"]


def test_memberships_that_meet_the_quorum_oblige_the_rest_at_once(imported):
    law_in_force()
    gp_provider(1, "0668")
    rows = [f"{RAPLA},{party},2026-01-01,,leping\n" for party in ("0668", "0293", "0503", hospital_of(region()).name)]
    provider = PatientList.objects.get().provider.name
    imported("memberships", HEADER + "".join(rows) + f"{RAPLA},{provider},2026-01-01,,leping\n")

    assert [one.party.name for one in Obligation.objects.filter(region=region())] == ["Kohila vald"]


@pytest.mark.parametrize("signed", ["form", "notice"])
def test_days_that_follow_from_what_was_signed_are_not_imported_over(imported, signed):
    """A3: neither the day on which a signed form began it, nor the last day of a notice that was given."""
    tervik = formed_tervik()
    one = join(hospital_of(region("0087")), tervik, date(2026, 1, 1))
    one.basis, one.member_to = "leping", date(2026, 12, 31)
    one.save()
    if signed == "form":
        AccessionApplication.objects.create(tervik=tervik, party=one.party, membership=one, begun_by=UserFactory())
    else:
        days = {"given_on": date(2026, 2, 1), "last_day": one.member_to, "notice_days": 30}
        Departure.objects.create(membership=one, state="given", begun_by=UserFactory(), **days)
    row = f"{RAPLA},{one.party.name},2026-01-01,"
    with nothing_written(), pytest.raises(Wrong) as caught:
        imported("memberships", HEADER + f"{row}2026-06-30,leping\n")
    assert (2, "party") in told(caught.value.plan)
    assert "allkirjastatud" in str(caught.value.plan.problems[0].reason)


def test_a_municipality_without_an_organisation_is_told(previewed):
    """A2: a code on the list of municipalities is no party as long as nobody stands for it."""
    town = MunicipalityFactory(region=region(), code="0999")
    plan = previewed("memberships", HEADER + f"{RAPLA},{town.code},2026-01-01,,leping\n")
    assert told(plan) == [(2, "party")]
