"""The national trust list (TS 119 612): which services were granted what, and when.

The list is believed because its own XML signature is that of a given signer's certificate, and only while
it is fresh. Nothing is fetched here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from lxml import etree

from . import limits, xmldsig
from .canonical import form_of
from .qualification import Qualifiers, read_qualifiers
from .reasons import Reason, Refusal
from .safe_xml import base64_content, ds, only, parse

TSL = "{http://uri.etsi.org/02231/v2#}"
_TYPE = "http://uri.etsi.org/TrstSvc/Svctype/"
CA_QC = f"{_TYPE}CA/QC"
TSA_QTST = f"{_TYPE}TSA/QTST"
OCSP_KINDS = frozenset({f"{_TYPE}Certstatus/OCSP", f"{_TYPE}Certstatus/OCSP/QC"})
GRANTED = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted"
FOR_SIGNATURES = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForeSignatures"
_ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
_UNREADABLE = Reason.TRUST_LIST_UNREADABLE


@dataclass(frozen=True, slots=True)
class Period:
    """A service's state from a moment on, until the next period starts."""

    start: datetime
    kind: str
    status: str
    uses: frozenset[str]
    qualifiers: tuple[Qualifiers, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """A trust service with its certificates and its periods, newest first."""

    name: str
    certificates: tuple[x509.Certificate, ...]
    periods: tuple[Period, ...]

    def at(self, moment: datetime) -> Period | None:
        """The period that the moment lies in; None before the service was listed."""
        return next((period for period in self.periods if period.start <= moment), None)


@dataclass(frozen=True, slots=True)
class TrustList:
    """A list whose signature was checked. `next_update` is the last moment at which it may be used."""

    territory: str
    sequence: int
    issued_at: datetime
    next_update: datetime
    services: tuple[Service, ...]

    def granted(self, kinds: frozenset[str], moment: datetime) -> Iterator[tuple[Service, Period]]:
        """Services of these kinds that were granted at the moment."""
        for service in self.services:
            period = service.at(moment)
            if period is not None and period.kind in kinds and period.status == GRANTED:
                yield service, period

    def certificates(self) -> Iterator[x509.Certificate]:
        for service in self.services:
            yield from service.certificates


def load_trust_list(
    data: bytes, signers: tuple[x509.Certificate, ...], *, now: datetime, at_least: int = 0
) -> TrustList:
    """Check and read a list.

    `signers` are the certificates of which one must have signed it; `at_least` is the sequence number of the
    list in use, so that nobody brings back an older one. Refuses an unsigned, changed, stale or older list.
    """
    if len(data) > limits.MAX_TRUST_LIST_BYTES:
        raise Refusal(_UNREADABLE, "too large")
    root = parse(data, reason=_UNREADABLE)
    if root.tag != f"{TSL}TrustServiceStatusList":
        raise Refusal(_UNREADABLE, "not a trust list")
    # Comments are not signed, and would cut the text they stand in.
    etree.strip_tags(root, etree.Comment)
    _check_signature(root, signers)
    trust_list = _read(root)
    if trust_list.next_update < now:
        raise Refusal(Reason.TRUST_LIST_STALE, trust_list.next_update.isoformat())
    if trust_list.sequence < at_least:
        raise Refusal(Reason.TRUST_LIST_OLDER, str(trust_list.sequence))
    return trust_list


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


def _read(root: etree._Element) -> TrustList:
    try:
        scheme = only(root, f"{TSL}SchemeInformation", _UNREADABLE)
        return TrustList(
            territory=scheme.findtext(f"{TSL}SchemeTerritory", ""),
            sequence=int(scheme.findtext(f"{TSL}TSLSequenceNumber", "")),
            issued_at=_moment(scheme.findtext(f"{TSL}ListIssueDateTime", "")),
            next_update=_moment(scheme.findtext(f"{TSL}NextUpdate/{TSL}dateTime", "")),
            services=tuple(_read_service(item) for item in root.iter(f"{TSL}TSPService")),
        )
    except ValueError as error:
        raise Refusal(_UNREADABLE, "field") from error


def _read_service(element: etree._Element) -> Service:
    information = only(element, f"{TSL}ServiceInformation", _UNREADABLE)
    history = element.findall(f"{TSL}ServiceHistory/{TSL}ServiceHistoryInstance")
    periods = [_read_period(item) for item in (information, *history)]
    return Service(
        name=information.findtext(f"{TSL}ServiceName/{TSL}Name", ""),
        certificates=tuple(_read_certificates(information)),
        periods=tuple(sorted(periods, key=lambda period: period.start, reverse=True)),
    )


def _read_period(element: etree._Element) -> Period:
    uris = element.iterfind(f".//{TSL}AdditionalServiceInformation/{TSL}URI")
    return Period(
        start=_moment(element.findtext(f"{TSL}StatusStartingTime", "")),
        kind=element.findtext(f"{TSL}ServiceTypeIdentifier", "").strip(),
        status=element.findtext(f"{TSL}ServiceStatus", "").strip(),
        uses=frozenset((uri.text or "").strip() for uri in uris),
        qualifiers=read_qualifiers(element),
    )


def _read_certificates(information: etree._Element) -> Iterator[x509.Certificate]:
    """Certificates of the service; one that cannot be read gives no trust and stops nothing."""
    path = f"{TSL}ServiceDigitalIdentity/{TSL}DigitalId/{TSL}X509Certificate"
    for element in information.iterfind(path):
        try:
            yield x509.load_der_x509_certificate(base64_content(element))
        except (ValueError, Refusal):
            continue


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
