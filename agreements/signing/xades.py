"""Stage 3, XAdES: the signed properties are what was signed, by the certificate that they name."""

from __future__ import annotations

import hashlib

from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from lxml import etree

from . import algorithms, xmldsig
from .reasons import Reason, Refusal
from .safe_xml import base64_content, content, ds, only, xades
from .signature_document import SIGNED_PROPERTIES_TYPE, XadesSignature

_CURVE = "{http://www.w3.org/2009/xmldsig11#}NamedCurve"


def check_xades(signature: XadesSignature) -> x509.Certificate:
    """The signing certificate. Refuses edited properties, another certificate, a value that does not fit."""
    _check_signed_properties(signature)
    certificate = signing_certificate(signature)
    _check_told_keys(signature.element, certificate.public_key())
    xmldsig.check_value(signature.element, signature.info, certificate.public_key())
    return certificate


def _check_told_keys(signature: etree._Element, key: PublicKeyTypes) -> None:
    """A key that stands beside the certificate must be the certificate's: no reader may check by another one."""
    wanted = _told_by(key)
    for value in only(signature, ds("KeyInfo")).iter(ds("KeyValue")):
        numbers = [base64_content(item) for item in value.iter() if not len(item) and item.tag != _CURVE]
        if [number.lstrip(b"\0") for number in numbers] != wanted:
            raise Refusal(Reason.SIGNING_CERTIFICATE, "KeyValue")


def _told_by(key: PublicKeyTypes) -> list[bytes]:
    """What a KeyValue element tells of a key: modulus and exponent, or the point of a curve."""
    if isinstance(key, rsa.RSAPublicKey):
        numbers = key.public_numbers()
        return [number.to_bytes((number.bit_length() + 7) // 8, "big") for number in (numbers.n, numbers.e)]
    if isinstance(key, ec.EllipticCurvePublicKey):
        return [key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)]
    return []


def signing_certificate(signature: XadesSignature) -> x509.Certificate:
    """The one certificate in KeyInfo that the signed properties name by its digest."""
    named = _named_certificates(signature.signed_properties)
    try:
        matching = [
            certificate
            for der in signature.key_certificates
            for certificate in (x509.load_der_x509_certificate(der),)
            if all(_names(item, der, certificate) for item in named)
        ]
    except (ValueError, TypeError) as error:
        raise Refusal(Reason.SIGNING_CERTIFICATE, "unreadable") from error
    if not named or len(matching) != 1:
        raise Refusal(Reason.SIGNING_CERTIFICATE)
    return matching[0]


def _check_signed_properties(signature: XadesSignature) -> None:
    reference = signature.signed_properties_reference
    properties = signature.signed_properties
    if reference is None or reference.kind != SIGNED_PROPERTIES_TYPE:
        raise Refusal(Reason.SIGNED_PROPERTIES, "not referenced")
    if properties.get("Id") is None or reference.uri != f"#{properties.get('Id')}":
        raise Refusal(Reason.SIGNED_PROPERTIES, "other element referenced")
    octets = xmldsig.form_of_reference(reference).octets(properties)
    if hashlib.new(reference.digest, octets).digest() != reference.value:
        raise Refusal(Reason.SIGNED_PROPERTIES, "changed")


def _named_certificates(properties: etree._Element) -> list[etree._Element]:
    """First Cert of SigningCertificate and of SigningCertificateV2; at least one of the two must be there."""
    holder = only(properties, xades("SignedSignatureProperties"))
    found: list[etree._Element] = []
    for tag in (xades("SigningCertificate"), xades("SigningCertificateV2")):
        lists = holder.findall(tag)
        if len(lists) > 1 or any(not len(item) or item[0].tag != xades("Cert") for item in lists):
            raise Refusal(Reason.SIGNING_CERTIFICATE)
        found.extend(item[0] for item in lists)
    return found


def _names(cert: etree._Element, der: bytes, certificate: x509.Certificate) -> bool:
    digest = only(cert, xades("CertDigest"))
    algorithm = algorithms.digest_of(only(digest, ds("DigestMethod")).get("Algorithm"))
    value = base64_content(only(digest, ds("DigestValue")))
    return hashlib.new(algorithm, der).digest() == value and _serial_agrees(cert, certificate)


def _serial_agrees(cert: etree._Element, certificate: x509.Certificate) -> bool:
    """Issuer and number beside the digest may be missing, but may not tell of another certificate."""
    old, new = cert.find(xades("IssuerSerial")), cert.find(xades("IssuerSerialV2"))
    if old is not None and int(content(only(old, ds("X509SerialNumber")))) != certificate.serial_number:
        return False
    if new is None:
        return True
    told = tsp.IssuerSerial.load(base64_content(new), strict=True)
    names = [name.chosen.untag() for name in told["issuer"] if name.name == "directory_name"]
    issuer = asn1_x509.Name.load(certificate.issuer.public_bytes())
    return told["serial_number"].native == certificate.serial_number and names == [issuer]
