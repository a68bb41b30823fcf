"""A formed TERVIK in Rapla, a municipality that wants to join, and everybody's keys: for the tests of documents."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from accounts.models import User
from agreements.models import Representative, Tervik
from agreements.models.documents import Subject
from registry.models import Organization
from tests.agreements.factories import JAAN, KADRI, MART, RepresentativeFactory, formed_tervik, municipality
from tests.agreements.signing.signer import Identity, TestAuthority
from tests.factories import UserFactory, staff_of


@pytest.fixture(autouse=True)
def in_estonian() -> Iterator[None]:
    """A page in another language leaves the thread in it."""
    with override("et"):
        yield


@pytest.fixture(scope="session")
def authority() -> TestAuthority:
    return TestAuthority()


@pytest.fixture(scope="session")
def keys(authority: TestAuthority) -> dict[str, Identity]:
    """Keys by personal code."""
    people = {KADRI: ("KADRI", "LEPIK"), MART: ("MART", "SAAR"), JAAN: ("JAAN", "TAMM")}
    return {code: authority.person(*name, code) for code, name in people.items()}


@pytest.fixture(autouse=True)
def trust_list(authority: TestAuthority, tmp_path: Path, settings) -> None:
    """The portal believes the test authority's list."""
    (tmp_path / "list.xml").write_bytes(authority.trust_list_xml())
    (tmp_path / "signer.pem").write_bytes(authority.list_signer.pem)
    settings.TRUST_LIST = str(tmp_path / "list.xml")
    settings.TRUST_LIST_SIGNER = str(tmp_path / "signer.pem")


@pytest.fixture
def tervik(db) -> Tervik:
    return formed_tervik()


@pytest.fixture
def party(db) -> Organization:
    """Rapla vald."""
    return municipality("0668")


@pytest.fixture
def kadri(party: Organization) -> User:
    """The mayor, who represents the municipality alone."""
    RepresentativeFactory(organization=party, personal_code=KADRI, basis=Representative.Basis.MAYOR)
    return UserFactory(personal_code=KADRI, first_name="Kadri", last_name="Lepik", email="kadri@rapla.example")


@pytest.fixture
def mart(tervik: Tervik) -> User:
    """The board member of the founder, who countersigns."""
    RepresentativeFactory(organization=tervik.founder, personal_code=MART, name="Mart Saar")
    return UserFactory(personal_code=MART, first_name="Mart", last_name="Saar", language="ru", email="mart@h.example")


@pytest.fixture
def staff(tervik: Tervik) -> User:
    return staff_of(tervik.region)


@pytest.fixture
def signed(authority: TestAuthority, keys: dict[str, Identity]) -> Callable[..., bytes]:
    """The issued document in a container signed by these people, one after the other."""

    def sign(subject: Subject, *codes: str) -> bytes:
        document = subject.document
        container: bytes | dict[str, bytes] = {document.file_name: bytes(document.content)}
        for code in codes:
            container = authority.sign(container, keys[code])
        assert isinstance(container, bytes)
        return container

    return sign
