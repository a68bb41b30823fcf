"""A cooperation agreement of the hospital that carries the TERVIK, Rapla and Kohila."""

import pytest

from accounts.models import User
from agreements.models import AgreementParty, CooperationAgreement, Tervik
from agreements.services.cooperation_draft import add_parties, draft_agreement
from agreements.services.cooperation_issue import issue_agreement
from registry.models import Organization
from tests.agreements.factories import JAAN, RepresentativeFactory, municipality
from tests.agreements.signed_documents import *  # noqa: F403 the fixtures of all documents
from tests.factories import UserFactory


@pytest.fixture
def kohila(db) -> Organization:
    return municipality("0317")


@pytest.fixture
def jaan(kohila: Organization) -> User:
    """Who represents Kohila alone."""
    RepresentativeFactory(organization=kohila, personal_code=JAAN, name="Jaan Tamm")
    return UserFactory(personal_code=JAAN, first_name="Jaan", language="en", email="jaan@kohila.example")


@pytest.fixture
def draft(staff: User, tervik: Tervik, party: Organization, kohila: Organization) -> CooperationAgreement:
    agreement = draft_agreement(staff, tervik, "Koostöö Raplamaal")
    add_parties(staff, agreement, [party, kohila])
    return agreement


@pytest.fixture
def issued(staff: User, draft: CooperationAgreement) -> CooperationAgreement:
    issue_agreement(staff, draft)
    return CooperationAgreement.objects.get(pk=draft.pk)


@pytest.fixture
def part(issued: CooperationAgreement):
    """The agreement's party by its organisation."""

    def find(organization: Organization) -> AgreementParty:
        return issued.parties.select_related("agreement", "party").get(party=organization)

    return find
