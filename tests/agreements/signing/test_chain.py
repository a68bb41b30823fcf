"""Stage 4: issuer, qualified status and validity, all at the time of signing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agreements.signing.reasons import Reason
from agreements.signing.verifier import Expectation, verify

from .conftest import PDF, reasons
from .signer import Options, PersonOptions, TestAuthority
from .signer.trust_list_writer import Earlier, Extra, ListOptions, qualification

SIGNING = '<ecc:KeyUsage><ecc:KeyUsageBit name="nonRepudiation">true</ecc:KeyUsageBit></ecc:KeyUsage>'
NOT_SIGNING = SIGNING.replace("true", "false")
POLICY = (
    "<ecc:PolicySet><ecc:PolicyIdentifier><xades:Identifier>urn:oid:1.2.3.4</xades:Identifier>"
    "</ecc:PolicyIdentifier></ecc:PolicySet>"
)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (ListOptions(ca_status="withdrawn"), Reason.ISSUER_NOT_GRANTED),
        (ListOptions(ca_status="undersupervision"), Reason.ISSUER_NOT_GRANTED),
        (ListOptions(ca_since=timedelta(days=-1)), Reason.ISSUER_NOT_GRANTED),
        (ListOptions(ca_kind="CA/PKC"), Reason.ISSUER_NOT_GRANTED),
        (ListOptions(ca_use="ForeSeals"), Reason.ISSUER_NOT_GRANTED),
        (ListOptions(ca_use=""), Reason.ISSUER_NOT_GRANTED),
    ],
)
def test_issuer_that_may_not_issue(judge, authority: TestAuthority, options: ListOptions, reason: Reason) -> None:
    assert reasons(judge(trust=authority.trust_list(options))) == {reason}


def test_state_of_the_issuer_counts_at_the_time_of_signing(judge, authority: TestAuthority) -> None:
    ended = ListOptions(
        ca_status="withdrawn",
        ca_since=timedelta(days=2),
        ca_history=(
            Earlier("granted", timedelta(days=10)),
            Earlier("withdrawn", timedelta(days=20)),
            Earlier("granted", timedelta(days=40)),
        ),
    )
    trust = authority.trust_list(ended)
    assert judge(Options(at=authority.now - timedelta(days=5)), trust=trust).valid
    assert judge(Options(at=authority.now - timedelta(days=25)), trust=trust).valid
    for days in (1, 15):
        verdict = judge(Options(at=authority.now - timedelta(days=days)), trust=trust)
        assert reasons(verdict) == {Reason.ISSUER_NOT_GRANTED}


def test_state_of_the_issuer_counts_when_it_issued_the_certificate_too(judge, authority: TestAuthority) -> None:
    """A certificate from a time without the right to issue does not become qualified when the right comes back."""
    now = authority.now
    returned = ListOptions(
        ca_since=timedelta(days=10),
        ca_history=(Earlier("withdrawn", timedelta(days=20)), Earlier("granted", timedelta(days=40))),
    )
    trust = authority.trust_list(returned)
    for days, valid in ((25, True), (15, False), (5, True), (45, False)):
        issued = PersonOptions(valid_from=now - timedelta(days=days))
        person = authority.person("MARI", "MÄNNIK", "47101010033", issued)
        verdict = judge(person=person, trust=trust)
        assert verdict.valid if valid else reasons(verdict) == {Reason.ISSUER_NOT_GRANTED}


@pytest.mark.parametrize(
    ("issuer", "use", "stamps", "valid"),
    [
        ("undersupervision", "", "undersupervision", True),
        ("accredited", "", "undersupervision", True),
        ("supervisionceased", "", "undersupervision", False),
        ("undersupervision", "ForeSeals", "undersupervision", False),
        ("granted", "", "undersupervision", False),
        ("undersupervision", "", "withdrawn", False),
    ],
)
def test_services_before_eidas_were_supervised_not_granted(issuer: str, use: str, stamps: str, valid: bool) -> None:
    """A signature of 2015 stays what it was; since July 2016 supervision alone is nothing (TS 119 615, 4.4)."""
    early = TestAuthority(datetime(2015, 5, 20, 12, tzinfo=UTC))
    mari = early.person("MARI-LIIS", "MÄNNIK", "47101010033", PersonOptions(qc_type=None, prefix=""))
    later, ago = timedelta(days=-500), timedelta(days=300)
    options = ListOptions(
        ca_since=later,
        ca_history=(Earlier(issuer, ago, use),),
        tsa_since=later,
        tsa_history=(Earlier(stamps, ago, ""),),
    )
    assert verify(early.sign({"avaldus.pdf": PDF}, mari), early.trust_list(options)).valid is valid


def test_unknown_issuer_with_a_known_name(judge, authority: TestAuthority) -> None:
    twin = authority.make_ca("TEST CA")
    person = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(issuer=twin))
    assert reasons(judge(person=person)) == {Reason.ISSUER_NOT_TRUSTED}
    assert reasons(judge(person=twin)) == {Reason.CERTIFICATE_PURPOSE}


def test_key_listed_twice_counts_where_it_is_granted(judge, authority: TestAuthority) -> None:
    """A renewed certificate of the same issuer: the old service withdrawn, the new one granted."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    from .signer.people import usage

    old, key = authority.ca.certificate, authority.ca.key
    renewed = (
        x509.CertificateBuilder(old.subject, old.subject, key.public_key(), 77)
        .not_valid_before(old.not_valid_before_utc)
        .not_valid_after(old.not_valid_after_utc)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .add_extension(*usage("key_cert_sign"))
        .sign(key, hashes.SHA256())
    )
    extra = (Extra("CA/QC", renewed, use="ForeSignatures"),)
    assert judge(trust=authority.trust_list(ListOptions(ca_status="withdrawn", extra=extra))).valid


