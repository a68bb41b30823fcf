"""A container that was countersigned: everything that was there must be there still, byte for byte (A3)."""

from __future__ import annotations

from collections.abc import Iterable

from .files import DataFiles
from .reasons import Reason, Refusal
from .safe_xml import base64_content, ds, only
from .signature_document import signature_elements
from .structure import Container, read_container


def check_growth(earlier: bytes, later: bytes) -> frozenset[str]:
    """Names of the signature files that were added.

    Refuses when a data file or an earlier signature file is missing, changed or accompanied by another data
    file, and when no signature was added: a copy of an earlier one is none. Signature files may be called
    otherwise (signing programs number them anew). Says nothing about validity: verify the later container too.
    """
    before, after = read_container(earlier), read_container(later)
    _check_data_files(before, after)
    kept = set(before.signature_files.values())
    added = {name: data for name, data in after.signature_files.items() if data not in kept}
    if not kept <= set(after.signature_files.values()):
        raise Refusal(Reason.EARLIER_CHANGED, "signature")
    if not added:
        raise Refusal(Reason.NO_SIGNATURE)
    if _values(added.values()) & _values(kept):
        raise Refusal(Reason.EARLIER_CHANGED, "copy")
    return frozenset(added)


def _values(signature_files: Iterable[bytes]) -> set[bytes]:
    """Signature values; a changed copy of a signature has the same."""
    elements = (element for data in signature_files for element in signature_elements(data))
    return {base64_content(only(element, ds("SignatureValue"))) for element in elements}


def _check_data_files(before: Container, after: Container) -> None:
    if before.data_files.keys() != after.data_files.keys() or before.manifest != after.manifest:
        raise Refusal(Reason.EARLIER_CHANGED, "files")
    earlier, later = (DataFiles(each.data_files, each.manifest) for each in (before, after))
    for name in earlier:
        if earlier.digest(name, "sha256") != later.digest(name, "sha256"):
            raise Refusal(Reason.EARLIER_CHANGED, name)
