"""Who works for a TERVIK, and its coordination areas (T10, T11). Harju county is large, Rapla county is not."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from agreements.models import CoordinationArea, Event, TervikPost
from agreements.payroll import Post, missing_posts
from agreements.record.proof import faults
from agreements.services.staff import close_row, save_area, save_post
from registry.models import Municipality, Region
from tests.agreements.factories import formed_tervik, told
from tests.factories import ContactFactory, LocationFactory, OrganizationFactory, member_of, reader_of, staff_of
from tests.refusals import nothing_written
from tests.registry.backoffice.test_queries import queries

pytestmark = pytest.mark.django_db
HARJU, RAPLA = "0037", "0071"
DAY = date(2026, 3, 1)


@pytest.fixture
def region() -> Region:
    return Region.objects.get(code=HARJU)


@pytest.fixture
def tervik(region):
    return formed_tervik(HARJU)


@pytest.fixture
def staff(region):
    return staff_of(region)


def contact(region, function="", **fields):
    organization = OrganizationFactory(municipality=region.municipalities.first())
    return ContactFactory(organization=organization, region=region, function=function, visibility="public", **fields)


def post(tervik, role="health_path_manager", name="Mari Mets", **fields) -> TervikPost:
    function = role if role in ("health_path_manager", "network_manager") else ""
    return TervikPost.objects.create(
        tervik=tervik, role=role, contact=contact(tervik.region, function, name=name), **fields
    )


def saved_area(user, tervik, towns, **fields) -> CoordinationArea:
    """An area as the form saves it."""
    values = {"name": "Põhja", "order_number": "12", "ordered_on": DAY, "valid_from": DAY, **fields}
    if "network_manager" not in values:
        values["network_manager"] = post(tervik, "network_manager")
    area = CoordinationArea(tervik=tervik, **values)

    def write() -> None:
        area.save()
        area.municipalities.set(towns)

    return save_area(user, area, write)


def towns_of(region) -> list[Municipality]:
    return list(Municipality.objects.in_force(DAY).filter(region=region))


def test_others_keep_neither_posts_nor_areas(tervik, region):
    other = staff_of(Region.objects.get(code=RAPLA))
    for stranger in (other, reader_of(region), member_of(tervik.founder)):
        with pytest.raises(PermissionDenied):
            saved_area(stranger, tervik, towns_of(region)[:2])
        one = TervikPost(tervik=tervik, role="manager", contact=contact(region))
        with pytest.raises(PermissionDenied):
            save_post(stranger, one, one.save)


def test_a_post_is_not_moved_to_a_tervik_that_one_keeps(tervik, region):
    mine = formed_tervik(RAPLA)
    one = post(tervik)
    one.tervik = mine
    with pytest.raises(PermissionDenied):
        save_post(staff_of(mine.region), one, one.save)


def test_a_post_serves_municipalities_of_its_own_region(tervik, region, staff):
    """T11: somebody paid in one county is not shown as another's; the refusal names the municipality."""
    elsewhere = Municipality.objects.get(code="0668")

    def saved(*towns: Municipality) -> TervikPost:
        one = TervikPost(tervik=tervik, role="manager", contact=who)

        def write() -> None:
            one.save()
            one.municipalities.set(towns)

        return save_post(staff, one, write)

    who, towns = contact(region), towns_of(region)[:2]
    with nothing_written(), pytest.raises(ValidationError) as refused:
        saved(towns[0], elsewhere)
    assert elsewhere.name in refused.value.messages[0]
    assert towns[0].name not in refused.value.messages[0]
    assert list(saved(*towns).municipalities.order_by("pk")) == sorted(towns, key=lambda one: one.pk)
    assert Event.objects.filter(kind="tervik_post_kept").count() == 1


def test_an_area_without_a_first_day_is_refused(tervik, region, staff):
    """T10: areas are judged day by day; an unknown first day cannot be."""
    manager = post(tervik, "network_manager")
    with nothing_written(), pytest.raises(ValidationError) as caught:
        saved_area(staff, tervik, towns_of(region)[:2], valid_from=None, network_manager=manager)
    assert set(caught.value.message_dict) == {"valid_from"}


def test_an_area_that_rests_on_an_order_stands_and_is_on_record(tervik, region, staff):
    area = saved_area(staff, tervik, towns_of(region)[:2])
    told()
    assert list(faults()) == []
    event = Event.objects.get(kind="coordination_area_kept")
    assert event.payload["order"] == {"number": "12", "on": "2026-03-01"}
    assert area.municipalities.count() == 2
    area.municipalities.remove(towns_of(region)[0])
    assert [line.partition(" was changed")[0] for line in faults()] == [f"coordinationarea:{area.pk}"]


def refused(*args, **fields) -> str:
    with pytest.raises(ValidationError) as caught:
        saved_area(*args, **fields)
    return " ".join(caught.value.messages)


def test_areas_do_not_overlap(tervik, region, staff):
    first, second, third = towns_of(region)[:3]
    saved_area(staff, tervik, [first, second])
    text = refused(staff, tervik, [second, third], name="Lõuna")
    assert second.name in text
    assert third.name not in text


def test_two_areas_may_follow_one_another(tervik, region, staff):
    towns = towns_of(region)[:2]
    saved_area(staff, tervik, towns, valid_to=date(2026, 12, 31))
    saved_area(staff, tervik, towns, name="Uus", valid_from=date(2027, 1, 1))
    assert CoordinationArea.objects.count() == 2


