"""Containers as other people's libraries read them: `zipfile`, signxml, pyhanko and its certificate validator.

Nothing of ours is used. They judge what is cryptographic: digests, signature values, the signing certificate that is
named, its chain, the timestamp and the status answer. What is a rule of the format or of Estonia (names, manifest,
qualified device, time limits, who may sign) they do not know.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from urllib.parse import unquote

from asn1crypto import cms, ocsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from lxml import etree
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.revinfo.validate_ocsp import verify_ocsp_response
from signxml import DigestAlgorithm, SignatureConfiguration, SignatureMethod
from signxml.verifier import XMLVerifier

DS = "{http://www.w3.org/2000/09/xmldsig#}"
XADES = "{http://uri.etsi.org/01903/v1.3.2#}"
TSL = "{http://uri.etsi.org/02231/v2#}"
STRONG = SignatureConfiguration(
    require_x509=True,
    signature_methods=frozenset(one for one in SignatureMethod if "SHA1" not in one.name and "HMAC" not in one.name),
    digest_algorithms=frozenset(one for one in DigestAlgorithm if one.name != "SHA1"),
)
"""As strict as ours."""


class Trusted:
    """Certificates of a trust list, whatever they are trusted for."""

    def __init__(self, trust_list: bytes) -> None:
        found = etree.fromstring(trust_list).iter(f"{TSL}X509Certificate")
        self.certificates = [asn1_x509.Certificate.load(b64decode(one.text or "")) for one in found]


def accepted_by_others(container: bytes, trusted: Trusted) -> bool:
    """Whether the other libraries find every signature of the container to hold; whatever they raise is a no."""
    try:
        signatures = list(signatures_of(container))
        for files, signature in signatures:
            check(files, signature, trusted)
    except Exception:
        return False
    return bool(signatures)


def signatures_of(container: bytes) -> Iterator[tuple[dict[str, bytes], etree._Element]]:
    """Every signature with the container's files by name."""
    with zipfile.ZipFile(BytesIO(container)) as archive:
        names = archive.namelist()
        files = {one: archive.read(one) for one in names if not one.startswith("META-INF/") and one != "mimetype"}
        for name in names:
            if re.fullmatch(r"META-INF/[^/]*signatures[^/]*\.xml", name):
                for signature in etree.fromstring(archive.read(name)).iter(f"{DS}Signature"):
                    yield files, signature


def check(files: dict[str, bytes], signature: etree._Element, trusted: Trusted) -> None:
    """Raise whatever the libraries raise for a signature that does not hold."""
    certificate = signing_certificate(signature)
    moment = timestamped(signature, trusted)
    check_references(files, signature, certificate, moment)
    check_chain_and_status(signature, certificate, trusted, moment)


def signing_certificate(signature: etree._Element) -> bytes:
    """The certificate of KeyInfo that the signed properties name by its digest."""
    named = signature.find(f".//{XADES}CertDigest")
    algorithm = named.find(f"{DS}DigestMethod").get("Algorithm").rpartition("#")[2]
    value = b64decode(named.find(f"{DS}DigestValue").text)
    carried = [b64decode(one.text) for one in signature.iterfind(f"{DS}KeyInfo//{DS}X509Certificate")]
    return next(der for der in carried if hashlib.new(algorithm, der).digest() == value)


def check_references(files: dict[str, bytes], signature: etree._Element, certificate: bytes, moment: datetime) -> None:
    """Value and references by signxml; the references are those of all files and of the one SignedProperties."""

    def content(uri: str) -> bytes:
        return files[uri] if uri in files else files[unquote(uri)]

    references = signature.findall(f"{DS}SignedInfo/{DS}Reference")
    results = XMLVerifier().verify(
        etree.tostring(signature.getroottree()),
        x509_cert=x509.load_der_x509_certificate(certificate),
        uri_resolver=content,
        expect_config=replace(STRONG, expect_references=len(references), verification_time=moment),
        id_attribute="Id",
    )
    signed = {uri for one in references for uri in (one.get("URI"), unquote(one.get("URI")))}
    if not set(files) <= signed:
        raise ValueError("a file is not signed")
    covered = [one.signed_xml for one in results if one.signed_xml is not None]
    if [one.tag for one in covered] != [f"{XADES}SignedProperties"]:
        raise ValueError("the signed properties are not what is signed")


def timestamped(signature: etree._Element, trusted: Trusted) -> datetime:
    """The earliest time that pyhanko finds rightly stamped over the signature value."""
    moments = []
    for stamp in signature.iter(f"{XADES}SignatureTimeStamp"):
        method = stamp.find(f"{DS}CanonicalizationMethod")
        exclusive = method is not None and "xml-exc-c14n" in method.get("Algorithm")
        value = etree.tostring(
            signature.find(f"{DS}SignatureValue"), method="c14n", exclusive=exclusive, with_tail=False
        )
        for element in stamp.iter(f"{XADES}EncapsulatedTimeStamp"):
            signed = cms.ContentInfo.load(b64decode(element.text))["content"]
            moments.append(stamped_at(signed, value, trusted))
    return min(moments)


def stamped_at(signed: cms.SignedData, value: bytes, trusted: Trusted) -> datetime:
    moment = signed["encap_content_info"]["content"].parsed["gen_time"].native
    context = ValidationContext(
        trust_roots=trusted.certificates, other_certs=trusted.certificates, moment=moment, allow_fetching=False
    )
    status = asyncio.run(validate_tst_signed_data(signed, context, lambda name: hashlib.new(name, value).digest()))
    if not (status["intact"] and status["valid"] and status["trust_problem_indic"] is None):
        raise ValueError("timestamp")
    return moment


def check_chain_and_status(signature: etree._Element, certificate: bytes, trusted: Trusted, moment: datetime) -> None:
    """The path to a listed authority, and the status answer, by pyhanko's certificate validator.

    It knows responders whom the issuer delegated, not those whom only the trust list names: of these it judges nothing.
    """
    signer = asn1_x509.Certificate.load(certificate)
    answers = [ocsp.OCSPResponse.load(b64decode(one.text)) for one in signature.iter(f"{XADES}EncapsulatedOCSPValue")]
    produced = max(one.basic_ocsp_response["tbs_response_data"]["produced_at"].native for one in answers)
    carried = [
        asn1_x509.Certificate.load(b64decode(one.text)) for one in signature.iter(f"{XADES}EncapsulatedX509Certificate")
    ]
    known = [*carried, *(one for answer in answers for one in certificates_in(answer))]
    is_delegated = all(one.issuer == signer.issuer for answer in answers for one in certificates_in(answer))
    context = ValidationContext(
        trust_roots=trusted.certificates,
        other_certs=known,
        moment=max(produced, moment),
        ocsps=answers if is_delegated else (),
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    validator = CertificateValidator(signer, known, validation_context=context)
    path = asyncio.run(validator.async_validate_usage({"non_repudiation"}))
    if is_delegated:
        asyncio.run(verify_ocsp_response(signer, path, context))


def certificates_in(answer: ocsp.OCSPResponse) -> list[asn1_x509.Certificate]:
    return list(answer.basic_ocsp_response["certs"] or ())
