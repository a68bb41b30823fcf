"""Stage 5, timestamp (RFC 3161): when the signature existed, by a timestamp service of the trust list."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import cms, tsp
from asn1crypto.parser import emit
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from . import limits
from .algorithms import HASHES, signed_by
from .asn1_scheme import scheme_in
from .canonical import form_of
from .certificate import extended_usage, issued_by, valid_at
from .reasons import Reason, Refusal
from .safe_xml import base64_content, ds, only, xades
from .signature_document import XadesSignature
from .trust_list import TSA_QTST, TrustList

_SET = 17
_CLOCKS_DIFFER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Token:
    """A timestamp token, taken apart, nothing checked yet."""

    signed: cms.SignedData
    info: tsp.TSTInfo
    info_octets: bytes
    signer: cms.SignerInfo
    signed_attributes: bytes

    @property
    def moment(self) -> datetime:
        moment: datetime = self.info["gen_time"].native
        return moment

    @property
    def imprint(self) -> tuple[str, bytes]:
        imprint = self.info["message_imprint"]
        return imprint["hash_algorithm"]["algorithm"].native, imprint["hashed_message"].native


def read_token(der: bytes) -> Token:
    """Refuses what is not one timestamp by one signer."""
    try:
        container = cms.ContentInfo.load(der, strict=True)
        signed = container["content"]
        encapsulated = signed["encap_content_info"]
        kind = (container["content_type"].native, encapsulated["content_type"].native)
        if kind != ("signed_data", "tst_info") or len(signed["signer_infos"]) != 1:
            raise Refusal(Reason.TIMESTAMP_INVALID, "not a timestamp")
        octets = bytes(encapsulated["content"])
        info = tsp.TSTInfo.load(octets, strict=True)
        if info["version"].native != "v1" or info["gen_time"].native.tzinfo is None:
            raise Refusal(Reason.TIMESTAMP_INVALID, "version")
        signer = signed["signer_infos"][0]
        # The attributes as they came, before anything is read in them, under the tag they were signed with.
        attributes = emit(0, 1, _SET, signer["signed_attrs"].contents)
        return Token(signed, info, octets, signer, attributes)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        raise Refusal(Reason.TIMESTAMP_INVALID, "unreadable") from error


def check_token(
    token: Token, stamped: Iterable[bytes], trust_list: TrustList, store: tuple[x509.Certificate, ...]
) -> datetime:
    """The time of the token over the stamped bytes. `store` are certificates to look in for the signer's."""
    algorithm, imprint = token.imprint
    if algorithm not in HASHES:
        raise Refusal(Reason.ALGORITHM, f"timestamp {algorithm}")
    engine = hashlib.new(algorithm)
    for chunk in stamped:
        engine.update(chunk)
    if engine.digest() != imprint:
        raise Refusal(Reason.TIMESTAMP_INVALID, "stamps something else")
    certificate = _signer_certificate(token, (*store, *trust_list.certificates()))
    _check_signature(token, certificate)
    _check_trusted(certificate, token.moment, trust_list)
    return token.moment


def signing_time(signature: XadesSignature, trust_list: TrustList, store: tuple[x509.Certificate, ...]) -> datetime:
    """Earliest of the signature's timestamps; every one of them must hold."""
    elements = signature.signature_timestamps
    if not elements:
        raise Refusal(Reason.NO_TIMESTAMP)
    if len(elements) > limits.MAX_TIMESTAMPS:
        raise Refusal(Reason.TOO_LARGE, "timestamps")
    moments = []
    for element in elements:
        form = form_of(element.find(ds("CanonicalizationMethod")))
        encapsulated = only(element, xades("EncapsulatedTimeStamp"), Reason.TIMESTAMP_INVALID)
        token = read_token(base64_content(encapsulated))
        moments.append(check_token(token, [form.octets(signature.value_element)], trust_list, store))
    return min(moments)


def check_past(moment: datetime, now: datetime | None) -> None:
    """Refuses a time that is still to come. `now` None: not asked."""
    if now is not None and moment > now + _CLOCKS_DIFFER:
        raise Refusal(Reason.TIMESTAMP_INVALID, f"{moment.isoformat()} is to come")


