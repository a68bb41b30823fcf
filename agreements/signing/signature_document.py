"""Shape of a XAdES signature file: which parts there are, each found exactly where it may stand."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography import x509
from lxml import etree

from . import limits
from .reasons import Reason, Refusal
from .safe_xml import ASIC, XADES141, base64_content, content, ds, only, parse_plain, xades
from .xmldsig import Reference, SignedInfo, check_unique_ids, read_signed_info

SIGNED_PROPERTIES_TYPE = "http://uri.etsi.org/01903#SignedProperties"
_SIGNATURE_CHILDREN = [ds("SignedInfo"), ds("SignatureValue"), ds("KeyInfo"), ds("Object")]
_ARCHIVE_TIMESTAMP = f"{{{XADES141}}}ArchiveTimeStamp"


@dataclass(frozen=True, slots=True)
class XadesSignature:
    """One signature, taken apart, nothing checked but the shape. Certificates and tokens are DER bytes."""

    file: str
    element: etree._Element
    info: SignedInfo
    value_element: etree._Element
    signed_properties: etree._Element
    signed_properties_reference: Reference | None
    data_references: tuple[Reference, ...]
    key_certificates: tuple[bytes, ...]
    unsigned: tuple[etree._Element, ...]

    def tokens(self, tag: str) -> tuple[bytes, ...]:
        """Values of all unsigned elements with this tag, in order."""
        found = [item for part in self.unsigned for item in part.iter(tag)]
        if len(found) > limits.MAX_TOKENS:
            raise Refusal(Reason.TOO_LARGE, tag)
        return tuple(base64_content(item) for item in found)

    def media_types(self) -> dict[str, str]:
        """Media types that the signer stated, by the ids of the references they are about."""
        told: dict[str, str] = {}
        for element in self.signed_properties.iter(xades("DataObjectFormat")):
            identifier = element.get("ObjectReference", "").removeprefix("#")
            kind = element.find(xades("MimeType"))
            if identifier in told:
                raise Refusal(Reason.SIGNED_PROPERTIES, "DataObjectFormat")
            if kind is not None:
                told[identifier] = content(kind)
        return told

    @property
    def signature_timestamps(self) -> tuple[etree._Element, ...]:
        return tuple(part for part in self.unsigned if part.tag == xades("SignatureTimeStamp"))

    @property
    def archive_timestamps(self) -> tuple[etree._Element, ...]:
        return tuple(part for part in self.unsigned if part.tag == _ARCHIVE_TIMESTAMP)

    def certificates(self) -> tuple[x509.Certificate, ...]:
        """Certificates that travel with the signature: a store to look in, trusted for nothing."""
        found = []
        for der in self.tokens(xades("EncapsulatedX509Certificate")):
            try:
                found.append(x509.load_der_x509_certificate(der))
            except ValueError:
                continue
        return tuple(found)


def signature_elements(data: bytes) -> tuple[etree._Element, ...]:
    """The signatures of one file. Refuses anything beside them, and signatures inside signatures."""
    root = parse_plain(data)
    if root.tag != f"{{{ASIC}}}XAdESSignatures" or _has_loose_text(root):
        raise Refusal(Reason.SIGNATURE_MALFORMED, "root")
    elements = tuple(root)
    if not elements:
        raise Refusal(Reason.NO_SIGNATURE)
    if any(child.tag != ds("Signature") for child in elements):
        raise Refusal(Reason.SIGNATURE_MALFORMED, "root")
    for tag in (ds("Signature"), xades("QualifyingProperties"), xades("SignedProperties")):
        if sum(1 for _ in root.iter(tag)) != len(elements):
            raise Refusal(Reason.SIGNED_PROPERTIES, etree.QName(tag).localname)
    check_unique_ids(root)
    return elements


def _has_loose_text(root: etree._Element) -> bool:
    """Whether text stands between elements. No part has such, but a role, which may hold anything."""
    texts = (
        text
        for element in root.iter()
        if len(element) and element.tag != xades("ClaimedRole")
        for text in (element.text, *(child.tail for child in element))
    )
    return any(text and not text.isspace() for text in texts)


def read_signature(file: str, element: etree._Element) -> XadesSignature:
    """Take one signature apart."""
    if [child.tag for child in element] != _SIGNATURE_CHILDREN:
        raise Refusal(Reason.SIGNATURE_MALFORMED, "children")
    info = read_signed_info(element)
    qualifying = _qualifying_properties(element)
    data_references, properties = _split(info.references)
    return XadesSignature(
        file=file,
        element=element,
        info=info,
        value_element=only(element, ds("SignatureValue")),
        signed_properties=only(qualifying, xades("SignedProperties")),
        signed_properties_reference=properties,
        data_references=data_references,
        key_certificates=_key_certificates(element),
        unsigned=_unsigned(qualifying),
    )


def _qualifying_properties(element: etree._Element) -> etree._Element:
    holder = only(element, ds("Object"))
    qualifying = only(holder, xades("QualifyingProperties"))
    if len(holder) != 1 or qualifying.get("Target") != f"#{element.get('Id')}":
        raise Refusal(Reason.SIGNED_PROPERTIES, "QualifyingProperties")
    if [child.tag for child in qualifying] not in (
        [xades("SignedProperties")],
        [xades("SignedProperties"), xades("UnsignedProperties")],
    ):
        raise Refusal(Reason.SIGNED_PROPERTIES, "QualifyingProperties")
    return qualifying


def _split(references: tuple[Reference, ...]) -> tuple[tuple[Reference, ...], Reference | None]:
    """Data files on one side, the signed properties (at most one) on the other, and nothing else."""
    local = [item for item in references if _is_local(item)]
    data = tuple(item for item in references if not _is_local(item))
    if len(local) > 1 or any(item.kind or item.transforms or not item.uri for item in data):
        raise Refusal(Reason.SIGNATURE_MALFORMED, "Reference")
    return data, local[0] if local else None


def _is_local(reference: Reference) -> bool:
    return reference.uri.startswith("#") or reference.kind == SIGNED_PROPERTIES_TYPE


def _key_certificates(element: etree._Element) -> tuple[bytes, ...]:
    """Each once, in their order."""
    found = (base64_content(item) for item in only(element, ds("KeyInfo")).iter(ds("X509Certificate")))
    return tuple(dict.fromkeys(found))


def _unsigned(qualifying: etree._Element) -> tuple[etree._Element, ...]:
    """Unsigned signature properties. Countersignatures of this kind are not judged, so they are refused."""
    holder = qualifying.find(xades("UnsignedProperties"))
    if holder is None:
        return ()
    parts = tuple(only(holder, xades("UnsignedSignatureProperties")))
    if len(holder) != 1 or any(part.tag == xades("CounterSignature") for part in parts):
        raise Refusal(Reason.SIGNATURE_MALFORMED, "UnsignedProperties")
    return parts
