"""What a resident reads on the page of a service."""

import json
import re
from datetime import time, timedelta

import pytest
from django.test import Client

from registry.models import Language, Schedule, ScheduleException, Service
from registry.models.places import Access

from . import rows

pytestmark = pytest.mark.django_db


def page(client: Client, row: Service, language: str = "et") -> str:
    return client.get(f"/{language}/services/{row.pk}/").content.decode()


def test_a_service_that_ended_leads_to_who_gives_the_same_help_now(client: Client):
    ended = rows.service(name="Vana teenus", valid_to=rows.ago(1))
    answer = client.get(f"/et/services/{ended.pk}/")
    assert answer.status_code == 404
    assert "Vana teenus" not in answer.content.decode()
    assert "/et/service-types/kov_koduteenus/" in answer.content.decode()


def test_on_its_last_day_a_service_is_still_published(client: Client):
    assert client.get(f"/et/services/{rows.service(valid_to=rows.today()).pk}/").status_code == 200


def test_a_service_that_begins_tomorrow_is_not_published(client: Client):
    coming = rows.service(valid_from=rows.today() + timedelta(days=1))
    assert client.get(f"/et/services/{coming.pk}/").status_code == 404


def test_a_service_of_a_closed_provider_is_not_published(client: Client):
    row = rows.service(organization=rows.provider(valid_to=rows.ago(1)))
    assert client.get(f"/et/services/{row.pk}/").status_code == 404


@pytest.mark.parametrize("pk", ["0", "987654321", "9" * 40])
def test_a_service_that_never_was_is_not_found(client: Client, pk: str):
    assert client.get(f"/et/services/{pk}/").status_code == 404


@pytest.mark.parametrize("pk", ["abc", "-1", "1.5"])
def test_an_address_without_a_number_is_not_found(client: Client, pk: str):
    assert client.get(f"/et/services/{pk}/").status_code == 404


def test_the_four_answers_stand_in_their_order(client: Client):
    row = rows.service(
        eligibility_description="Eakale, kes süüa teha ei saa",
        at_home=True,
        cost=Service.Cost.PART,
        fees_description="4,20 € toidukord",
        referral=Service.Referral.NONE,
    )
    heads = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page(client, row))[:4]
    assert heads == [
        ("Kellele", "Eakale, kes süüa teha ei saa"),
        ("Kus", "Võru vald, teie kodus"),
        ("Maksumus", "4,20 € toidukord"),
        ("Kuidas saada", "Helistage. Saatekirja ega otsust ei ole vaja."),
    ]


def test_unknown_places_are_said_as_unknown(client: Client):
    text = page(client, rows.service())
    assert "Vabu kohti ei ole teada" in text
    assert "Ooteaeg ei ole teada." in text


def test_a_queue_is_told_with_its_day(client: Client):
    row = rows.service(places=Service.Places.QUEUE, waiting_days=14, availability_on=rows.ago(4))
    text = page(client, row)
    assert "Järjekord umbes 2 nädalat" in text
    assert f"seis {rows.ago(4):%d.%m.%Y}" in text


def test_it_inherits_from_its_type_what_it_does_not_say(client: Client):
    kind = rows.kind()
    kind.application_process_et = "Helistage vallale. Öelge, kes abi vajab."
    kind.save()
    text = page(client, rows.service())
    assert "<h3>Helistage vallale</h3><p>Öelge, kes abi vajab.</p>" in text


def test_its_own_steps_go_before_those_of_the_type(client: Client):
    text = page(client, rows.service(application_process="Tulge kohale."))
    assert "<h3>Tulge kohale</h3>" in text


def test_it_says_who_may_get_it_by_registered_residence(client: Client):
    text = page(client, rows.service("Antsla vald", "Rõuge vald"))
    assert "Määrab elukoht rahvastikuregistris." in text
    assert "Antsla vald, Rõuge vald" in text


def test_it_says_what_to_do_when_refused_also_where_the_type_says_nothing(client: Client):
    kind = rows.kind()
    kind.refusal_help_et = ""
    kind.save()
    text = page(client, rows.service())
    assert "Esitage vaie 30 päeva jooksul" in text
    assert "haldusmenetluse seadus § 75" in text
    assert "Pöörduge halduskohtusse" in text


