"""One authority for all tests of the verifier: keys cost time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agreements.signing.reasons import Reason
from agreements.signing.trust_list import TrustList
from agreements.signing.verdict import Verdict
from agreements.signing.verifier import Expectation, verify

from .signer import Identity, Options, TestAuthority

PDF = b"%PDF-1.7 liitumisavaldus"


@pytest.fixture(scope="session")
def authority() -> TestAuthority:
    return TestAuthority()


@pytest.fixture(scope="session")
def mari(authority: TestAuthority) -> Identity:
    return authority.person("MARI-LIIS", "MÄNNIK", "47101010033")


@pytest.fixture(scope="session")
def jaan(authority: TestAuthority) -> Identity:
    from .signer import PersonOptions

    return authority.person("JAAN", "TAMM", "38001085718", PersonOptions(key="rsa2048"))


@pytest.fixture(scope="session")
def trust_list(authority: TestAuthority) -> TrustList:
    return authority.trust_list()


@pytest.fixture(scope="session")
def container(authority: TestAuthority, mari: Identity) -> bytes:
    """A valid container with one signature."""
    return authority.sign({"avaldus.pdf": PDF}, mari)


@pytest.fixture
def judge(authority: TestAuthority, mari: Identity, trust_list: TrustList) -> Callable[..., Verdict]:
    """Sign as the options say, verify."""

    def judge(
        options: Options | None = None,
        *,
        person: Identity | None = None,
        files: dict[str, bytes] | None = None,
        trust: TrustList | None = None,
        expectation: Expectation | None = None,
    ) -> Verdict:
        data = authority.sign(files or {"avaldus.pdf": PDF}, person or mari, options)
        return verify(data, trust or trust_list, expectation)

    return judge


def reasons(verdict: Verdict) -> set[Reason]:
    assert not verdict.valid
    return {finding.reason for finding in verdict.all_reasons()}
