"""A container that was countersigned: everything that was there must be there still, byte for byte (A3)."""

from __future__ import annotations

from .files import DataFiles
from .reasons import Reason, Refusal
from .structure import Container, read_container


def check_growth(earlier: bytes, later: bytes) -> frozenset[str]:
    """Names of the signature files that were added.

    Refuses when a data file or an earlier signature file is missing, changed or accompanied by another data
    file, and when no signature was added. Says nothing about validity: verify the later container too.
    """
    before, after = read_container(earlier), read_container(later)
    _check_data_files(before, after)
    for name, signature in before.signature_files.items():
        if after.signature_files.get(name) != signature:
            raise Refusal(Reason.EARLIER_CHANGED, name)
    added = after.signature_files.keys() - before.signature_files.keys()
    if not added:
        raise Refusal(Reason.NO_SIGNATURE)
    return frozenset(added)


def _check_data_files(before: Container, after: Container) -> None:
    if before.data_files.keys() != after.data_files.keys() or before.manifest != after.manifest:
        raise Refusal(Reason.EARLIER_CHANGED, "files")
    earlier, later = (DataFiles(each.data_files, each.manifest) for each in (before, after))
    for name in earlier:
        if earlier.digest(name, "sha256") != later.digest(name, "sha256"):
            raise Refusal(Reason.EARLIER_CHANGED, name)