def _signer_certificate(token: Token, store: tuple[x509.Certificate, ...]) -> x509.Certificate:
    """The certificate that the token names twice: by issuer and number (or key id), and by its digest."""
    candidates = (*_embedded(token), *store)
    for certificate in candidates:
        if _is_signer(token, certificate) and _is_essential(token, certificate):
            return certificate
    raise Refusal(Reason.TIMESTAMP_NOT_TRUSTED, "certificate not found")


def _embedded(token: Token) -> Iterator[x509.Certificate]:
    embedded = token.signed["certificates"] or ()
    if len(embedded) > limits.MAX_CERTIFICATES:
        raise Refusal(Reason.TOO_LARGE, "certificates")
    for choice in embedded:
        if choice.name == "certificate":
            try:
                yield x509.load_der_x509_certificate(choice.chosen.dump())
            except ValueError:
                continue


def _is_signer(token: Token, certificate: x509.Certificate) -> bool:
    identifier = token.signer["sid"]
    if identifier.name == "issuer_and_serial_number":
        told = identifier.chosen
        issuer = told["issuer"].dump() == certificate.issuer.public_bytes()
        return issuer and told["serial_number"].native == certificate.serial_number
    try:
        key_id = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    except x509.ExtensionNotFound:
        return False
    return bool(identifier.chosen.native == key_id)


def _attribute(token: Token, name: str) -> cms.CMSAttribute | None:
    found = [item for item in token.signer["signed_attrs"] if item["type"].native == name]
    if len(found) > 1 or any(len(item["values"]) != 1 for item in found):
        raise Refusal(Reason.TIMESTAMP_INVALID, name)
    return found[0]["values"][0] if found else None


def _is_essential(token: Token, certificate: x509.Certificate) -> bool:
    """ESSCertID (its SHA-1 is only a name here) or ESSCertIDv2 must name the certificate."""
    der = certificate.public_bytes(Encoding.DER)
    new, old = _attribute(token, "signing_certificate_v2"), _attribute(token, "signing_certificate")
    if new is not None:
        first = new["certs"][0]
        algorithm = first["hash_algorithm"]["algorithm"].native
        return algorithm in HASHES and hashlib.new(algorithm, der).digest() == first["cert_hash"].native
    if old is not None:
        name = hashlib.sha1(der, usedforsecurity=False).digest()
        return bool(old["certs"][0]["cert_hash"].native == name)
    return False


def _check_signature(token: Token, certificate: x509.Certificate) -> None:
    digest = token.signer["digest_algorithm"]["algorithm"].native
    if digest not in HASHES:
        raise Refusal(Reason.ALGORITHM, f"timestamp {digest}")
    kind, told = _attribute(token, "content_type"), _attribute(token, "message_digest")
    if kind is None or kind.native != "tst_info" or told is None:
        raise Refusal(Reason.TIMESTAMP_INVALID, "attributes")
    if told.native != hashlib.new(digest, token.info_octets).digest():
        raise Refusal(Reason.TIMESTAMP_INVALID, "changed")
    signature = token.signer["signature"].native
    scheme = scheme_in(token.signer["signature_algorithm"], digest)
    if not signed_by(certificate.public_key(), scheme, signature, token.signed_attributes):
        raise Refusal(Reason.TIMESTAMP_INVALID, "signature")


def _check_trusted(certificate: x509.Certificate, moment: datetime, trust_list: TrustList) -> None:
    """Listed itself, or issued by a listed timestamp authority; for timestamps alone; valid then."""
    if not valid_at(certificate, moment):
        raise Refusal(Reason.TIMESTAMP_NOT_TRUSTED, "certificate expired")
    if extended_usage(certificate) != {ExtendedKeyUsageOID.TIME_STAMPING}:
        raise Refusal(Reason.TIMESTAMP_NOT_TRUSTED, "purpose")
    for service, _ in trust_list.granted(frozenset({TSA_QTST}), moment):
        for listed in service.certificates:
            if listed == certificate or (valid_at(listed, moment) and issued_by(certificate, listed)):
                return
    raise Refusal(Reason.TIMESTAMP_NOT_TRUSTED)
