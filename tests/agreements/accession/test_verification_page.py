"""Anybody may check a file; nothing is kept, and no personal code is shown whole."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from agreements.models import Event, RejectedContainer
from agreements.services.accession_close import withdraw
from agreements.views.verification import masked
from tests.agreements.factories import KADRI
from tests.agreements.signing.signer import Options

pytestmark = pytest.mark.django_db


def ask(content: bytes, name: str = "fail.asice"):
    return Client().post(reverse("verification"), {"file": SimpleUploadedFile(name, content)})


def test_a_document_of_nobody_is_not_ours():
    page = ask(b"%PDF-1.7 midagi", "fail.pdf").content.decode()
    assert "ei ole sellist dokumenti" in page


def test_something_that_is_no_container_is_not_valid():
    page = ask(b"tere").content.decode()
    assert "Allkirjad ei kehti" in page
    assert "Fail ei ole terve" in page


def test_the_issued_document_is_told_with_its_state(issued, kadri):
    content = bytes(issued.document.content)
    assert "ootab allkirja" in ask(content, "a.pdf").content.decode()
    withdraw(kadri, issued)
    page = ask(content, "a.pdf").content.decode()
    assert issued.document.number in page
    assert "tagasi võetud" in page
    assert "ei ole sellist dokumenti" in ask(content + b" ", "a.pdf").content.decode()


def test_a_signed_container_is_told_with_masked_codes_and_nothing_is_kept(issued, signed):
    before = Event.objects.count()
    page = ask(signed(issued, KADRI)).content.decode()
    assert "Allkirjad kehtivad" in page
    assert issued.document.number in page
    assert KADRI not in page
    assert masked(KADRI) in page
    assert Event.objects.count() == before
    assert not RejectedContainer.objects.exists()


def test_a_status_that_was_asked_late_is_told_and_makes_nothing_invalid(issued, authority, keys):
    """Within 24 hours it is a warning: the reader learns of it, in the row of the check that it is about."""
    document = {issued.document.file_name: bytes(issued.document.content)}
    for minutes, is_late in ((15, False), (16, True)):
        container = authority.sign(document, keys[KADRI], Options(ocsp_delay=timedelta(minutes=minutes)))
        page = ask(container).content.decode()
        assert "Allkirjad kehtivad<" in page
        assert ("Sertifikaadi kehtivust küsiti rohkem kui 15 minutit pärast allkirja andmist." in page) is is_late


def test_what_else_was_signed_is_told(issued, authority, keys):
    """A document of ours makes no other file beside it ours."""
    files = {issued.document.file_name: bytes(issued.document.content), "tingimused.pdf": b"%PDF"}
    page = ask(authority.sign(files, keys[KADRI])).content.decode()
    assert "Failis on peale selle dokumendi veel:" in page
    assert "<li>tingimused.pdf</li>" in page
    alone = {issued.document.file_name: bytes(issued.document.content)}
    assert "Failis on peale" not in ask(authority.sign(alone, keys[KADRI])).content.decode()


def test_the_time_of_signing_is_told(issued, authority, keys):
    """The trusted time, not the one that the signer claims."""
    document = {issued.document.file_name: bytes(issued.document.content)}
    moment = authority.now - timedelta(hours=2)
    page = ask(authority.sign(document, keys[KADRI], Options(at=moment))).content.decode()
    assert f"{masked(KADRI)}, {date_format(timezone.localtime(moment), 'SHORT_DATETIME_FORMAT')}" in page


def test_without_a_trust_list_nothing_is_told_valid(issued, signed, settings):
    """Nor told invalid: the portal cannot know, and says it once."""
    settings.TRUST_LIST = ""
    page = ask(signed(issued, KADRI)).content.decode()
    assert "Praegu ei saa öelda, kas allkirjad kehtivad" in page
    assert "Allkirjad kehtivad<" not in page
    assert "Allkirjad ei kehti" not in page
    assert page.count("Usaldusnimekirja ei saa kasutada") == 1


def test_what_was_not_looked_at_is_a_question_not_an_answer():
    page = ask(b"tere").content.decode()
    assert "Kas allkiri on rikkumata" in page
    assert "Allkiri on rikkumata" not in page
    assert "Sertifikaat kehtis" not in page


def test_too_large_a_file_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("agreements.forms.upload.MOST_BYTES", 10)
    answer = ask(b"%PDF-1.7 pikem kui lubatud", "a.pdf")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count("Fail on suurem kui 20 MB.") == 2  # above the form and at the field
    assert "väljastanud see portaal.</strong>" not in page


def test_no_file_is_asked_for_and_too_many_are_refused(settings):
    assert Client().post(reverse("verification")).status_code == 422
    settings.VERIFICATIONS_PER_HOUR = 0
    assert ask(b"tere").status_code == 429
