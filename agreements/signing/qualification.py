"""Qualifiers that a trust list adds to the certificates of a service (TS 119 612, 5.5.9.2)."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography import x509
from lxml import etree

from .certificate import key_usage, qc_claim
from .reasons import Reason, Refusal
from .safe_xml import XADES

ECC = "{http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#}"
_INFO = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/"
_DEVICE_YES = {"QCWithQSCD", "QCWithSSCD", "QCQSCDManagedOnBehalf"}
_DEVICE_NO = {"QCNoQSCD", "QCNoSSCD"}
_OTHER_USES = {"QCForESeal", "QCForWSA", "QCForLegalPerson"}
_USAGE_BITS = {
    "digitalSignature": "digital_signature",
    "nonRepudiation": "content_commitment",
    "keyEncipherment": "key_encipherment",
    "dataEncipherment": "data_encipherment",
    "keyAgreement": "key_agreement",
    "keyCertSign": "key_cert_sign",
    "crlSign": "crl_sign",
}


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """One qualification element: its qualifiers, and the criteria that choose certificates."""

    names: frozenset[str]
    criteria: etree._Element

    def apply_to(self, certificate: x509.Certificate) -> bool:
        return _matches(self.criteria, certificate)


def read_qualifiers(extensions: etree._Element) -> tuple[Qualifiers, ...]:
    """All qualification elements of a service's period."""
    found = []
    for element in extensions.iter(f"{ECC}QualificationElement"):
        uris = [item.get("uri", "") for item in element.iter(f"{ECC}Qualifier")]
        names = frozenset(uri.removeprefix(_INFO) for uri in uris)
        criteria = element.find(f"{ECC}CriteriaList")
        if criteria is not None:
            found.append(Qualifiers(names, criteria))
    return tuple(found)


def check_qualified(certificate: x509.Certificate, qualifiers: tuple[Qualifiers, ...]) -> None:
    """Qualified, for signatures, with its key in a qualified device: by itself or by the list's word.

    What the list says goes before what the certificate says; where the list contradicts itself, no.
    """
    claim = qc_claim(certificate)
    names = {name for item in qualifiers if item.apply_to(certificate) for name in item.names}
    compliant = claim.compliant or "QCStatement" in names
    for_signature = claim.for_signature or "QCForESig" in names
    device = (claim.device or bool(names & _DEVICE_YES)) and not names & _DEVICE_NO
    if "NotQualified" in names or not compliant:
        raise Refusal(Reason.CERTIFICATE_NOT_QUALIFIED)
    if not for_signature or (names & _OTHER_USES and "QCForESig" not in names):
        raise Refusal(Reason.CERTIFICATE_PURPOSE)
    if not device:
        raise Refusal(Reason.CERTIFICATE_NOT_QUALIFIED, "device")


def _matches(criteria: etree._Element, certificate: x509.Certificate) -> bool:
    answers = [
        _asks(child, certificate)
        for child in criteria
        if isinstance(child.tag, str) and child.tag != f"{ECC}Description"
    ]
    mode = criteria.get("assert")
    if mode == "all":
        return all(answers)
    return any(answers) if mode == "atLeastOne" else not any(answers)


def _asks(criterion: etree._Element, certificate: x509.Certificate) -> bool:
    """One criterion; a kind that is not known (otherCriteriaList) chooses nobody."""
    if criterion.tag == f"{ECC}KeyUsage":
        return all(_usage_bit(bit, certificate) for bit in criterion.iter(f"{ECC}KeyUsageBit"))
    if criterion.tag == f"{ECC}PolicySet":
        wanted = {_policy(item) for item in criterion.iter(f"{{{XADES}}}Identifier")}
        return wanted <= _policies(certificate)
    if criterion.tag == f"{ECC}CriteriaList":
        return _matches(criterion, certificate)
    return False


def _usage_bit(bit: etree._Element, certificate: x509.Certificate) -> bool:
    usage = key_usage(certificate)
    name = _USAGE_BITS.get(bit.get("name", ""))
    actual = usage is not None and name is not None and bool(getattr(usage, name))
    return actual is ((bit.text or "").strip() in ("true", "1"))


def _policy(identifier: etree._Element) -> str:
    return (identifier.text or "").strip().removeprefix("urn:oid:")


def _policies(certificate: x509.Certificate) -> set[str]:
    try:
        policies = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    except x509.ExtensionNotFound:
        return set()
    return {item.policy_identifier.dotted_string for item in policies}
