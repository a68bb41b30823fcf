"""Confirmed minutes signed in a container, judged by the portal's own verifier (A2, C7)."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agreements.record.proof import faults
from councils.models import FrozenDecision, SignedMinutes
from councils.services.meetings import note_attendance
from councils.services.minutes import add_signed_minutes, confirm_minutes, write_minutes
from tests.agreements.factories import JAAN, KADRI
from tests.agreements.signing.signer import TestAuthority
from tests.councils.factories import (
    AdoptedDecisionFactory,
    AgendaItemFactory,
    MeetingFactory,
    at,
    council_of,
    fill_seats,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def authority() -> TestAuthority:
    return TestAuthority()


@pytest.fixture(autouse=True)
def trust_list(authority: TestAuthority, tmp_path: Path, settings) -> None:
    """The portal believes the test authority's list."""
    (tmp_path / "list.xml").write_bytes(authority.trust_list_xml())
    (tmp_path / "signer.pem").write_bytes(authority.list_signer.pem)
    settings.TRUST_LIST = str(tmp_path / "list.xml")
    settings.TRUST_LIST_SIGNER = str(tmp_path / "signer.pem")


@pytest.fixture
def document():
    """Confirmed minutes of yesterday's meeting; Kadri chairs."""
    council = council_of(chair=UserFactory(personal_code=KADRI))
    fill_seats(council)
    yesterday = timezone.localdate() - timedelta(days=1)
    meeting = MeetingFactory(council=council, state="called", starts_at=at(yesterday))
    AgendaItemFactory(meeting=meeting)
    note_attendance(council.secretary, meeting, {})
    write_minutes(council.secretary, meeting, "Arutati.")
    return confirm_minutes(council.secretary, meeting)


@pytest.fixture
def secretary(document):
    return document.version.meeting.council.secretary


def signed(authority, document, code=KADRI, content=None):
    key = authority.person("KADRI" if code == KADRI else "JAAN", "LEPIK", code)
    return authority.sign({document.file_name: content or bytes(document.content)}, key)


def test_the_chairs_signature_is_taken_in_and_kept_with_its_verdict(authority, document, secretary):
    container = signed(authority, document)
    assert add_signed_minutes(secretary, document, container).valid
    kept = SignedMinutes.objects.get()
    assert bytes(kept.content) == container
    assert kept.verdict["signatures"][0]["personal_code"] == KADRI
    assert list(faults()) == []
    meeting = document.version.meeting
    address = reverse("council_minutes", args=[meeting.council.region.slug, meeting.pk])
    assert Client().get(f"{address}?signed").content == container
    assert "Laadi allkirjastatud protokoll alla" in Client().get(meeting.get_absolute_url()).content.decode()


def test_a_strangers_signature_or_another_document_changes_nothing(authority, document, secretary):
    assert not add_signed_minutes(secretary, document, signed(authority, document, JAAN)).valid
    assert not add_signed_minutes(secretary, document, signed(authority, document, content=b"%PDF muu")).valid
    assert not add_signed_minutes(secretary, document, b"ei ole konteiner").valid
    assert not SignedMinutes.objects.exists()


def test_others_do_not_add_signed_minutes(authority, document):
    with pytest.raises(PermissionDenied):
        add_signed_minutes(UserFactory(), document, signed(authority, document))


def test_without_anybodys_personal_code_no_signature_is_believed(authority, document, secretary):
    council = document.version.meeting.council
    council.chair.personal_code = None
    council.chair.save()
    with pytest.raises(ValidationError):
        add_signed_minutes(secretary, document, signed(authority, document))


def test_the_page_tells_what_is_wrong(authority, document, secretary):
    client = Client()
    client.force_login(secretary, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("my_meeting", args=[document.version.meeting_id])

    def sent(content):
        return client.post(address, {"act": "sign", "container": SimpleUploadedFile("protokoll.asice", content)})

    refused = sent(signed(authority, document, JAAN))
    assert refused.status_code == 422
    assert 'role="alert"' in refused.content.decode()
    assert sent(signed(authority, document)).status_code == 302
    assert SignedMinutes.objects.count() == 1


# What anybody is told on the verification page


def told(content: bytes, name: str) -> str:
    """What the page says of a file."""
    file = SimpleUploadedFile(name, content)
    return Client().post(reverse("verification"), {"file": file}).content.decode()


def test_minutes_are_known_again_alone_and_in_a_signed_container(authority, document):
    said = f"Protokoll, {timezone.localdate():%d.%m.%Y}: Raplamaa koostöökogu, {document.version.meeting}. "
    page = told(bytes(document.content), "protokoll.pdf")
    assert f"{said}Seis: kinnitatud." in " ".join(page.split())
    signed_page = told(signed(authority, document), "protokoll.asice")
    assert said in " ".join(signed_page.split())
    assert "Allkirjad kehtivad" in signed_page
    assert "Arutati." not in page + signed_page


def test_minutes_changed_by_a_byte_are_not_the_portals(authority, document):
    changed = bytes(document.content) + b" "
    assert "ei ole sellist dokumenti väljastanud" in told(changed, "protokoll.pdf")
    assert "ei ole sellist dokumenti väljastanud" in told(signed(authority, document, content=changed), "a.asice")


def frozen(decision, content=b"%PDF-1.7 otsus"):
    return FrozenDecision.objects.create(
        decision=decision, frozen_at=timezone.now(), values={}, content=content, sha256=sha256(content).hexdigest()
    )


def test_a_decision_is_known_again_with_how_it_stands_now(authority):
    """C3: also once another decision stands in its place."""
    council = council_of()
    document = frozen(AdoptedDecisionFactory(council=council, number="2026-7", title_et="Eesmärgid"))
    content = bytes(document.content)
    page = told(content, "otsus.pdf")
    assert "Otsus 2026-7" in page
    assert "Raplamaa koostöökogu, Eesmärgid. Seis: vastu võetud." in page
    AdoptedDecisionFactory(council=council, number="2026-8", replaces=document.decision)
    assert "Seis: asendatud otsusega nr 2026-8." in told(content, "otsus.pdf")
    container = authority.sign({"otsus.pdf": content}, authority.person("KADRI", "LEPIK", KADRI))
    assert "Otsus 2026-7" in told(container, "otsus.asice")
