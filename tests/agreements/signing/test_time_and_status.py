"""Stages 5 and 6: timestamps, OCSP, archive timestamps."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from agreements.signing.reasons import Reason

from .conftest import reasons
from .signer import Options, PersonOptions, TestAuthority
from .signer.options import EXCLUSIVE, INCLUSIVE_11
from .signer.people import make_identity, simple_name
from .signer.tokens import TokenOptions
from .signer.trust_list_writer import Extra, ListOptions

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def test_no_timestamp_is_no_proof_of_time(judge) -> None:
    """A time mark (BDOC-TM) in the OCSP answer is not taken for a timestamp either."""
    assert reasons(judge(Options(timestamps=0))) == {Reason.NO_TIMESTAMP}


def test_several_timestamps_may_stand_there_if_all_hold(judge) -> None:
    assert judge(Options(timestamps=2)).valid
    pattern = re.compile(rb"(</xades:SignatureTimeStamp>.*?EncapsulatedTimeStamp>)[^<]+", re.S)
    assert not judge(Options(timestamps=2, edit=lambda data: pattern.sub(rb"\g<1>MAA=", data, count=1))).valid


def test_two_tokens_in_one_timestamp(judge) -> None:
    pattern = re.compile(rb"<xades:EncapsulatedTimeStamp>[^<]+</xades:EncapsulatedTimeStamp>")
    twice = Options(edit=lambda data: pattern.sub(lambda found: found.group() * 2, data))
    assert reasons(judge(twice)) == {Reason.TIMESTAMP_INVALID}


def test_timestamp_over_something_else(judge) -> None:
    assert reasons(judge(Options(timestamp_over=b"other"))) == {Reason.TIMESTAMP_INVALID}


def test_timestamp_with_a_weak_imprint(judge) -> None:
    assert reasons(judge(Options(timestamp_digest="sha1"))) == {Reason.ALGORITHM}
    assert judge(Options(timestamp_digest="sha512")).valid


def test_timestamp_service_must_be_listed_and_granted(judge, authority: TestAuthority) -> None:
    stranger = authority.make_tsa("TEST TSA", issuer=authority.make_ca("STRANGE CA"))
    assert reasons(judge(Options(tsa=stranger))) == {Reason.TIMESTAMP_NOT_TRUSTED}
    for options in (ListOptions(tsa_status="withdrawn"), ListOptions(tsa=False)):
        assert reasons(judge(trust=authority.trust_list(options))) == {Reason.TIMESTAMP_NOT_TRUSTED}


def test_timestamp_authority_may_be_listed_by_its_issuer(judge, authority: TestAuthority) -> None:
    tsa_ca = authority.make_ca("TSA CA")
    unit = authority.make_tsa("TSA UNIT", issuer=tsa_ca, key="rsa2048")
    trust = authority.trust_list(ListOptions(extra=(Extra("TSA/QTST", tsa_ca.certificate),)))
    assert judge(Options(tsa=unit), trust=trust).valid
    assert reasons(judge(Options(tsa=unit))) == {Reason.TIMESTAMP_NOT_TRUSTED}


def test_certificate_for_something_else_stamps_no_time(judge, authority: TestAuthority, mari) -> None:
    assert reasons(judge(Options(tsa=authority.responder))) == {Reason.TIMESTAMP_NOT_TRUSTED}
    plain = make_identity(simple_name("PLAIN"), now=authority.now)
    trust = authority.trust_list(ListOptions(extra=(Extra("TSA/QTST", plain.certificate),)))
    assert reasons(judge(Options(tsa=plain), trust=trust)) == {Reason.TIMESTAMP_NOT_TRUSTED}


def test_timestamp_certificate_must_have_been_valid(judge, authority: TestAuthority) -> None:
    early = authority.now - timedelta(days=31)
    person = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(valid_from=early - HOUR))
    assert reasons(judge(Options(at=early), person=person)) == {Reason.TIMESTAMP_NOT_TRUSTED}


def test_fraction_of_a_second_does_not_make_the_answer_early(judge) -> None:
    verdict = judge(Options(timestamp_fraction=367_000, ocsp_delay=timedelta()))
    assert verdict.valid
    assert [one.time.microsecond for one in verdict.signatures if one.time] == [367_000]


@pytest.mark.parametrize("token", ["MAA=", "AAAA", "MIIB", "", "MBQGCSqGSIb3DQEHAqAHMAUCAQMwAA=="])
def test_garbage_for_a_timestamp(judge, token: str) -> None:
    pattern = re.compile(rb"(EncapsulatedTimeStamp>)[^<]+")
    options = Options(edit=lambda data: pattern.sub(rb"\g<1>" + token.encode(), data, count=1))
    assert reasons(judge(options)) == {Reason.TIMESTAMP_INVALID}


@pytest.mark.parametrize(
    ("token", "rsa", "reason"),
    [
        (TokenOptions(by_key_id=True), False, None),
        (TokenOptions(essential="v1"), False, None),
        (TokenOptions(digest="sha384"), False, None),
        (TokenOptions(algorithm="sha256_rsa"), True, None),
        (TokenOptions(pss=True), True, None),
        (TokenOptions(embed=False), False, None),
        (TokenOptions(essential="wrong"), False, Reason.TIMESTAMP_NOT_TRUSTED),
        (TokenOptions(essential="none"), False, Reason.TIMESTAMP_NOT_TRUSTED),
        (TokenOptions(doubled=True), False, Reason.TIMESTAMP_INVALID),
        (TokenOptions(spoiled=True), False, Reason.TIMESTAMP_INVALID),
        (TokenOptions(signers=2), False, Reason.TIMESTAMP_INVALID),
        (TokenOptions(content_type="data"), False, Reason.TIMESTAMP_INVALID),
        (TokenOptions(message_digest=b"other"), False, Reason.TIMESTAMP_INVALID),
        (TokenOptions(digest="sha1"), True, Reason.ALGORITHM),
        (TokenOptions(algorithm="sha1_rsa"), True, Reason.ALGORITHM),
        (TokenOptions(algorithm="sha256_ecdsa"), True, Reason.ALGORITHM),
        (TokenOptions(pss=True, pss_salt=8), True, Reason.ALGORITHM),
    ],
)
def test_tokens_as_services_make_them_and_as_they_must_not(
    judge, authority: TestAuthority, token: TokenOptions, rsa: bool, reason: Reason | None
) -> None:
    tsa = authority.make_tsa("RSA TSA", key="rsa2048") if rsa else authority.tsa
    trust = authority.trust_list(ListOptions(extra=(Extra("TSA/QTST", tsa.certificate),)))
    verdict = judge(Options(tsa=tsa, token=token), trust=trust)
    assert verdict.valid if reason is None else reasons(verdict) == {reason}


def test_key_id_without_a_certificate_that_has_it(judge, authority: TestAuthority) -> None:
    stranger = authority.make_tsa("OTHER")
    options = Options(tsa=stranger, token=TokenOptions(by_key_id=True, embed=False))
    assert reasons(judge(options)) == {Reason.TIMESTAMP_NOT_TRUSTED}


def test_no_answer_about_the_certificate(judge) -> None:
    assert reasons(judge(Options(ocsp=False))) == {Reason.NO_OCSP}


@pytest.mark.parametrize(
    ("delay", "warned"),
    [
        (timedelta(), False),
        (15 * MINUTE, False),
        (15 * MINUTE + timedelta(seconds=1), True),
        (24 * HOUR, True),
    ],
)
def test_answer_within_a_day(judge, delay: timedelta, warned: bool) -> None:
    verdict = judge(Options(ocsp_delay=delay))
    assert verdict.valid
    found = [finding.reason for one in verdict.signatures for finding in one.warnings]
    assert found == ([Reason.OCSP_LATE] if warned else [])


@pytest.mark.parametrize("delay", [24 * HOUR + timedelta(seconds=1), timedelta(seconds=-1), -HOUR])
def test_answer_too_late_or_too_early(judge, delay: timedelta) -> None:
    assert reasons(judge(Options(ocsp_delay=delay))) == {Reason.OCSP_TIME}


@pytest.mark.parametrize("known", [-HOUR, 2 * MINUTE])
def test_answer_on_a_stale_or_future_status(judge, known: timedelta) -> None:
    assert reasons(judge(Options(ocsp_delay=MINUTE, ocsp_known_delay=known))) == {Reason.OCSP_TIME}


@pytest.mark.parametrize(
    ("known", "until", "valid"),
    [(-HOUR, HOUR, True), (-24 * HOUR, HOUR, True), (-25 * HOUR, HOUR, False), (-HOUR, timedelta(), False)],
)
def test_responder_may_answer_from_a_list_that_it_renews(
    judge, known: timedelta, until: timedelta, valid: bool
) -> None:
    """It tells until when its word stands; the answer itself still comes after the signature (RFC 6960, 2.4)."""
    verdict = judge(Options(ocsp_delay=MINUTE, ocsp_known_delay=known, ocsp_until=until))
    assert verdict.valid if valid else reasons(verdict) == {Reason.OCSP_TIME}


@pytest.mark.parametrize(("status", "reason"), [("revoked", Reason.REVOKED), ("unknown", Reason.STATUS_UNKNOWN)])
def test_certificate_that_was_not_good(judge, status: str, reason: Reason) -> None:
    assert reasons(judge(Options(ocsp_status=status))) == {reason}


def test_answer_about_another_certificate(judge, authority: TestAuthority, jaan) -> None:
    assert reasons(judge(Options(ocsp_about=jaan))) == {Reason.OCSP_OTHER_CERTIFICATE}
    other = authority.make_ca("OTHER CA")
    assert reasons(judge(Options(ocsp_issuer=other))) == {Reason.OCSP_OTHER_CERTIFICATE}


def test_who_may_answer(judge, authority: TestAuthority) -> None:
    assert judge(Options(ocsp_by=authority.ca)).valid
    undelegated = authority.make_responder("PLAIN", delegated=False)
    assert reasons(judge(Options(ocsp_by=undelegated))) == {Reason.OCSP_NOT_TRUSTED}
    stranger = authority.make_responder("TEST OCSP", issuer=authority.make_ca("STRANGE CA"))
    assert reasons(judge(Options(ocsp_by=stranger))) == {Reason.OCSP_NOT_TRUSTED}
    listed = authority.trust_list(ListOptions(extra=(Extra("Certstatus/OCSP/QC", stranger.certificate),)))
    assert judge(Options(ocsp_by=stranger), trust=listed).valid
    assert judge(Options(ocsp_by=stranger, ocsp_embeds_responder=False), trust=listed).valid
    gone = authority.trust_list(
        ListOptions(extra=(Extra("Certstatus/OCSP", stranger.certificate, status="withdrawn"),))
    )
    assert reasons(judge(Options(ocsp_by=stranger), trust=gone)) == {Reason.OCSP_NOT_TRUSTED}


def test_signer_does_not_vouch_for_the_own_certificate(judge, mari, jaan) -> None:
    for person in (mari, jaan):
        assert reasons(judge(Options(ocsp_by=person))) == {Reason.OCSP_NOT_TRUSTED}


def test_one_answer_after_the_signature_is_enough(judge) -> None:
    """A time mark that was extended by a timestamp has an earlier answer too; it must be authentic all the same."""
    assert judge(Options(ocsp_more=(-HOUR,))).valid
    assert judge(Options(ocsp_more=(48 * HOUR,))).valid
    assert reasons(judge(Options(ocsp_more=(-HOUR,), ocsp_delay=25 * HOUR))) == {Reason.OCSP_TIME}
    assert reasons(judge(Options(ocsp_more=(-HOUR,), ocsp_spoiled=True))) == {Reason.OCSP_INVALID}


def test_responders_signature_and_days(judge, authority: TestAuthority) -> None:
    with_rsa = authority.make_responder("RSA OCSP", key="rsa2048")
    assert judge(Options(ocsp_by=with_rsa)).valid
    assert judge(Options(ocsp_by=with_rsa, ocsp_pss=True)).valid
    assert reasons(judge(Options(ocsp_spoiled=True))) == {Reason.OCSP_INVALID}
    gone = authority.make_responder("GONE", valid_to=authority.now - HOUR)
    assert reasons(judge(Options(ocsp_by=gone))) == {Reason.OCSP_NOT_TRUSTED}
    assert judge(Options(ocsp_until=HOUR)).valid
    assert reasons(judge(Options(ocsp_until=timedelta(), ocsp_delay=MINUTE))) == {Reason.OCSP_TIME}


def test_responder_that_nobody_knows(judge, authority: TestAuthority) -> None:
    options = Options(ocsp_embeds_responder=False, ocsp_by=authority.make_responder("UNSEEN"))
    assert reasons(judge(options)) == {Reason.OCSP_NOT_TRUSTED}


def test_answer_with_a_weak_signature(judge) -> None:
    assert reasons(judge(Options(ocsp_digest="sha1"))) == {Reason.ALGORITHM}


@pytest.mark.parametrize("answer", ["MAA=", "AAAA", "MAMKAQE="])
def test_garbage_for_an_answer(judge, answer: str) -> None:
    pattern = re.compile(rb"(EncapsulatedOCSPValue>)[^<]+")
    options = Options(edit=lambda data: pattern.sub(rb"\g<1>" + answer.encode(), data))
    assert reasons(judge(options)) == {Reason.OCSP_INVALID}


@pytest.mark.parametrize("form", [EXCLUSIVE, INCLUSIVE_11, None])
@pytest.mark.parametrize("count", [1, 2])
def test_archive_timestamps_cover_everything_before_them(judge, form: str | None, count: int) -> None:
    verdict = judge(Options(archive_timestamps=count, form=form))
    assert verdict.valid
    assert [one.level for one in verdict.signatures] == ["LTA"]


@pytest.mark.parametrize(
    "options", [Options(archive_over=b"other"), Options(archive_earlier=HOUR)], ids=["other", "earlier"]
)
def test_archive_timestamp_that_does_not_hold(judge, options: Options) -> None:
    from .signer.authority import variant

    verdict = judge(variant(options, archive_timestamps=1))
    assert reasons(verdict) == {Reason.ARCHIVE_TIMESTAMP_INVALID}


def test_proofs_under_an_archive_timestamp_cannot_be_added_to(judge) -> None:
    extra = b'</xades:CertificateValues><xades:Other xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"/>'
    options = Options(archive_timestamps=1, edit=lambda data: data.replace(b"</xades:CertificateValues>", extra))
    assert reasons(judge(options)) == {Reason.ARCHIVE_TIMESTAMP_INVALID}


def test_floods_of_tokens_are_refused(judge, monkeypatch) -> None:
    monkeypatch.setattr("agreements.signing.limits.MAX_TIMESTAMPS", 1)
    assert reasons(judge(Options(timestamps=2))) == {Reason.TOO_LARGE}
    assert reasons(judge(Options(archive_timestamps=2))) == {Reason.TOO_LARGE}
    monkeypatch.setattr("agreements.signing.limits.MAX_TOKENS", 0)
    assert reasons(judge()) == {Reason.TOO_LARGE}


def test_flood_of_certificates_in_an_answer_is_refused_before_they_are_tried(judge, authority: TestAuthority) -> None:
    """Nobody signs them, and a key may be as slow to try as its maker likes; listing 4 000 alone took ten seconds."""
    few, many = (Options(ocsp_more_certificates=(authority.ca,) * count) for count in (5, 100))
    assert judge(few).valid
    assert reasons(judge(many)) == {Reason.TOO_LARGE}


def test_flood_of_certificates_in_a_timestamp_is_refused(judge, authority: TestAuthority) -> None:
    assert judge(Options(token=TokenOptions(more_certificates=(authority.ca,) * 5))).valid
    assert reasons(judge(Options(token=TokenOptions(more_certificates=(authority.ca,) * 50)))) == {Reason.TOO_LARGE}


def test_unreadable_certificate_in_the_store_is_passed_over(judge) -> None:
    pattern = re.compile(rb"(EncapsulatedX509Certificate>)[^<]+")
    assert judge(Options(edit=lambda data: pattern.sub(rb"\g<1>MAA=", data))).valid
