"""What staff put right in the record of memberships (T7, A3): refusals first."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from agreements.models import AccessionApplication, Event, Membership, Tervik
from agreements.quorum_record import quorums
from agreements.record.proof import not_covered
from agreements.services.memberships import confirm_successor, correct_membership, heir_of
from registry.models import Letter, Region
from tests.agreements.factories import formed_tervik, gp_provider, join, law_in_force, municipality
from tests.factories import OrganizationFactory, national_editor, national_reader, reader_of, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def rapla() -> Region:
    return Region.objects.get(code="0071")


@pytest.fixture
def membership(rapla) -> Membership:
    return join(municipality("0668"), formed_tervik(), DAY)


def test_strangers_correct_nothing(membership, rapla):
    for other in (staff_of(Region.objects.get(code="0087")), reader_of(rapla), national_reader()):
        with pytest.raises(PermissionDenied):
            correct_membership(other, membership, date(2026, 1, 1), None, "eksitus")
    assert Membership.objects.get(pk=membership.pk).member_from == DAY


def test_days_that_follow_from_what_was_signed_are_never_changed(membership, rapla):
    """A3: a change is a new document."""
    AccessionApplication.objects.create(
        tervik=membership.tervik, party=membership.party, begun_by=staff_of(rapla), membership=membership
    )
    with pytest.raises(ValidationError, match="allkirjastatud"):
        correct_membership(staff_of(rapla), membership, date(2026, 1, 1), None, "eksitus")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 3, 2), date(2026, 3, 1)),
        (date(2025, 6, 30), None),
        (date(2025, 3, 1), date(2025, 4, 1)),
    ],
)
def test_days_that_cannot_be_are_refused(membership, rapla, first, last):
    Membership.objects.create(
        tervik=membership.tervik,
        party=membership.party,
        member_from=date(2025, 1, 1),
        member_to=date(2025, 6, 30),
        basis="leping",
    )
    with pytest.raises(ValidationError):
        correct_membership(staff_of(rapla), membership, first, last, "eksitus")


def test_nobody_belongs_to_a_tervik_after_its_end(membership, rapla):
    Tervik.objects.update(state="ended", ended_on=date(2026, 6, 30))
    with pytest.raises(ValidationError):
        correct_membership(staff_of(rapla), membership, DAY, None, "eksitus")
    correct_membership(staff_of(rapla), membership, DAY, date(2026, 6, 30), "eksitus")


def test_a_corrected_first_day_moves_the_quorum_s_first_day_and_the_difference_is_told(membership, rapla):
    """T7: recomputed by the days as recorded now, never silently."""
    law_in_force()
    for party in (municipality("0293"), municipality("0317"), gp_provider(1, "0668")):
        join(party, membership.tervik, date(2026, 1, 1))
    staff = staff_of(rapla, email="t@rapla.example")
    correct_membership(staff, membership, date(2026, 4, 1), None, "õige päev")
    correct_membership(staff, membership, date(2026, 2, 1), None, "leping leiti üles")
    (quorum,) = quorums([rapla], DAY)
    assert quorum.state.first_met_on == date(2026, 2, 1)
    event = Event.objects.get(kind="membership_corrected", payload__reason="leping leiti üles")
    assert (event.payload["before"], event.payload["after"]) == (["2026-04-01", None], ["2026-02-01", None])
    told = [one.body for one in Letter.objects.filter(subject__startswith="Kvoorum")]
    assert any("01.04.2026" in body and "01.02.2026" in body for body in told)


@pytest.fixture
def toila() -> Membership:
    """Toila belonged to its region's TERVIK when it was merged into the new Jõhvi."""
    tervik = Tervik.objects.create(region=Region.objects.get(code="0045"), name="Ida-Virumaa TERVIK")
    return join(municipality("0803"), tervik, date(2025, 1, 1))


def to_be_confirmed(on: date) -> list[str]:
    (quorum,) = quorums([Region.objects.get(code="0045")], on)
    return [party.name for party in quorum.state.to_be_confirmed]


def test_a_successor_is_confirmed_from_the_merger_on_and_once(toila):
    """T7: marked "to be confirmed" until staff say what it rests on."""
    staff = staff_of(toila.tervik.region)
    with pytest.raises(PermissionDenied):
        confirm_successor(staff_of(Region.objects.get(code="0071")), toila, "kiri")
    assert to_be_confirmed(DAY) == ["Jõhvi vald"]
    one = confirm_successor(staff, toila, "volikogu otsus 12")
    assert (one.party, one.member_from, one.member_to) == (municipality("0250"), date(2025, 11, 1), None)
    assert to_be_confirmed(DAY) == to_be_confirmed(date(2025, 11, 1)) == []
    assert f"membership:{one.pk}" not in not_covered()
    with pytest.raises(ValidationError):
        confirm_successor(staff, toila, "veel kord")


def test_a_company_that_sits_in_a_merged_municipality_has_no_successor(toila):
    """T7: the municipality's membership is taken over, not that of whoever has its address there."""
    seat = municipality("0803").municipality
    company = join(OrganizationFactory(municipality=seat), toila.tervik, date(2025, 1, 1))
    staff = staff_of(toila.tervik.region)
    assert heir_of(company) is None
    with nothing_written(), pytest.raises(ValidationError):
        confirm_successor(staff, company, "volikogu otsus 12")


def test_a_last_day_that_the_predecessor_had_announced_holds_for_the_confirmed_successor(toila):
    toila.member_to = date(2026, 6, 30)
    toila.save()
    assert confirm_successor(national_editor(), toila, "kiri").member_to == date(2026, 6, 30)


def test_who_left_before_the_merger_left_no_membership(toila, membership):
    toila.member_to = date(2025, 10, 30)
    toila.save()
    assert heir_of(toila) is None
    assert heir_of(membership) is None


def test_staff_find_the_acts_on_the_membership_s_page(client, toila):
    client.force_login(staff_of(toila.tervik.region))
    page = client.get(reverse("membership:inspect", args=[toila.pk])).content.decode()
    assert "Paranda päevi" in page
    assert "Kinnita õigusjärglane" in page
    form = client.get(reverse("membership:confirm-successor", args=[toila.pk]))
    assert "Jõhvi vald" in form.content.decode()
    client.post(reverse("membership:confirm-successor", args=[toila.pk]), {"basis": "kiri 1"})
    assert Membership.objects.filter(party=municipality("0250"), basis="kiri 1").exists()
    assert client.get(reverse("membership:confirm-successor", args=[toila.pk])).status_code == 404


def test_others_find_no_act(client, toila):
    for other in (staff_of(Region.objects.get(code="0071")), national_reader()):
        client.force_login(other)
        for name in ("correct", "confirm-successor"):
            assert client.get(reverse(f"membership:{name}", args=[toila.pk])).status_code == 404
