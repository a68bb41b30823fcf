"""The European list of lists: where a country's trust list lies and who may sign it.

An operator pins the signers of the list of lists (published in the Official Journal); everything else follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from lxml import etree

from .reasons import Refusal
from .signed_list import TSL, UNREADABLE, check_fresh, checked_root, read_certificates, read_moment

_MORE = "{http://uri.etsi.org/02231/v2/additionaltypes#}"
_XML_LIST = "application/vnd.etsi.tsl+xml"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A country's list: its address and the certificates of which one must have signed it."""

    address: str
    signers: tuple[x509.Certificate, ...]


def find_list(data: bytes, signers: tuple[x509.Certificate, ...], territory: str, *, now: datetime) -> Pointer:
    """Check the list of lists and find a country (`EE`) in it; refuses as with a trust list."""
    root = checked_root(data, signers)
    scheme = f"{TSL}SchemeInformation"
    try:
        check_fresh(read_moment(root.findtext(f"{scheme}/{TSL}NextUpdate/{TSL}dateTime", "")), now)
    except ValueError as error:
        raise Refusal(UNREADABLE, "NextUpdate") from error
    for element in root.iterfind(f"{scheme}/{TSL}PointersToOtherTSL/{TSL}OtherTSLPointer"):
        if _tells(element, f"{TSL}SchemeTerritory") == territory and _tells(element, f"{_MORE}MimeType") == _XML_LIST:
            identities = element.find(f"{TSL}ServiceDigitalIdentities")
            address = element.findtext(f"{TSL}TSLLocation", "").strip()
            return Pointer(address, tuple(read_certificates(identities)))
    raise Refusal(UNREADABLE, f"no list of {territory}")


def _tells(pointer: etree._Element, tag: str) -> str:
    return next(((found.text or "").strip() for found in pointer.iter(tag)), "")
