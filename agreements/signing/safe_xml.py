"""XML without document types, entities, network or huge trees."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as Base64Error

from lxml import etree

from . import limits
from .reasons import Reason, Refusal

ASIC = "http://uri.etsi.org/02918/v1.2.1#"
DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
XADES141 = "http://uri.etsi.org/01903/v1.4.1#"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_ENCODING = re.compile(r"""<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)""")
_PREFIX = re.compile(r"xmlns(?::([^\s=]{1,99}))?\s*=")
_XML = "{http://www.w3.org/XML/1998/namespace}"


def ds(name: str) -> str:
    return f"{{{DS}}}{name}"


def xades(name: str) -> str:
    return f"{{{XADES}}}{name}"


def parse(data: bytes, *, reason: Reason = Reason.UNSAFE_XML) -> etree._Element:
    """Root element. Refuses a DOCTYPE before the parser sees it (nothing may be declared or fetched), and what
    would make canonical forms slow."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    _refuse_declarations(data)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal(reason, "not well-formed") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal(Reason.UNSAFE_XML, "DOCTYPE")
    # Canonical forms are those of XML 1.0; what ends a line is another thing in 1.1.
    if root.getroottree().docinfo.xml_version != "1.0":
        raise Refusal(Reason.UNSAFE_XML, "version")
    if any(len(element.attrib) > limits.MAX_ATTRIBUTES for element in root.iter(etree.Element)):
        raise Refusal(Reason.UNSAFE_XML, "attributes")
    return root


def parse_plain(data: bytes) -> etree._Element:
    """Root of a document that has elements and text only: comments and instructions may hide or split text,
    and `xml:` attributes are where the canonical forms 1.0 and 1.1 differ."""
    root = parse(data)
    for count, node in enumerate(root.getroottree().iter()):
        if not isinstance(node.tag, str):
            raise Refusal(Reason.UNSAFE_XML, "comment, instruction or entity")
        if any(str(name).startswith(_XML) for name in node.attrib):
            raise Refusal(Reason.UNSAFE_XML, "xml: attribute")
        if count > limits.MAX_ELEMENTS:
            raise Refusal(Reason.UNSAFE_XML, "elements")
    if root.getprevious() is not None or root.getnext() is not None:
        raise Refusal(Reason.UNSAFE_XML, "comment or instruction")
    return root


def _refuse_declarations(data: bytes) -> None:
    """Only UTF-8: in another encoding a declaration could hide from this look."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(Reason.UNSAFE_XML, "not UTF-8") from error
    declared = _ENCODING.match(text)
    if "\0" in text or (declared and declared.group(1).lower() != "utf-8"):
        raise Refusal(Reason.UNSAFE_XML, "encoding")
    if len(set(_PREFIX.findall(text))) > limits.MAX_PREFIXES:
        raise Refusal(Reason.UNSAFE_XML, "namespaces")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Refusal(Reason.UNSAFE_XML, "DOCTYPE")


def only(parent: etree._Element, tag: str, reason: Reason = Reason.SIGNATURE_MALFORMED) -> etree._Element:
    """The one child with this tag; none or several are refused."""
    found = parent.findall(tag)
    if len(found) != 1:
        raise Refusal(reason, f"{len(found)} × {etree.QName(tag).localname}")
    return found[0]


def content(element: etree._Element) -> str:
    """Text of an element that has no child elements, stripped."""
    if len(element):
        raise Refusal(Reason.SIGNATURE_MALFORMED, etree.QName(element).localname)
    return (element.text or "").strip()


def base64_content(element: etree._Element) -> bytes:
    try:
        return b64decode("".join(content(element).split()), validate=True)
    except (Base64Error, ValueError) as error:
        raise Refusal(Reason.SIGNATURE_MALFORMED, etree.QName(element).localname) from error
