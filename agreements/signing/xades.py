"""Stage 3, XAdES: the signed properties are what was signed, by the certificate that they name."""

from __future__ import annotations

import hashlib

from asn1crypto import tsp
from cryptography import x509
from lxml import etree

from . import algorithms, xmldsig
from .reasons import Reason, Refusal
from .safe_xml import base64_content, content, ds, only, xades
from .signature_document import SIGNED_PROPERTIES_TYPE, XadesSignature


def check_xades(signature: XadesSignature) -> x509.Certificate:
    """The signing certificate. Refuses edited properties, another certificate, a value that does not fit."""
    _check_signed_properties(signature)
    certificate = signing_certificate(signature)
    xmldsig.check_value(signature.element, signature.info, certificate.public_key())
    return certificate


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
    issuer = [name.chosen.untag().dump() for name in told["issuer"]]
    return told["serial_number"].native == certificate.serial_number and issuer == [certificate.issuer.public_bytes()]
