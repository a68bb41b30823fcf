"""Rapla vald is a member and may leave with thirty days' notice."""

from datetime import date

import pytest

from accounts.models import User
from agreements.models import AgreementTemplate, Departure, Membership, Tervik
from agreements.services.leaving import begin_leaving
from registry.models import Organization
from tests.agreements.signed_documents import *  # noqa: F403 the fixtures of all documents

NOTICE = 30


@pytest.fixture
def membership(tervik: Tervik, party: Organization) -> Membership:
    AgreementTemplate.objects.filter(region=None).update(notice_days=NOTICE)
    return Membership.objects.create(tervik=tervik, party=party, member_from=date(2026, 1, 1), basis="leping")


@pytest.fixture
def issued(kadri: User, membership: Membership) -> Departure:
    return begin_leaving(kadri, membership, "Liitume naabermaakonnaga.")
