"""Other people's libraries agree with ours on what they can judge: trust lists and XML signatures.

The verifier itself uses neither of them: each of its refusals has a reason of its own.
"""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.validation.qualified.eutl_parse import read_qualified_service_definitions
from pyhanko.sign.validation.qualified.tsp import CAServiceInformation
from signxml import DigestAlgorithm, SignatureConfiguration, SignatureMethod, XMLVerifier
from signxml.exceptions import SignXMLException

from agreements.signing.reasons import Refusal
from agreements.signing.signed_list import load_signers
from agreements.signing.trust_list import CA_QC, load_trust_list

from .signer import TestAuthority
from .test_corpus import CORPUS, NOW

LISTS = ["TSL.xml", "EE_T.xml"]


def signxml_accepts(data: bytes, signer: x509.Certificate, references: int) -> bool:
    configuration = SignatureConfiguration(
        expect_references=references,
        signature_methods=frozenset({SignatureMethod.RSA_SHA256, SignatureMethod.ECDSA_SHA256}),
        digest_algorithms=frozenset({DigestAlgorithm.SHA256}),
    )
    try:
        XMLVerifier().verify(data, x509_cert=signer, expect_config=configuration)
    except SignXMLException:
        return False
    return True


@pytest.mark.parametrize("name", LISTS)
def test_signxml_judges_the_test_lists_alike(name: str) -> None:
    data = (CORPUS / "pki" / name).read_bytes()
    signers = load_signers((CORPUS / "pki" / "tsl.crt").read_bytes())
    assert signxml_accepts(data, signers[0], 2)
    assert load_trust_list(data, signers, now=NOW)
    changed = data.replace(b"Svcstatus/granted", b"Svcstatus/withdrawn", 1)
    assert not signxml_accepts(changed, signers[0], 2)
    with pytest.raises(Refusal):
        load_trust_list(changed, signers, now=NOW)


def test_signxml_accepts_the_list_of_the_test_authority(authority: TestAuthority) -> None:
    assert signxml_accepts(authority.trust_list_xml(), authority.list_signer.certificate, 1)


@pytest.mark.parametrize("name", LISTS)
def test_pyhanko_reads_the_same_issuers(name: str) -> None:
    data = (CORPUS / "pki" / name).read_bytes()
    signers = load_signers((CORPUS / "pki" / "tsl.crt").read_bytes())
    ours = {
        certificate.public_bytes(Encoding.DER)
        for service in load_trust_list(data, signers, now=NOW).services
        if service.periods[0].kind == CA_QC
        for certificate in service.certificates
    }
    theirs = {
        certificate.dump()
        for service in read_qualified_service_definitions(data.decode())
        if isinstance(service, CAServiceInformation)
        for certificate in service.base_info.provider_certs
    }
    assert ours == theirs
