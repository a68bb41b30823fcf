"""Stage 6, OCSP (RFC 6960): the certificate was good when it signed, says a responder that may say so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from . import limits
from .algorithms import signed_by
from .asn1_scheme import scheme_in
from .certificate import extended_usage, issued_by, valid_at
from .reasons import Finding, Reason, Refusal
from .safe_xml import xades
from .signature_document import XadesSignature
from .trust_list import OCSP_KINDS, TrustList

Answered = tuple[ocsp.OCSPResponse, ocsp.OCSPSingleResponse]
LATE = timedelta(minutes=15)
TOO_LATE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Signed:
    """Whose signature was made when: the certificate, its issuer, the trusted time."""

    certificate: x509.Certificate
    issuer: x509.Certificate
    moment: datetime


def check_revocation(
    signature: XadesSignature, signed: Signed, trust_list: TrustList, store: tuple[x509.Certificate, ...]
) -> tuple[Finding, ...]:
    """Warnings. Every answer about the certificate must hold and be good; one must lie within the limits."""
    answers = [_load(der) for der in signature.tokens(xades("EncapsulatedOCSPValue"))]
    if not answers:
        raise Refusal(Reason.NO_OCSP)
    own = [(answer, single) for answer in answers for single in answer.responses if _is_about(single, signed)]
    if not own:
        raise Refusal(Reason.OCSP_OTHER_CERTIFICATE)
    for answer, single in own:
        _check_authentic(answer, signed, trust_list, store)
        _check_status(single)
    delay = _shortest_delay(own, signed.moment)
    if delay > TOO_LATE:
        raise Refusal(Reason.OCSP_TIME, str(delay))
    return (Finding(Reason.OCSP_LATE, str(delay)),) if delay > LATE else ()


def _load(der: bytes) -> ocsp.OCSPResponse:
    try:
        answer = ocsp.load_der_ocsp_response(der)
        if answer.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            raise Refusal(Reason.OCSP_INVALID, answer.response_status.name)
        return answer
    except ValueError as error:
        raise Refusal(Reason.OCSP_INVALID, "unreadable") from error


def _is_about(single: ocsp.OCSPSingleResponse, signed: Signed) -> bool:
    """Certificate id: number, and the issuer's name and key by a hash (usually SHA-1, only a name here)."""
    if single.serial_number != signed.certificate.serial_number:
        return False
    name = signed.issuer.subject.public_bytes()
    key = _key_bits(signed.issuer)
    algorithm = single.hash_algorithm.name

    def named(data: bytes) -> bytes:
        return hashlib.new(algorithm, data, usedforsecurity=False).digest()

    return single.issuer_name_hash == named(name) and single.issuer_key_hash == named(key)


def _key_bits(certificate: x509.Certificate) -> bytes:
    """The public key's bits, of which OCSP and key ids take the hash."""
    parsed = asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
    return bytes(parsed.public_key["public_key"].contents[1:])


def _check_status(single: ocsp.OCSPSingleResponse) -> None:
    if single.certificate_status is ocsp.OCSPCertStatus.REVOKED:
        raise Refusal(Reason.REVOKED)
    if single.certificate_status is not ocsp.OCSPCertStatus.GOOD:
        raise Refusal(Reason.STATUS_UNKNOWN)


def _shortest_delay(own: list[Answered], moment: datetime) -> timedelta:
    """Of the answers that speak of the signature at all: earlier ones (a time mark's) say nothing, and do no harm."""
    delays, refusals = [], []
    for answer, single in own:
        try:
            delays.append(_delay(answer, single, moment))
        except Refusal as refusal:
            refusals.append(refusal)
    if not delays:
        raise refusals[0]
    return min(delays)


def _delay(answer: ocsp.OCSPResponse, single: ocsp.OCSPSingleResponse, moment: datetime) -> timedelta:
    """From the timestamp to the answer. OCSP counts whole seconds, so the timestamp's fraction is left out.

    An answer from before the signature says nothing about it. The status it tells may be from before only as far
    as the responder vouches for it: until `nextUpdate`; one without that knows the present (RFC 6960, 2.4).
    """
    produced, known, until = answer.produced_at_utc, single.this_update_utc, single.next_update_utc
    moment = moment.replace(microsecond=0)
    oldest = moment - (LATE if until is None else TOO_LATE)
    if produced < moment or known < oldest or known > produced:
        raise Refusal(Reason.OCSP_TIME, f"{known.isoformat()}, {produced.isoformat()}, {moment.isoformat()}")
    if until is not None and until < produced:
        raise Refusal(Reason.OCSP_TIME, until.isoformat())
    return produced - moment


def _check_authentic(
    answer: ocsp.OCSPResponse, signed: Signed, trust_list: TrustList, store: tuple[x509.Certificate, ...]
) -> None:
    """Signed by its responder, which the list names or the issuer delegated."""
    basic = _basic(answer)
    # Counted before the library lists them: it takes the square of their number in time.
    if len(basic["certs"] or ()) > limits.MAX_CERTIFICATES:
        raise Refusal(Reason.TOO_LARGE, "certificates")
    listed = set(_listed(trust_list, answer.produced_at_utc))
    named = [
        candidate
        for candidate in dict.fromkeys((*answer.certificates, *store, *listed, signed.issuer))
        if _is_responder(answer, candidate)
    ]
    scheme = scheme_in(basic["signature_algorithm"])
    holders = [
        candidate
        for candidate in named
        if signed_by(candidate.public_key(), scheme, answer.signature, answer.tbs_response_bytes)
    ]
    if named and not holders:
        raise Refusal(Reason.OCSP_INVALID, "signature")
    if not any(_may_answer(candidate, signed, listed, answer.produced_at_utc) for candidate in holders):
        raise Refusal(Reason.OCSP_NOT_TRUSTED)


def _listed(trust_list: TrustList, moment: datetime) -> Iterator[x509.Certificate]:
    for service, _ in trust_list.granted(OCSP_KINDS, moment):
        yield from service.certificates


def _is_responder(answer: ocsp.OCSPResponse, candidate: x509.Certificate) -> bool:
    if answer.responder_name is not None:
        return answer.responder_name == candidate.subject
    return answer.responder_key_hash == hashlib.sha1(_key_bits(candidate), usedforsecurity=False).digest()


def _basic(answer: ocsp.OCSPResponse) -> asn1_ocsp.BasicOCSPResponse:
    parsed = asn1_ocsp.OCSPResponse.load(answer.public_bytes(Encoding.DER))
    return parsed["response_bytes"]["response"].parsed


def _may_answer(candidate: x509.Certificate, signed: Signed, listed: set[x509.Certificate], moment: datetime) -> bool:
    if not valid_at(candidate, moment):
        return False
    if candidate in listed or candidate == signed.issuer:
        return True
    delegated = ExtendedKeyUsageOID.OCSP_SIGNING in extended_usage(candidate)
    return delegated and issued_by(candidate, signed.issuer)