def test_an_area_may_not_begin_to_overlap_later(tervik, region, staff):
    towns = towns_of(region)[:2]
    saved_area(staff, tervik, towns, valid_from=date(2027, 1, 1))
    assert towns[0].name in refused(staff, tervik, towns, name="Varem")


@pytest.mark.parametrize(("inhabitants", "stands"), [(100_001, True), (100_000, False), (None, False)])
def test_only_counties_with_more_than_100_000_inhabitants_have_areas(tervik, region, staff, inhabitants, stands):
    region.population = inhabitants
    region.save()
    if stands:
        saved_area(staff, tervik, towns_of(region)[:1])
    else:
        assert "elanikke" in (text := refused(staff, tervik, towns_of(region)[:1])) or "rahvaarv" in text


def test_the_figure_needs_its_day_and_source(tervik, region, staff):
    region.population_source = ""
    region.save()
    assert "allikas" in refused(staff, tervik, towns_of(region)[:1])


def test_an_area_does_not_hold_before_the_ministers_order(tervik, region, staff):
    assert "käskkirja" in refused(staff, tervik, towns_of(region)[:1], valid_from=date(2026, 2, 1))


def test_strangers_and_nobody_are_refused(tervik, region, staff):
    elsewhere = Municipality.objects.get(code="0668")
    assert elsewhere.name in refused(staff, tervik, [elsewhere])
    assert "ühtegi" in refused(staff, tervik, [])


def test_a_network_manager_whose_post_has_ended_is_none(tervik, region, staff):
    gone = post(tervik, "network_manager", valid_to=date(2026, 1, 31))
    assert "võrgustikujuhti" in refused(staff, tervik, towns_of(region)[:1], network_manager=gone)


def test_a_closed_post_is_on_record(tervik, staff):
    one = post(tervik)
    told()
    close_row(staff, one, DAY)
    assert list(faults()) == []
    assert Event.objects.get(kind="tervik_post_closed").payload["valid_to"] == "2026-03-01"


def test_the_contact_says_that_it_is_a_health_path_managers(tervik, region, staff):
    one = TervikPost(tervik=tervik, role="health_path_manager", contact=contact(region))
    with pytest.raises(ValidationError, match="koordineerivaks"):
        save_post(staff, one, one.save)


def test_a_post_serves_residents_of_its_own_county(tervik, region, staff):
    one = TervikPost(tervik=tervik, role="manager", contact=contact(region))

    def write() -> None:
        one.save()
        one.municipalities.set(Municipality.objects.filter(code="0668"))

    with pytest.raises(ValidationError, match="Rapla vald"):
        save_post(staff, one, write)


def test_the_law_names_four_posts():
    assert missing_posts([]) == (
        Post.MANAGER,
        Post.SOCIAL_REHABILITATION_MANAGER,
        Post.HEALTH_PROMOTER,
        Post.HEALTH_PATH_MANAGER,
    )
    assert missing_posts([Post.MANAGER, Post.HEALTH_PATH_MANAGER, Post.NETWORK_MANAGER]) == (
        Post.SOCIAL_REHABILITATION_MANAGER,
        Post.HEALTH_PROMOTER,
    )


def page(region, **query) -> str:
    return Client().get(reverse("region_team", args=[region.slug]), query).content.decode()


def test_residents_learn_who_is_their_health_path_manager(tervik, region):
    here, there = towns_of(region)[:2]
    mine = post(tervik, name="Minu Juht")
    mine.municipalities.add(here)
    mine.contact.location = LocationFactory(name_et="Tervisekeskus", organization=mine.contact.organization)
    mine.contact.save()
    post(tervik, name="Teine Juht").municipalities.add(there)
    post(tervik, name="Kõigi Juht")
    post(tervik, name="Endine Juht", valid_to=date(2025, 1, 1))

    found = page(region, vald=here.code)

    assert "Minu Juht" in found
    assert "Tervisekeskus" in found
    assert "Kõigi Juht" in found
    assert "Teine Juht" not in found
    assert "Endine Juht" not in found
    for everything in ({}, {"vald": "9999"}, {"vald": "'; --"}):
        assert "Teine Juht" in page(region, **everything)


def test_what_is_not_public_is_not_shown(tervik, region):
    one = post(tervik, name="Ainult Võrgustikule")
    one.contact.visibility = "network"
    one.contact.save()
    assert "Ainult Võrgustikule" not in page(region)

    client = Client()
    client.force_login(member_of(tervik.founder), backend="django.contrib.auth.backends.ModelBackend")
    assert "Ainult Võrgustikule" in client.get(reverse("region_team", args=[region.slug])).content.decode()


def test_areas_are_shown_with_order_and_population(tervik, region, staff):
    saved_area(staff, tervik, towns_of(region)[:2])
    found = page(region)
    assert "käskkiri nr 12" in found
    assert region.population_source in found


def test_a_region_without_a_tervik_says_so(region):
    assert "ei ole veel TERVIKut" in page(region)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_speaks_the_readers_language(tervik, region, language):
    address = reverse("region_team", args=[region.slug]).replace("/et/", f"/{language}/")
    assert "Kes on minu" not in Client().get(address).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_posts(tervik, region):
    client, address = Client(), reverse("region_team", args=[region.slug])
    post(tervik)
    queries(client, address)
    few = queries(client, address)
    for _ in range(5):
        post(tervik)
    assert queries(client, address) <= few
