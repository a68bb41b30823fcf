"""Stage 1, structure: what lies in the container and nothing else (EN 319 162-1, annex A)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from . import limits
from .archive import Entry, read_archive
from .manifest import MIMETYPE, read_manifest
from .reasons import Reason, Refusal

_META = "META-INF/"
_MANIFEST = "META-INF/manifest.xml"
_SIGNATURES = re.compile(r"META-INF/[^/]*signatures[^/]*\.xml")
_RESERVED = frozenset({".", "..", "mimetype", "meta-inf"})
"""In whatever case: where files are unpacked that may not tell them apart, and one would hide the container's own."""
_MIMETYPE_BYTES = MIMETYPE.encode()


@dataclass(frozen=True, slots=True)
class Container:
    """Data files (still packed), their media types by the manifest, and each signature file's bytes, in order."""

    data_files: dict[str, Entry]
    manifest: dict[str, str]
    signature_files: dict[str, bytes]


def read_container(data: bytes) -> Container:
    """Refuses everything that DigiDoc would not have written; nested archives are never opened."""
    entries = read_archive(data)
    _check_mimetype(entries[0] if entries else None)
    data_files: dict[str, Entry] = {}
    meta: dict[str, Entry] = {}
    for entry in entries[1:]:
        if entry.name == _META and entry.size == 0:
            continue
        (meta if entry.name.startswith(_META) else data_files)[entry.name] = entry
    for name in data_files:
        _check_name(name)
    signatures = _read_meta(meta)
    manifest = signatures.pop(_MANIFEST, None)
    if manifest is None:
        raise Refusal(Reason.NO_MANIFEST)
    if not data_files:
        raise Refusal(Reason.NO_DATA_FILE)
    if not signatures:
        raise Refusal(Reason.NO_SIGNATURE)
    return Container(data_files, read_manifest(manifest), signatures)


def _check_mimetype(first: Entry | None) -> None:
    """First, stored, without extra field, exact."""
    stored = first is not None and first.name == "mimetype" and first.is_stored and not first.extra
    if first is None or not stored or first.size != len(_MIMETYPE_BYTES) or first.read() != _MIMETYPE_BYTES:
        raise Refusal(Reason.MIMETYPE)


def _check_name(name: str) -> None:
    hidden = any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") for letter in name)
    path = "/" in name or "\\" in name
    if not name or hidden or path or name.casefold() in _RESERVED:
        raise Refusal(Reason.UNSAFE_NAME, name)


def _read_meta(meta: dict[str, Entry]) -> dict[str, bytes]:
    for name, entry in meta.items():
        if name != _MANIFEST and not _SIGNATURES.fullmatch(name):
            raise Refusal(Reason.UNEXPECTED_FILE, name)
        if entry.size > limits.MAX_META_BYTES:
            raise Refusal(Reason.TOO_LARGE, name)
    if sum(entry.size for entry in meta.values()) > limits.MAX_META_TOTAL_BYTES:
        raise Refusal(Reason.TOO_LARGE)
    return {name: entry.read() for name, entry in meta.items()}
