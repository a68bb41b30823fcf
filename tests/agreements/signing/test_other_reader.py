"""Other people's libraries come to the same verdict on every container, as far as they can judge."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from agreements.signing.reasons import Reason
from agreements.signing.verifier import verify

from .other_reader import Trusted, accepted_by_others
from .signer import Identity, Options, PersonOptions, TestAuthority
from .signer.options import INCLUSIVE, INCLUSIVE_11
from .test_corpus import CORPUS, PUBLIC, rows, trust_list

FORMAL = frozenset(
    {
        Reason.NOT_A_CONTAINER,
        Reason.DUPLICATE_NAME,
        Reason.MIMETYPE,
        Reason.NO_MANIFEST,
        Reason.MANIFEST_DIFFERS,
        Reason.UNSAFE_XML,
        Reason.SIGNATURE_MALFORMED,
        Reason.CERTIFICATE_NOT_QUALIFIED,
        Reason.CERTIFICATE_PURPOSE,
        Reason.OCSP_TIME,
    }
)
"""What is the format's rule or the law's, and nothing that a signature library asks."""


def agree(container: bytes, trust: bytes, trusted: object) -> None:
    """Accepted here, accepted there; refused there, refused here; accepted there alone only for a formal reason."""
    ours, theirs = verify(container, trusted), accepted_by_others(container, Trusted(trust))
    found = {finding.reason for finding in ours.all_reasons()}
    if theirs:
        assert ours.valid or found <= FORMAL, found
    else:
        assert not ours.valid


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_on_every_container_of_the_corpus(row: dict[str, str]) -> None:
    path = (PUBLIC if row["file"].startswith("public/") else CORPUS) / row["file"]
    if not path.exists():
        pytest.skip(f"{row['file']} of the public collection is not beside the project")
    agree(path.read_bytes(), (CORPUS / row["trust"]).read_bytes(), trust_list(row["trust"]))


@pytest.fixture
def on_both(authority: TestAuthority, mari: Identity) -> Callable[..., tuple[bool, bool]]:
    """Verdicts of both on a container made as the options say."""

    def verdicts(options: Options, person: Identity | None = None) -> tuple[bool, bool]:
        container = authority.sign({"avaldus.pdf": b"%PDF", "lisa õ.txt": b"x"}, person or mari, options)
        list_xml = authority.trust_list_xml()
        return verify(container, authority.trust_list()).valid, accepted_by_others(container, Trusted(list_xml))

    return verdicts


@pytest.mark.parametrize("key", ["p256", "p384", "p521", "rsa2048"])
@pytest.mark.parametrize(
    "options",
    [Options(digest="sha512"), Options(digest="sha384", pss=True), Options(form=INCLUSIVE), Options(form=INCLUSIVE_11)],
    ids=["sha512", "pss", "inclusive", "inclusive-1.1"],
)
def test_both_accept_what_honest_signers_make(on_both, authority, key: str, options: Options) -> None:
    person = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(key=key))
    assert on_both(options, person) == (True, True)


def changed(pattern: str, new: str) -> Options:
    return Options(edit=lambda data: re.sub(pattern.encode(), new.encode(), data, count=1))


@pytest.mark.parametrize(
    "options",
    [
        changed(r"<ds:DigestValue>.", "<ds:DigestValue>#"),
        changed(r"(<ds:DigestValue>)(.)(.)", r"\1\3\2"),
        changed(r'(<ds:SignatureValue Id="[^"]*">)(.)(.)', r"\1\3\2"),
        changed("<xades:SigningTime>2", "<xades:SigningTime>3"),
        changed('Id="S0-SP"', 'Id="S0-SQ"'),
        Options(references={"avaldus.pdf": b"%PDF"}),
        Options(references={"avaldus.pdf": b"%PDF", "lisa õ.txt": b"y"}),
        Options(signed_properties_reference=False),
        Options(timestamps=0),
        Options(timestamp_over=b"other bytes"),
        Options(ocsp=False),
        Options(ocsp_status="revoked"),
        Options(ocsp_spoiled=True),
        Options(ocsp_delay=timedelta(days=-1)),
    ],
)
def test_both_refuse_what_was_tampered_with(on_both, options: Options) -> None:
    assert on_both(options) == (False, False)


def test_both_refuse_somebody_elses_proofs(on_both, authority: TestAuthority, mari: Identity, jaan: Identity) -> None:
    """Certificate, timestamp service, responder and the certificate that was asked about."""
    stranger = TestAuthority(authority.now)
    for options in (
        Options(key_certificate=jaan),
        Options(named_certificate=jaan),
        Options(tsa=stranger.tsa),
        Options(ocsp_by=stranger.responder),
        Options(ocsp_by=mari),
        Options(ocsp_about=jaan),
        Options(ocsp_issuer=stranger.ca),
    ):
        assert on_both(options) == (False, False), options
    assert on_both(Options(), stranger.person("MARI", "MÄNNIK", "47101010033")) == (False, False)
