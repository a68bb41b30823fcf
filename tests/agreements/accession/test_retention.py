"""Each kind of document is kept as long as the table says, and no longer."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from agreements.models import (
    AccessionApplication,
    DoubtfulContainer,
    Event,
    IssuedDocument,
    RejectedContainer,
    SignedContainer,
)
from agreements.retention import apply, retentions
from agreements.services.accession_close import withdraw
from agreements.services.accession_draft import begin_application, save_draft
from agreements.services.accession_sign import upload_signed
from tests.agreements.factories import JAAN, KADRI, told
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_what_was_issued_and_signed_stays_for_good(kadri, issued, signed):
    told()
    upload_signed(kadri, issued, signed(issued, KADRI), "a.asice")
    kept = [model.objects.count() for model in (IssuedDocument, SignedContainer, Event)]
    call_command("apply_retention", on=TODAY() + timedelta(days=36_500), stdout=StringIO())
    assert [model.objects.count() for model in (IssuedDocument, SignedContainer, Event)] == kept
    assert AccessionApplication.objects.get().contact_name == "Mari Mets"
    call_command("verify_record", stdout=StringIO())


def test_refused_containers_stay_through_their_last_day(kadri, issued, signed):
    upload_signed(kadri, issued, signed(issued, JAAN), "a.asice")
    last = RejectedContainer.objects.get().keep_until
    assert apply(last)["refused containers"] == 0
    assert apply(last + timedelta(days=1))["refused containers"] == 1


def test_a_file_in_doubt_stays_until_it_is_decided_and_a_time_after(kadri, issued):
    doubt = DoubtfulContainer.objects.create(
        document=issued.document,
        party=issued.party,
        content=b"",
        uploaded_by=kadri,
        uploaded_at=timezone.now(),
        verdict={},
        file_name="a.asice",
    )
    assert apply(TODAY() + timedelta(days=1000))["containers in doubt"] == 0
    doubt.accepted, doubt.decided_by, doubt.decided_at = True, UserFactory(), timezone.now()
    doubt.save()
    assert apply(TODAY() + timedelta(days=90))["containers in doubt"] == 0
    assert apply(TODAY() + timedelta(days=91))["containers in doubt"] == 1


def test_contacts_of_a_form_that_came_to_nothing_are_forgotten_and_the_form_stays(kadri, draft, party, tervik):
    withdraw(kadri, draft)
    other = begin_application(kadri, party, tervik)
    other.contact_name = "Mari Mets"
    save_draft(kadri, other)
    assert apply(TODAY() + timedelta(days=365))["contacts on forms that came to nothing"] == 0
    assert apply(TODAY() + timedelta(days=366))["contacts on forms that came to nothing"] == 1
    draft.refresh_from_db()
    other.refresh_from_db()
    assert (draft.contact_name, draft.contact_email, other.contact_name) == ("", "", "Mari Mets")


def test_the_periods_are_shown_and_nothing_is_deleted_then(kadri, issued, signed):
    upload_signed(kadri, issued, signed(issued, JAAN), "a.asice")
    out = StringIO()
    call_command("apply_retention", "--list", stdout=out)
    assert out.getvalue().count("\n") == len(retentions())
    assert "issued documents: for good" in out.getvalue()
    assert RejectedContainer.objects.exists()
