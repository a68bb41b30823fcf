"""Lists of trust as signed documents (TS 119 612): whole, by a known signer, fresh.

The national list and the European list of lists are signed alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from cryptography import x509
from lxml import etree

from . import limits, xmldsig
from .canonical import form_of
from .reasons import Reason, Refusal
from .safe_xml import base64_content, ds, only, parse

TSL = "{http://uri.etsi.org/02231/v2#}"
UNREADABLE = Reason.TRUST_LIST_UNREADABLE
_ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"


def checked_root(data: bytes, signers: tuple[x509.Certificate, ...]) -> etree._Element:
    """Root of a list that one of the signers signed as a whole."""
    if len(data) > limits.MAX_TRUST_LIST_BYTES:
        raise Refusal(UNREADABLE, "too large")
    root = parse(data, reason=UNREADABLE)
    if root.tag != f"{TSL}TrustServiceStatusList":
        raise Refusal(UNREADABLE, "not a trust list")
    # Comments are not signed, and would cut the text they stand in.
    etree.strip_tags(root, etree.Comment)
    _check_signature(root, signers)
    return root


def check_fresh(next_update: datetime, now: datetime) -> None:
    """Refuses a list after the moment at which the next one was due."""
    if next_update < now:
        raise Refusal(Reason.TRUST_LIST_STALE, next_update.isoformat())


def read_certificates(holder: etree._Element | None) -> Iterator[x509.Certificate]:
    """Certificates below an element; one that cannot be read gives no trust and stops nothing."""
    for element in () if holder is None else holder.iter(f"{TSL}X509Certificate"):
        try:
            yield x509.load_der_x509_certificate(base64_content(element))
        except (ValueError, Refusal):
            continue


def read_moment(text: str) -> datetime:
    """A date with time; raises ValueError."""
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def load_signers(data: bytes) -> tuple[x509.Certificate, ...]:
    """Certificates of the list's possible signers, PEM (any number) or DER (one)."""
    try:
        if b"-----BEGIN" in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except ValueError as error:
        raise Refusal(Reason.TRUST_LIST_SIGNATURE, "signer's certificate") from error


def _check_signature(root: etree._Element, signers: tuple[x509.Certificate, ...]) -> None:
    """One enveloped signature over the whole document, by one of the signers."""
    try:
        signature = only(root, ds("Signature"))
        info = xmldsig.read_signed_info(signature)
        ids = xmldsig.check_unique_ids(root)
        wholes = [_reference_holds(root, signature, ids, reference) for reference in info.references]
        if wholes.count(True) != 1:
            raise Refusal(Reason.TRUST_LIST_SIGNATURE, "does not cover the list")
        _check_signer(signature, info, signers)
    except Refusal as refusal:
        detail = f"{refusal.finding.reason} {refusal.finding.detail}".strip()
        raise Refusal(Reason.TRUST_LIST_SIGNATURE, detail) from refusal


def _check_signer(signature: etree._Element, info: xmldsig.SignedInfo, signers: tuple[x509.Certificate, ...]) -> None:
    for signer in signers:
        try:
            return xmldsig.check_value(signature, info, signer.public_key())
        except Refusal:
            continue
    raise Refusal(Reason.TRUST_LIST_SIGNATURE, "other signer")


def _reference_holds(
    root: etree._Element,
    signature: etree._Element,
    ids: dict[str, etree._Element],
    reference: xmldsig.Reference,
) -> bool:
    """Check one reference's digest; tells whether it covers the whole document."""
    if reference.uri in ("", f"#{root.get('Id')}"):
        octets, whole = _document_octets(root, signature, reference), True
    else:
        element = ids.get(reference.uri.removeprefix("#"))
        if element is None:
            raise Refusal(Reason.TRUST_LIST_SIGNATURE, reference.uri)
        octets, whole = xmldsig.form_of_reference(reference).octets(element), False
    if hashlib.new(reference.digest, octets).digest() != reference.value:
        raise Refusal(Reason.TRUST_LIST_SIGNATURE, "changed")
    return whole


def _document_octets(root: etree._Element, signature: etree._Element, reference: xmldsig.Reference) -> bytes:
    """The document without its signature, which is taken out and put back."""
    steps = reference.transforms
    if not steps or steps[0].get("Algorithm") != _ENVELOPED or len(steps) > 2:
        raise Refusal(Reason.TRUST_LIST_SIGNATURE, "transforms")
    form = form_of(steps[1] if len(steps) == 2 else None)
    position, tail, before = root.index(signature), signature.tail or "", signature.getprevious()
    before_tail = before.tail if before is not None else None
    root.remove(signature)
    if before is not None:
        before.tail = (before_tail or "") + tail
    try:
        return form.octets(root.getroottree() if not reference.uri else root)
    finally:
        if before is not None:
            before.tail = before_tail
        root.insert(position, signature)
        signature.tail = tail or None
