"""Letters and the addresses of readers who reported an error are not kept for good; the table is told as it is."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from agreements.retention import apply, retentions
from councils.models import EmergencyContact
from registry.models import ErrorReport, Letter, LetterRecipient, Region
from tests.factories import ErrorReportFactory, LetterFactory, UserFactory

pytestmark = pytest.mark.django_db
ROW = re.compile(r"^\| ([^|-][^|]*) \| ([^|]+) \| (for good|\d+) \|$", re.MULTILINE)
TODAY = timezone.localdate


def ago(days: int):
    return timezone.now() - timedelta(days=days)


def test_the_table_of_the_docs_is_the_codes():
    text = (settings.BASE_DIR / "docs" / "retention.md").read_text(encoding="utf-8")
    told = [(one.kind, one.since, "for good" if one.days is None else str(one.days)) for one in retentions()]
    assert ROW.findall(text) == told


def test_letters_go_with_their_recipients_after_their_period():
    old, young = LetterFactory(), LetterFactory()
    for one in (old, young):
        LetterRecipient.objects.create(letter=one, name="Mari", email="mari@abi.example")
    Letter.objects.filter(pk=old.pk).update(written_at=ago(settings.LETTER_DAYS + 2))
    Letter.objects.filter(pk=young.pk).update(written_at=ago(settings.LETTER_DAYS - 1))
    assert apply(TODAY())["letters"] == 1
    assert list(Letter.objects.all()) == [young]
    assert LetterRecipient.objects.count() == 1


def test_an_answered_report_loses_the_readers_address_and_keeps_what_was_wrong():
    answered = {"state": "closed", "answer": "Parandatud", "closed_by": UserFactory()}
    old = ErrorReportFactory(email="a@abi.example", **answered, closed_at=ago(400))
    young = ErrorReportFactory(email="b@abi.example", **answered, closed_at=ago(300))
    waiting = ErrorReportFactory(email="c@abi.example")
    ErrorReport.objects.filter(pk=waiting.pk).update(reported_at=ago(400))
    assert apply(TODAY())["e-mails on error reports"] == 1
    emails = {one.pk: one.email for one in ErrorReport.objects.all()}
    assert emails == {old.pk: "", young.pk: "b@abi.example", waiting.pk: "c@abi.example"}
    old.refresh_from_db()
    assert old.message


def test_who_is_not_on_call_any_more_is_forgotten_and_who_is_stays():
    last = TODAY() - timedelta(days=settings.EMERGENCY_CONTACT_DAYS)
    region = Region.objects.get(code="0071")
    for name, valid_to in (("Ammu", last - timedelta(days=1)), ("Hiljuti", last), ("Praegu", None)):
        EmergencyContact.objects.create(region=region, name=name, duty="valves", phone="5", valid_to=valid_to)
    assert apply(TODAY())["emergency contacts"] == 1
    assert set(EmergencyContact.objects.values_list("name", flat=True)) == {"Hiljuti", "Praegu"}
