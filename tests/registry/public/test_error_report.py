"""Readers report an error; nothing about them is needed or kept."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from registry.models import CountedAct, ErrorReport

from . import rows

pytestmark = pytest.mark.django_db


def send(client: Client, **values: object):
    return client.post("/et/report/", {"message": "Telefon ei vasta", **values})


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"message": ""}, "Kirjutage, mis on valesti."),
        ({"message": "   "}, "Kirjutage, mis on valesti."),
        ({"message": "x" * 2001}, "Tekst on liiga pikk."),
        ({"message": "x" * 300_000}, "Tekst on liiga pikk."),
        ({"email": "ei ole aadress"}, "E-posti aadress ei ole õige."),
    ],
)
def test_a_wrong_report_is_told_what_is_wrong_and_nothing_is_kept(client: Client, values, words: str):
    answer = send(client, **values)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert text.count(words) == 2
    assert 'role="alert"' in text
    assert not ErrorReport.objects.exists()


def test_another_site_cannot_report_in_a_reader_s_name():
    assert send(Client(enforce_csrf_checks=True)).status_code == 403


def test_a_machine_that_fills_the_hidden_field_is_thanked_and_forgotten(client: Client):
    assert send(client, website="https://kuri.example").status_code == 302
    assert not ErrorReport.objects.exists()


def test_a_report_on_a_service_lands_in_the_queue(client: Client):
    row = rows.service(name="Toit koju")
    assert "Toit koju" in client.get(f"/et/report/?teenus={row.pk}").content.decode()
    answer = send(client, teenus=row.pk, leht=f"/et/services/{row.pk}/")
    assert answer["Location"] == "/et/report/thanks/"
    report = ErrorReport.objects.get()
    assert (report.service, report.message, report.state) == (row, "Telefon ei vasta", ErrorReport.State.NEW)
    assert report.email == ""


@pytest.mark.parametrize("about", ["organization", "location"])
def test_a_provider_or_a_place_can_be_reported_too(client: Client, about: str):
    row = rows.provider() if about == "organization" else rows.place()
    send(client, **{"osutaja" if about == "organization" else "koht": row.pk})
    assert getattr(ErrorReport.objects.get(), about) == row


@pytest.mark.parametrize("pk", ["abc", "987654321", "-1", "9" * 50, ""])
def test_a_report_on_something_unknown_is_still_heard(client: Client, pk: str):
    assert client.get(f"/et/report/?teenus={pk}").status_code == 200
    send(client, teenus=pk)
    assert ErrorReport.objects.get().service is None


def test_a_page_off_the_site_is_not_noted(client: Client):
    send(client, leht="https://kuri.example/")
    assert ErrorReport.objects.get().page_url == ""


def test_the_sixth_report_within_an_hour_has_to_wait_and_keeps_its_text(client: Client, settings):
    for _time in range(settings.REPORTS_PER_HOUR):
        assert send(client).status_code == 302
    answer = send(client, message="Kuues teade")
    assert answer.status_code == 429
    assert "Kuues teade" in answer.content.decode()
    assert ErrorReport.objects.count() == settings.REPORTS_PER_HOUR


def test_another_address_is_not_held_back(client: Client, settings):
    for _time in range(settings.REPORTS_PER_HOUR):
        send(client)
    assert client.post("/et/report/", {"message": "x"}, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_behind_a_trusted_proxy_each_sender_counts_alone(client: Client, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(settings.REPORTS_PER_HOUR + 1):
        answer = client.post("/et/report/", {"message": "x"}, headers={"x-forwarded-for": f"forged, 192.0.2.{number}"})
        assert answer.status_code == 302


def test_the_address_is_kept_nowhere(client: Client):
    client.post("/et/report/", {"message": "x"}, REMOTE_ADDR="192.0.2.99")
    assert "192.0.2.99" not in str(ErrorReport.objects.values().get())
    assert "192.0.2.99" not in str(CountedAct.objects.values().get())


def test_the_limit_holds_for_all_processes_together(client: Client, settings):
    for _time in range(settings.REPORTS_PER_HOUR):
        send(client)
        cache.clear()  # another process keeps nothing of this one
    assert send(client).status_code == 429


def test_the_next_hour_begins_anew_and_forgets_the_last(client: Client, settings, monkeypatch):
    for _time in range(settings.REPORTS_PER_HOUR):
        send(client)
    mark = CountedAct.objects.get().mark
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr("registry.rate_limit.timezone.now", lambda: later)
    assert send(client).status_code == 302
    assert CountedAct.objects.get().mark != mark