def test_person_cannot_issue_certificates(judge, authority: TestAuthority, mari) -> None:
    person = authority.person("JUKU", "JUURIKAS", "38001085718", PersonOptions(issuer=mari))
    trust = authority.trust_list(ListOptions(extra=(Extra("CA/QC", mari.certificate, use="ForeSignatures"),)))
    assert reasons(judge(person=person, trust=trust)) == {Reason.ISSUER_NOT_TRUSTED}


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (PersonOptions(signs=False), Reason.CERTIFICATE_PURPOSE),
        (PersonOptions(signs=None), Reason.CERTIFICATE_PURPOSE),
        (PersonOptions(qc_type="0.4.0.1862.1.6.2"), Reason.CERTIFICATE_PURPOSE),
        (PersonOptions(compliant=False), Reason.CERTIFICATE_NOT_QUALIFIED),
        (PersonOptions(device=False), Reason.CERTIFICATE_NOT_QUALIFIED),
        (PersonOptions(compliant=False, device=False, qc_type=None), Reason.CERTIFICATE_NOT_QUALIFIED),
    ],
)
def test_certificate_that_is_not_for_binding_signatures(
    judge, authority: TestAuthority, options: PersonOptions, reason: Reason
) -> None:
    person = authority.person("MARI", "MÄNNIK", "47101010033", options)
    assert reasons(judge(person=person)) == {reason}


def test_certificate_from_before_eidas_tells_no_type(judge, authority: TestAuthority) -> None:
    person = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(qc_type=None, prefix=""))
    verdict = judge(person=person)
    assert verdict.valid
    assert [one.signer.personal_code for one in verdict.signatures if one.signer] == ["47101010033"]


def test_foreign_code_keeps_its_country(judge, authority: TestAuthority) -> None:
    """A Lithuanian code has eleven digits as well, and nobody becomes an Estonian of the same digits by it (A2)."""
    for code, prefix, country, told in (
        ("010101-12345", "PNOLV-", "LV", "PNOLV-010101-12345"),
        ("38001085718", "PNOLT-", "LT", "PNOLT-38001085718"),
        ("38001085718", "PNOEE-", "LT", "38001085718"),
        ("38001085718", "", "EE", "38001085718"),
    ):
        person = authority.person("ILZE", "LIEPA", code, PersonOptions(prefix=prefix, country=country))
        assert judge(person=person).signed_by == {told}
    unprefixed = authority.person("JONAS", "JONAITIS", "38001085718", PersonOptions(prefix="", country="LT"))
    expected = Expectation(representatives=frozenset({"38001085718"}))
    assert reasons(judge(person=unprefixed, expectation=expected)) == {Reason.NOT_REPRESENTATIVE}


