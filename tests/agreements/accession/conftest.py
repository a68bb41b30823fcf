"""A municipality's accession form, filled in and issued."""

import pytest

from accounts.models import User
from agreements.models import AccessionApplication, Representative, Tervik
from agreements.services.accession_draft import begin_application, save_draft
from agreements.services.accession_issue import issue
from registry.models import Organization
from tests.agreements.signed_documents import *  # noqa: F403 the fixtures of all documents


@pytest.fixture
def draft(kadri: User, party: Organization, tervik: Tervik) -> AccessionApplication:
    """A form that is filled in."""
    application = begin_application(kadri, party, tervik)
    application.representative = Representative.objects.get(organization=party)
    application.contact_name, application.contact_email = "Mari Mets", "mari@rapla.example"
    application.decision_number, application.decision_document = "12", "https://rapla.example/otsus-12"
    application.decision_day = "2026-02-01"
    return save_draft(kadri, application)


@pytest.fixture
def issued(kadri: User, draft: AccessionApplication) -> AccessionApplication:
    issue(kadri, draft)
    return AccessionApplication.objects.get(pk=draft.pk)
