"""The list is believed only when its signer signed it, whole, and it is fresh."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from agreements.signing import limits
from agreements.signing.reasons import Reason, Refusal
from agreements.signing.signed_list import load_signers
from agreements.signing.trust_list import TrustList, load_trust_list

from .signer import TestAuthority
from .signer.options import INCLUSIVE
from .signer.trust_list_writer import TSL, ListOptions
from .signer.xades_writer import DS

SIGNATURE = Reason.TRUST_LIST_SIGNATURE
UNREADABLE = Reason.TRUST_LIST_UNREADABLE


def load(authority: TestAuthority, data: bytes, **options) -> TrustList:
    signers = load_signers(authority.list_signer.pem)
    return load_trust_list(data, signers, **({"now": authority.now} | options))


def refusal(authority: TestAuthority, data: bytes, **options) -> Reason:
    with pytest.raises(Refusal) as caught:
        load(authority, data, **options)
    return caught.value.finding.reason


def test_list_tells_number_days_and_services(authority: TestAuthority) -> None:
    trust = load(authority, authority.trust_list_xml())
    assert (trust.sequence, trust.territory) == (7, "EE")
    assert trust.issued_at == authority.now
    assert trust.next_update == authority.now + timedelta(days=90)
    assert list(trust.certificates()) == [authority.ca.certificate, authority.tsa.certificate]


@pytest.mark.parametrize("options", [ListOptions(form=INCLUSIVE), ListOptions(id_reference=True)])
def test_forms_of_the_lists_signature(authority: TestAuthority, options: ListOptions) -> None:
    assert load(authority, authority.trust_list_xml(options)).sequence == 7


def test_list_is_stale_after_its_next_update(authority: TestAuthority) -> None:
    data = authority.trust_list_xml()
    assert load(authority, data, now=authority.now + timedelta(days=90))
    late = authority.now + timedelta(days=90, seconds=1)
    assert refusal(authority, data, now=late) is Reason.TRUST_LIST_STALE


def test_closed_list_without_next_update_is_not_used(authority: TestAuthority) -> None:
    assert refusal(authority, authority.trust_list_xml(ListOptions(next_update=None))) is UNREADABLE


def test_older_list_does_not_come_back(authority: TestAuthority) -> None:
    data = authority.trust_list_xml()
    assert load(authority, data, at_least=7)
    assert refusal(authority, data, at_least=8) is Reason.TRUST_LIST_OLDER


def test_list_by_another_signer(authority: TestAuthority) -> None:
    other = TestAuthority(authority.now)
    assert refusal(authority, other.trust_list_xml()) is SIGNATURE
    both = load_signers(other.list_signer.pem + authority.list_signer.pem)
    assert load_trust_list(authority.trust_list_xml(), both, now=authority.now).sequence == 7
    with pytest.raises(Refusal):
        load_trust_list(authority.trust_list_xml(), (), now=authority.now)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"granted", b"withdrawn", SIGNATURE),
        (b">7<", b">8<", SIGNATURE),
        (b"enveloped-signature", b"base64", SIGNATURE),
        (b'URI=""', b'URI="#LIST"', SIGNATURE),
        (b'URI=""', b'URI="#missing"', SIGNATURE),
        (b"<ds:SignatureValue>", b"<ds:SignatureValue>AAAA", SIGNATURE),
        (b"ds:SignedInfo", b"ds:Other", SIGNATURE),
        (b"TrustServiceStatusList", b"Other", UNREADABLE),
        (
            b"</ds:Signature>",
            b"</ds:Signature><ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>",
            SIGNATURE,
        ),
        (b"<?xml", b"<!DOCTYPE x><?xml", Reason.UNSAFE_XML),
        (b"</TrustServiceStatusList>", b"", UNREADABLE),
    ],
)
def test_changed_list(authority: TestAuthority, old: bytes, new: bytes, reason: Reason) -> None:
    data = authority.trust_list_xml()
    assert old in data
    assert refusal(authority, data.replace(old, new)) is reason


def test_list_without_signature(authority: TestAuthority) -> None:
    data = authority.trust_list_xml()
    start, end = data.index(b"<ds:Signature "), data.index(b"</ds:Signature>") + len(b"</ds:Signature>")
    assert refusal(authority, data[:start] + data[end:]) is SIGNATURE


def test_signature_over_a_part_only(authority: TestAuthority) -> None:
    """A reference to an element inside is checked, but does not stand for the whole."""
    from .signer.options import EXCLUSIVE, Options
    from .signer.xades_writer import _xml_signature, b64, canonical

    root = etree.fromstring(authority.trust_list_xml())
    part = root[0]
    part.set("Id", "PART")
    signature = root.find(f"{{{DS}}}Signature")
    reference = signature.find(f".//{{{DS}}}Reference")
    reference.set("URI", "#PART")
    transforms = reference[0]
    transforms.remove(transforms[0])
    import hashlib

    reference[2].text = b64(hashlib.sha256(canonical(part, EXCLUSIVE)).digest())
    info = canonical(signature[0], EXCLUSIVE)
    signature[1].text = b64(_xml_signature(authority.list_signer, info, Options()))
    assert refusal(authority, etree.tostring(root)) is SIGNATURE


@pytest.mark.parametrize("place", ["Object", "KeyInfo"])
def test_services_hidden_in_the_lists_signature_are_not_seen(authority: TestAuthority, place: str) -> None:
    """The enveloped signature is the one part of the document that it does not cover: wrapping."""
    stranger = TestAuthority(authority.now)
    root, foreign = (etree.fromstring(each.trust_list_xml()) for each in (authority, stranger))
    holder = etree.SubElement(root.find(f"{{{DS}}}Signature"), f"{{{DS}}}{place}")
    holder.append(foreign.find(f"{{{TSL}}}TrustServiceProviderList"))
    read = load(authority, etree.tostring(root))
    assert list(read.certificates()) == [authority.ca.certificate, authority.tsa.certificate]


@pytest.mark.parametrize("at", [0, 1])
def test_second_list_of_services_is_not_signed(authority: TestAuthority, at: int) -> None:
    stranger = TestAuthority(authority.now)
    root, foreign = (etree.fromstring(each.trust_list_xml()) for each in (authority, stranger))
    root.insert(at, foreign.find(f"{{{TSL}}}TrustServiceProviderList"))
    assert refusal(authority, etree.tostring(root)) is SIGNATURE


def test_comments_cut_no_text(authority: TestAuthority) -> None:
    """Comments are not part of what is signed: one inside a number must not shorten it."""
    data = authority.trust_list_xml(ListOptions(sequence=34))
    assert load(authority, data.replace(b">34<", b">3<!-- x -->4<")).sequence == 34


def test_mutated_list_is_refused_or_the_same(authority: TestAuthority) -> None:
    from random import Random

    data, random = authority.trust_list_xml(), Random(7)
    right = load(authority, data)
    for _ in range(200):
        mutated = bytearray(data)
        mutated[random.randrange(len(data))] = random.randrange(256)
        try:
            read = load(authority, bytes(mutated))
        except Refusal:
            continue
        assert (read.sequence, read.next_update) == (right.sequence, right.next_update)
        assert list(read.certificates()) == list(right.certificates())


def test_too_large_list(authority: TestAuthority, monkeypatch) -> None:
    monkeypatch.setattr(limits, "MAX_TRUST_LIST_BYTES", 10)
    assert refusal(authority, authority.trust_list_xml()) is UNREADABLE


def test_signers_certificates_come_in_both_codings(authority: TestAuthority) -> None:
    certificate = authority.list_signer.certificate
    assert load_signers(certificate.public_bytes(Encoding.DER)) == (certificate,)
    with pytest.raises(Refusal):
        load_signers(b"x")


def test_unreadable_service_certificate_gives_no_trust(authority: TestAuthority) -> None:
    from .signer.trust_list_writer import Extra

    class Broken:
        @staticmethod
        def public_bytes(_: object) -> bytes:
            return b"0\x00"

    extra = Extra("CA/QC", Broken(), use="ForeSignatures")
    trust = authority.trust_list(ListOptions(extra=(extra,)))
    assert [len(service.certificates) for service in trust.services] == [1, 1, 0]