def test_certificate_must_be_valid_when_it_signs(judge, authority: TestAuthority) -> None:
    now = authority.now
    old = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(valid_to=now - timedelta(days=1)))
    young = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(valid_from=now + timedelta(days=1)))
    assert reasons(judge(person=old)) == {Reason.CERTIFICATE_EXPIRED}
    assert reasons(judge(person=young)) == {Reason.CERTIFICATE_EXPIRED}
    assert judge(Options(at=now - timedelta(days=2)), person=old).valid


def test_issuer_must_be_valid_too(judge, authority: TestAuthority) -> None:
    old = authority.make_ca("OLD CA", valid_to=authority.now - timedelta(days=1))
    person = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(issuer=old))
    trust = authority.trust_list(ListOptions(extra=(Extra("CA/QC", old.certificate, use="ForeSignatures"),)))
    options = Options(ocsp_issuer=old, ocsp_by=authority.make_responder("OLD OCSP", issuer=old))
    assert reasons(judge(options, person=person, trust=trust)) == {Reason.CERTIFICATE_EXPIRED}
    earlier = replace(options, at=authority.now - timedelta(days=2))
    assert judge(earlier, person=person, trust=trust).valid


def test_authority_that_may_sign_no_certificates(judge, authority: TestAuthority) -> None:
    other = authority.make_ca("CRL CA", uses=("crl_sign",))
    person = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(issuer=other))
    trust = authority.trust_list(ListOptions(extra=(Extra("CA/QC", other.certificate, use="ForeSignatures"),)))
    assert reasons(judge(person=person, trust=trust)) == {Reason.ISSUER_NOT_TRUSTED}


@pytest.mark.parametrize(
    ("qualifiers", "criteria", "mode", "valid"),
    [
        (["NotQualified"], SIGNING, "all", False),
        (["NotQualified"], NOT_SIGNING, "all", True),
        (["NotQualified"], NOT_SIGNING, "none", False),
        (["NotQualified"], NOT_SIGNING + SIGNING, "atLeastOne", False),
        (["NotQualified"], NOT_SIGNING + SIGNING, "all", True),
        (["NotQualified"], POLICY, "all", True),
        (["NotQualified"], f'<ecc:CriteriaList assert="all">{SIGNING}</ecc:CriteriaList>', "all", False),
        (["NotQualified"], "<ecc:Description>x</ecc:Description><!-- x -->" + SIGNING, "all", False),
        (["NotQualified"], "<ecc:otherCriteriaList/>", "all", True),
        (["QCNoQSCD"], SIGNING, "all", False),
        (["QCForESeal"], SIGNING, "all", False),
        (["QCForESeal", "QCForESig"], SIGNING, "all", True),
        (["QCStatement", "QCWithQSCD"], SIGNING, "all", True),
    ],
)
def test_qualifiers_of_the_list(
    judge, authority: TestAuthority, qualifiers: list[str], criteria: str, mode: str, valid: bool
) -> None:
    options = ListOptions(ca_qualifications=qualification(qualifiers, criteria, mode))
    assert judge(trust=authority.trust_list(options)).valid is valid


def test_list_may_vouch_for_what_the_certificate_does_not_say(judge, authority: TestAuthority) -> None:
    bare = PersonOptions(compliant=False, device=False, qc_type=None, policies=("1.2.3.4",))
    person = authority.person("MARI", "MÄNNIK", "47101010033", bare)
    trust = authority.trust_list(ListOptions(ca_qualifications=qualification(["QCStatement", "QCWithQSCD"], POLICY)))
    assert judge(person=person, trust=trust).valid
    assert not judge(person=person).valid
