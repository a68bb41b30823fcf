"""What a signer's certificate says: the person, the purpose, the claim to be qualified."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import core
from cryptography import x509
from cryptography.x509.oid import NameOID

from .algorithms import HASHES, check_key
from .reasons import Reason, Refusal

_QC_STATEMENTS = x509.ObjectIdentifier("1.3.6.1.5.5.7.1.3")
_QC_COMPLIANCE, _QC_DEVICE, _QC_TYPE = "0.4.0.1862.1.1", "0.4.0.1862.1.4", "0.4.0.1862.1.6"
_QC_TYPE_SIGNATURE = "0.4.0.1862.1.6.1"
_ESTONIAN = re.compile(r"(PNOEE-)?(\d{11})")


@dataclass(frozen=True, slots=True)
class Signer:
    """The person. An Estonian personal code is the eleven digits; another country's keeps its prefix."""

    name: str
    personal_code: str


@dataclass(frozen=True, slots=True)
class QcClaim:
    """What the certificate says of itself (EN 319 412-5)."""

    compliant: bool = False
    device: bool = False
    types: frozenset[str] = frozenset()

    @property
    def for_signature(self) -> bool:
        """Without a type (before eIDAS) a qualified certificate is for signatures."""
        return not self.types or _QC_TYPE_SIGNATURE in self.types


class _QcStatement(core.Sequence):
    _fields = [("id", core.ObjectIdentifier), ("info", core.Any, {"optional": True})]


class _QcStatements(core.SequenceOf):
    _child_spec = _QcStatement


class _ObjectIdentifiers(core.SequenceOf):
    _child_spec = core.ObjectIdentifier


def signer_of(certificate: x509.Certificate) -> Signer:
    """Name and personal code from the subject; empty text for what is not there."""

    def first(oid: x509.ObjectIdentifier) -> str:
        values = certificate.subject.get_attributes_for_oid(oid)
        return str(values[0].value) if values else ""

    parts = [first(NameOID.GIVEN_NAME), first(NameOID.SURNAME)]
    name = " ".join(part for part in parts if part) or first(NameOID.COMMON_NAME)
    serial = first(NameOID.SERIAL_NUMBER)
    estonian = _ESTONIAN.fullmatch(serial)
    country = first(NameOID.COUNTRY_NAME)
    if estonian and (estonian.group(1) or country == "EE"):
        return Signer(name, estonian.group(2))
    # Lithuanian codes have eleven digits too: without a prefix the country tells whose code it is.
    return Signer(name, f"PNO{country}-{serial}" if estonian else serial)


def qc_claim(certificate: x509.Certificate) -> QcClaim:
    """Qualified-certificate statements; none when the extension is missing."""
    try:
        extension = certificate.extensions.get_extension_for_oid(_QC_STATEMENTS).value
    except x509.ExtensionNotFound:
        return QcClaim()
    der = extension.value if isinstance(extension, x509.UnrecognizedExtension) else b""
    statements = {item["id"].dotted: item["info"] for item in _QcStatements.load(der, strict=True)}
    types: frozenset[str] = frozenset()
    if _QC_TYPE in statements:
        types = frozenset(item.dotted for item in statements[_QC_TYPE].parse(_ObjectIdentifiers))
    return QcClaim(_QC_COMPLIANCE in statements, _QC_DEVICE in statements, types)


def key_usage(certificate: x509.Certificate) -> x509.KeyUsage | None:
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return None


def is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def extended_usage(certificate: x509.Certificate) -> frozenset[x509.ObjectIdentifier]:
    try:
        return frozenset(certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except x509.ExtensionNotFound:
        return frozenset()


def valid_at(certificate: x509.Certificate, moment: datetime) -> bool:
    return certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc


def issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether the issuer is an authority, its key signed the certificate, and did so with a strong hash."""
    algorithm = certificate.signature_hash_algorithm
    if not is_authority(issuer) or algorithm is None or algorithm.name not in HASHES:
        return False
    usage = key_usage(issuer)
    if usage is not None and not usage.key_cert_sign:
        return False
    try:
        check_key(issuer.public_key())
        certificate.verify_directly_issued_by(issuer)
    except Exception:  # the library raises four kinds, by kind of key and of fault: none is a proof
        return False
    return True


def check_purpose(certificate: x509.Certificate) -> None:
    """A signature that binds (nonRepudiation), by a person's certificate, not an authority's."""
    usage = key_usage(certificate)
    if usage is None or not usage.content_commitment or usage.key_cert_sign or is_authority(certificate):
        raise Refusal(Reason.CERTIFICATE_PURPOSE)
