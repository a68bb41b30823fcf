"""What the history tells: who, when, which field, from what to what."""

import pytest

from registry.history import acts
from registry.models import Service
from registry.viewsets.register import viewset_of
from tests import factories

from .posting import filled
from .rows import url

pytestmark = pytest.mark.django_db


def test_a_change_in_the_back_office_is_told_with_its_writer_in_each_language(home, enter):
    service = factories.ServiceFactory(organization__municipality__region=home, name_et="Koduabi", name_ru="Помощь")
    editor = factories.staff_of(home)
    client, address = enter(editor), url(viewset_of(Service), "edit", service)
    said = filled(client, address) | {"name_et": "Kodune abi", "name_ru": "Помощь на дому", "cost": "free"}
    assert client.post(address, said).status_code == 302
    newest = acts(service)[0]
    assert newest.who == editor
    told = {one.label: (one.old, one.new) for one in newest.differences}
    assert told["Nimi [et]"] == ("Koduabi", "Kodune abi")
    assert told["Nimi [ru]"] == ("Помощь", "Помощь на дому")
    assert told["Maksumus"] == ("ei ole teada", "tasuta")


def test_a_list_is_told_by_its_names(home):
    service = factories.ServiceFactory(organization__municipality__region=home)
    first, second = service.municipalities.get(), factories.MunicipalityFactory(region=home, name="Räpina vald")
    service.history.update(history_date="2026-01-01T00:00Z")
    service.municipalities.add(second)
    change = acts(service)[0]
    told = {one.label: (one.old, one.new) for one in change.differences}
    assert told == {"Kelle elanikele": (first.name, ", ".join(sorted([first.name, "Räpina vald"])))}


def test_parts_are_told_when_they_come_and_when_they_go(home):
    organization = factories.OrganizationFactory(municipality__region=home, roles=["gp_provider"])
    organization.roles.get().delete()
    kinds = {(act.kind, act.what) for act in acts(organization)}
    assert kinds == {("+", ""), ("+", "Roll"), ("-", "Roll")}


def test_a_save_that_changes_nothing_is_not_told(home):
    service = factories.ServiceFactory(organization__municipality__region=home)
    before = len(acts(service))
    service.save()
    assert len(acts(service)) == before


def test_the_page_shows_old_and_new_and_says_nothing_to_another_region(home, abroad, enter):
    service = factories.ServiceFactory(organization__municipality__region=home, name_et="Vana nimi")
    service.history.update(history_date="2026-01-01T00:00Z")
    service.name_et = "Uus nimi"
    service.save()
    address = url(viewset_of(Service), "history", service)
    page = enter(factories.reader_of(home)).get(address).content.decode()
    assert "<del>Vana nimi</del>" in page
    assert "<ins>Uus nimi</ins>" in page
    refused = enter(factories.staff_of(abroad)).get(address)
    assert refused.status_code == 404
    assert "Vana nimi" not in refused.content.decode()


@pytest.mark.parametrize(("language", "word"), [("et", "Muudetud"), ("ru", "Изменено"), ("en", "Changed")])
def test_the_history_speaks_the_readers_language(language, word, home, enter):
    service = factories.ServiceFactory(organization__municipality__region=home)
    service.history.update(history_date="2026-01-01T00:00Z")
    service.waiting_days = 3
    service.save()
    client = enter(factories.reader_of(home, language=language))
    assert word in client.get(url(viewset_of(Service), "history", service)).content.decode()
