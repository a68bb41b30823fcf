"""XML signatures: shape of SignedInfo and its references, and the value over it (XMLDSig, no surprises)."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from lxml import etree

from . import algorithms
from .algorithms import Scheme
from .canonical import Form, form_of
from .reasons import Reason, Refusal
from .safe_xml import base64_content, ds, only


@dataclass(frozen=True, slots=True)
class Reference:
    """What is signed: where it lies, how it is transformed, its digest (`digest` is a hash name)."""

    id: str
    uri: str
    kind: str
    transforms: tuple[etree._Element, ...]
    digest: str
    value: bytes


@dataclass(frozen=True, slots=True)
class SignedInfo:
    """The part that the signature value covers."""

    element: etree._Element
    form: Form
    scheme: Scheme
    references: tuple[Reference, ...]

    def octets(self) -> bytes:
        return self.form.octets(self.element)


def read_signed_info(signature: etree._Element) -> SignedInfo:
    """Refuses children that the schema does not have, so that nothing is left uninterpreted."""
    element = only(signature, ds("SignedInfo"))
    tags = [child.tag for child in element]
    expected = [ds("CanonicalizationMethod"), ds("SignatureMethod")]
    if tags[:2] != expected or len(tags) < 3 or set(tags[2:]) != {ds("Reference")}:
        raise Refusal(Reason.SIGNATURE_MALFORMED, "SignedInfo")
    if len(element[1]):
        raise Refusal(Reason.ALGORITHM, "parameters")
    scheme = algorithms.scheme_of(element[1].get("Algorithm"))
    references = tuple(_read_reference(child) for child in element[2:])
    return SignedInfo(element, form_of(element[0]), scheme, references)


def _read_reference(element: etree._Element) -> Reference:
    parts = [child for child in element if child.tag != ds("Transforms")]
    transforms = element.findall(ds("Transforms"))
    if [part.tag for part in parts] != [ds("DigestMethod"), ds("DigestValue")] or len(transforms) > 1:
        raise Refusal(Reason.SIGNATURE_MALFORMED, "Reference")
    if transforms and element[0] is not transforms[0]:
        raise Refusal(Reason.SIGNATURE_MALFORMED, "Reference")
    steps = tuple(transforms[0]) if transforms else ()
    if any(step.tag != ds("Transform") for step in steps):
        raise Refusal(Reason.SIGNATURE_MALFORMED, "Transforms")
    uri = element.get("URI")
    if uri is None:
        raise Refusal(Reason.SIGNATURE_MALFORMED, "Reference without URI")
    digest = algorithms.digest_of(parts[0].get("Algorithm"))
    identifier, kind = element.get("Id") or "", element.get("Type") or ""
    return Reference(identifier, uri, kind, steps, digest, base64_content(parts[1]))


def form_of_reference(reference: Reference) -> Form:
    """Canonical form of a same-document reference: at most one transform, and that a canonical form."""
    if len(reference.transforms) > 1:
        raise Refusal(Reason.ALGORITHM, "transforms")
    return form_of(reference.transforms[0] if reference.transforms else None)


def check_value(signature: etree._Element, info: SignedInfo, key: PublicKeyTypes) -> None:
    """Refuses when the signature value is not this key's over SignedInfo."""
    value = base64_content(only(signature, ds("SignatureValue")))
    if not algorithms.xml_signed_by(key, info.scheme, value, info.octets()):
        raise Refusal(Reason.SIGNATURE_VALUE)


def check_unique_ids(root: etree._Element) -> dict[str, etree._Element]:
    """Elements by their Id; the same Id twice would let a reference mean two things."""
    found: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        for name in ("Id", "ID", "id"):
            value = element.get(name)
            if value is None:
                continue
            if value in found:
                raise Refusal(Reason.SIGNATURE_MALFORMED, "Id twice")
            found[value] = element
    return found
