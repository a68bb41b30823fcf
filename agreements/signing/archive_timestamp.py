"""Archive timestamps (LTA, EN 319 132-1, 5.5.2): they cover files, signature and all proofs before them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cryptography import x509
from lxml import etree

from . import limits
from .canonical import Form, form_of
from .files import DataFiles, referenced_name
from .reasons import Reason, Refusal
from .safe_xml import base64_content, ds, only, xades
from .signature_document import XadesSignature
from .timestamp import check_token, read_token
from .trust_list import TrustList
from .xmldsig import Reference


def check_archive_timestamps(
    signature: XadesSignature,
    files: DataFiles,
    trust_list: TrustList,
    store: tuple[x509.Certificate, ...],
    signed_at: datetime,
) -> None:
    """Every archive timestamp holds, and none is older than the signature or the one before it."""
    if len(signature.archive_timestamps) > limits.MAX_TIMESTAMPS:
        raise Refusal(Reason.TOO_LARGE, "timestamps")
    latest = signed_at
    for element in signature.archive_timestamps:
        try:
            moment = _check(signature, element, files, trust_list, store)
        except Refusal as refusal:
            detail = f"{refusal.finding.reason} {refusal.finding.detail}".strip()
            raise Refusal(Reason.ARCHIVE_TIMESTAMP_INVALID, detail) from refusal
        if moment < latest:
            raise Refusal(Reason.ARCHIVE_TIMESTAMP_INVALID, "order")
        latest = moment


def _check(
    signature: XadesSignature,
    element: etree._Element,
    files: DataFiles,
    trust_list: TrustList,
    store: tuple[x509.Certificate, ...],
) -> datetime:
    form = form_of(element.find(ds("CanonicalizationMethod")))
    token = read_token(base64_content(only(element, xades("EncapsulatedTimeStamp"))))
    return check_token(token, _stamped(signature, element, files, form), trust_list, store)


def _stamped(signature: XadesSignature, element: etree._Element, files: DataFiles, form: Form) -> Iterator[bytes]:
    """What an archive timestamp covers, in the order of 5.5.2.2."""
    for reference in signature.info.references:
        yield from _referenced(signature, reference, files, form)
    for tag in ("SignedInfo", "SignatureValue", "KeyInfo"):
        yield form.octets(only(signature.element, ds(tag)))
    for part in signature.unsigned:
        if part is element:
            return
        yield form.octets(part)


def _referenced(signature: XadesSignature, reference: Reference, files: DataFiles, form: Form) -> Iterator[bytes]:
    if reference is not signature.signed_properties_reference:
        yield from files.chunks(referenced_name(reference.uri, files))
        return
    own = form_of(reference.transforms[0]) if reference.transforms else form
    yield own.octets(signature.signed_properties)