def test_the_law_stands_in_words(client: Client):
    assert "Seadus: sotsiaalhoolekande seadus § 17–18." in page(client, rows.service())


def test_a_paragraph_that_nobody_checked_says_so(client: Client):
    text = page(client, rows.service(service_type=rows.kind("kov_turvakodu")))
    assert "Paragrahvi number on üle kontrollimata." in text
    assert "licence" not in text


def test_old_facts_say_so_and_what_to_do(client: Client):
    text = page(client, rows.service(checked_on=rows.ago(400), checked_by="Võru vald"))
    assert "checked--old" in text
    assert "Andmed võivad olla vanad, helistage enne üle." in text


def test_a_fresh_check_says_who_when_from_what_and_until_when(client: Client):
    text = page(client, rows.service(checked_on=rows.ago(3), checked_by="Võru vald", source="valla määrus"))
    assert f"Kontrollitud {rows.ago(3):%d.%m.%Y}, kontrollis Võru vald." in text
    assert "Allikas: valla määrus." in text
    assert "Järgmine kontroll hiljemalt" in text


def test_what_was_never_checked_says_so(client: Client):
    assert "Kontrollimata. Helistage enne üle." in page(client, rows.service())


def test_a_place_that_never_closes_is_open_now(client: Client):
    row, location = rows.service(), rows.place(wheelchair=Access.YES)
    rows.given_at(row, location)
    for weekday in range(1, 8):
        Schedule.objects.create(location=location, weekday=weekday, opens_at=time(0), closes_at=time(0))
    text = page(client, row)
    assert "Avatud ööpäev läbi." in text
    assert "Ratastooliga pääseb sisse" in text


def test_an_exceptional_day_closes_the_place_today(client: Client):
    row, location = rows.service(), rows.place()
    rows.given_at(row, location)
    for weekday in range(1, 8):
        Schedule.objects.create(location=location, weekday=weekday, opens_at=time(0), closes_at=time(0))
    ScheduleException.objects.create(location=location, on=rows.today(), description="remont")
    text = page(client, row)
    assert "Praegu suletud." in text
    assert "remont" in text


def test_a_service_s_own_hours_go_before_those_of_the_place(client: Client):
    row, location = rows.service(), rows.place()
    here = rows.given_at(row, location)
    for weekday in range(1, 8):
        Schedule.objects.create(location=location, weekday=weekday, opens_at=time(8), closes_at=time(17))
        Schedule.objects.create(service_at_location=here, weekday=weekday, opens_at=time(10), closes_at=time(12, 30))
    text = page(client, row)
    assert "10–12:30" in text
    assert "8–17" not in text


def test_each_of_several_places_stands_with_its_hours_and_note(client: Client):
    row = rows.service()
    rows.given_at(row, rows.place(name="Esimene"), description="Teisel korrusel")
    rows.given_at(row, rows.place(name="Teine", wheelchair=Access.NO), phone="5550 0177")
    text = page(client, row)
    assert all(words in text for words in ("Esimene", "Teine", "Teisel korrusel", "5550 0177"))
    assert "Lahtiolekuaeg ei ole teada." in text
    assert "Ratastooliga sisse ei pääse" in text


def test_a_closed_place_is_not_shown(client: Client):
    row = rows.service()
    rows.given_at(row, rows.place(name="Suletud maja", valid_to=rows.ago(1)))
    assert "Suletud maja" not in page(client, row)


def test_search_engines_get_the_same_facts_as_data(client: Client):
    row = rows.service(name="Abi </script><b>x", cost=Service.Cost.FREE, phone="5550 0117")
    row.languages.add(Language.objects.get(code="et"))
    text = page(client, row)
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert script
    data = json.loads(script.group(1))
    assert data["name"] == "Abi </script><b>x"
    assert data["@type"] == "GovernmentService"
    assert data["areaServed"] == [{"@type": "AdministrativeArea", "name": "Võru vald"}]
    assert data["isAccessibleForFree"] is True
    assert data["availableChannel"]["servicePhone"]["telephone"] == "5550 0117"
    assert "<b>x" not in text
