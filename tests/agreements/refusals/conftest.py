"""A TERVIK with a document of each kind under way, and everybody who could try something with them."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User
from agreements.models import (
    AccessionApplication,
    AgreementTemplate,
    DoubtfulContainer,
    Membership,
    Representative,
    Tervik,
)
from agreements.services.cooperation_draft import add_parties, draft_agreement
from agreements.services.disagreements import raise_disagreement
from agreements.services.leaving import begin_leaving
from registry.models import Organization, Region
from tests.agreements.accession.conftest import draft, issued
from tests.agreements.backoffice import rows
from tests.agreements.factories import JAAN, KADRI, RepresentativeFactory, municipality
from tests.agreements.signed_documents import *  # noqa: F403 the fixtures of all documents
from tests.factories import UserFactory, member_of, national_editor, national_reader, reader_of, staff_of

__all__ = ["draft", "issued"]

KEHTNA = "0293"


@pytest.fixture
def record(tervik: Tervik, party: Organization, kadri: User, staff: User, issued: AccessionApplication):
    """Rapla's form is issued; Kehtna is a member with a notice; Kohila has agreed to nothing."""
    AgreementTemplate.objects.filter(region=None).update(notice_days=30)
    kehtna = municipality(KEHTNA)
    RepresentativeFactory(organization=kehtna, personal_code=KADRI)
    agreement = draft_agreement(staff, tervik, "Koostöö Raplamaal")
    add_parties(staff, agreement, [party])
    membership = Membership.objects.create(tervik=tervik, party=kehtna, member_from=date(2026, 1, 1), basis="leping")
    doubt = DoubtfulContainer.objects.create(
        document=issued.document,
        party=party,
        file_name="fail.asice",
        content=b"",
        sha256="0" * 64,
        uploaded_by=UserFactory(),
        uploaded_at=timezone.now(),
        verdict={"reasons": [], "signatures": []},
        verifier_version="1",
    )
    parties = [tervik.founder, kehtna]
    return SimpleNamespace(
        region=tervik.region,
        tervik=tervik,
        party=party,
        member=kehtna,
        membership=membership,
        application=issued,
        agreement=agreement,
        part=agreement.parties.get(party=party),
        departure=begin_leaving(kadri, membership),
        disagreement=raise_disagreement(staff, tervik, "Kes maksab", "Ruumide eest.", parties),
        doubt=doubt,
        text=AgreementTemplate.objects.create(region=tervik.region, version=7),
        country_text=AgreementTemplate.objects.create(region=None, version=77),
        post=rows.post(tervik.region),
        area=rows.area(tervik.region),
        rules=rows.proposed_rules(tervik.region),
        representative=Representative.objects.get(organization=party),
    )


def representing(organization: Organization, **powers: object) -> User:
    """Somebody with these powers of an organisation."""
    RepresentativeFactory(organization=organization, personal_code=JAAN, name="Jaan Tamm", **powers)
    return UserFactory(personal_code=JAAN)


EVERYBODY: dict[str, Callable[[SimpleNamespace], User | AnonymousUser]] = {
    "staff": lambda record: staff_of(record.region),
    "national editor": lambda record: national_editor(),
    "represents the party": lambda record: representing(record.party),
    "represents the member": lambda record: representing(record.member),
    "represents the carrier": lambda record: representing(record.tervik.founder),
    "clerk of the party": lambda record: member_of(record.party),
    "state reader": lambda record: national_reader(),
    "reader": lambda record: reader_of(record.region),
    "staff elsewhere": lambda record: staff_of(Region.objects.get(code="0087")),
    "represents another": lambda record: representing(municipality("0317")),
    "represented the party": lambda record: representing(record.party, valid_to=date(2026, 1, 31)),
    "not confirmed": lambda record: representing(record.party, confirmed_at=None),
    "inactive staff": lambda record: inactive(staff_of(record.region)),
    "inactive clerk": lambda record: inactive(member_of(record.party)),
    "logged in": lambda record: UserFactory(),
    "nobody": lambda record: AnonymousUser(),
}


def inactive(user: User) -> User:
    """The same person, not let in any more."""
    user.is_active = False
    user.save()
    return user
