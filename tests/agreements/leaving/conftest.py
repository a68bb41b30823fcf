"""Rapla vald is a member and may leave with thirty days' notice."""

from datetime import date

import pytest

from accounts.models import User
from agreements.models import AgreementTemplate, Departure, Membership, Tervik
from agreements.record.log import note
from agreements.services.leaving import begin_leaving
from registry.models import Organization
from tests.agreements.signed_documents import *  # noqa: F403 the fixtures of all documents

NOTICE = 30


@pytest.fixture
def membership(tervik: Tervik, party: Organization) -> Membership:
    text = AgreementTemplate.objects.get(region=None)
    AgreementTemplate.objects.filter(pk=text.pk).update(notice_days=NOTICE)
    note("made_by_hand", text)
    return Membership.objects.create(tervik=tervik, party=party, member_from=date(2026, 1, 1), basis="leping")


@pytest.fixture
def issued(kadri: User, membership: Membership) -> Departure:
    return begin_leaving(kadri, membership, "Liitume naabermaakonnaga.")
