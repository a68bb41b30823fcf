"""The front page's panel: what waits, in the person's own regions."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from registry.waiting.panel import WaitingPanel
from tests import factories

pytestmark = pytest.mark.django_db


def counts(rf, user) -> dict[str, int]:
    request = rf.get("/haldus/")
    request.user = user
    return {
        row["url"].removeprefix("/haldus/register/"): row["count"]
        for row in WaitingPanel(request).get_context_data()["tasks"]
    }


def test_what_waits_is_counted_in_the_own_region_only(rf, home, abroad):
    today = timezone.localdate()
    texts = {"name_et": "Abi", "name_ru": "Помощь", "name_en": "Help"}
    organization = factories.OrganizationFactory(municipality__region=home, checked_on=today)
    done = factories.ServiceFactory(organization=organization, checked_on=today, at_home=True, **texts)
    factories.ServiceFactory(organization=organization, checked_on=today - timedelta(days=400), phone="", **texts)
    factories.ErrorReportFactory(service=done)
    factories.ShortcomingFactory(region=home)
    mine = counts(rf, factories.staff_of(home))
    assert mine["service/?waits=overdue"] == 1
    assert mine["service/?waits=place"] == 1
    assert mine["service/?waits=contact"] == 1
    assert mine["service/?waits=translations"] == 0
    assert mine["errorreport/?waits=open"] == 1
    assert mine["shortcoming/?waits=open"] == 1
    assert set(counts(rf, factories.staff_of(abroad)).values()) == {0}


def test_a_translation_older_than_its_source_waits(rf, home):
    service = factories.ServiceFactory(
        organization__municipality__region=home, name_et="Abi", name_ru="Помощь", name_en="Help"
    )
    editor = factories.staff_of(home)
    assert counts(rf, editor)["service/?waits=translations"] == 0
    service.name_et = "Uus abi"
    service.save()
    assert counts(rf, editor)["service/?waits=translations"] == 1


def test_what_is_closed_does_not_wait(rf, home):
    yesterday = timezone.localdate() - timedelta(days=1)
    factories.ServiceFactory(organization__municipality__region=home, phone="", valid_to=yesterday)
    waiting = counts(rf, factories.staff_of(home))
    assert not any(waiting[f"service/?waits={what}"] for what in ("overdue", "place", "contact", "translations"))


def test_each_count_leads_to_a_list_of_so_many(rf, home, enter):
    for _ in range(3):
        factories.ErrorReportFactory(service__organization__municipality__region=home, service__phone="")
    editor = factories.staff_of(home)
    client = enter(editor)
    request = rf.get("/haldus/")
    request.user = editor
    for row in WaitingPanel(request).get_context_data()["tasks"]:
        assert client.get(row["url"]).context["paginator"].count == row["count"], row["url"]


def test_the_front_page_shows_it_to_staff_and_not_to_others(home, enter):
    assert "what-waits" in enter(factories.staff_of(home)).get(reverse("wagtailadmin_home")).content.decode()
    assert enter(factories.member_of(factories.OrganizationFactory())).get(
        reverse("wagtailadmin_home")
    ).status_code in {302, 403}
