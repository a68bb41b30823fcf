"""Stage 2, files: container = manifest = references of every signature, and each file is as it was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from urllib.parse import unquote

from . import limits
from .archive import Entry
from .reasons import Reason, Refusal
from .structure import Container
from .xmldsig import Reference


class DataFiles:
    """The container's data files with their digests, each read once for an algorithm."""

    def __init__(self, entries: dict[str, Entry], media_types: dict[str, str]) -> None:
        self._entries = entries
        self._names = frozenset(entries)
        self.media_types = media_types
        self._digests: dict[tuple[str, str], bytes] = {}
        self._read_bytes = 0

    def __iter__(self) -> Iterator[str]:
        """Names in the order of the container."""
        return iter(self._entries)

    @property
    def names(self) -> frozenset[str]:
        return self._names

    def digest(self, name: str, algorithm: str) -> bytes:
        key = (name, algorithm)
        if key not in self._digests:
            engine = hashlib.new(algorithm)
            for chunk in self.chunks(name):
                engine.update(chunk)
            self._digests[key] = engine.digest()
        return self._digests[key]

    def chunks(self, name: str) -> Iterator[bytes]:
        """Content piece by piece; refuses when the container makes us read without end."""
        self._read_bytes += self.size(name)
        if self._read_bytes > limits.MAX_HASHED_BYTES:
            raise Refusal(Reason.TOO_LARGE, "read again and again")
        return self._entries[name].chunks()

    def size(self, name: str) -> int:
        return self._entries[name].size


def check_manifest(container: Container) -> DataFiles:
    """The manifest names exactly the files that lie in the container; each can be unpacked."""
    files = DataFiles(container.data_files, container.manifest)
    if container.manifest.keys() != files.names:
        raise Refusal(Reason.MANIFEST_DIFFERS, ", ".join(sorted(container.manifest.keys() ^ files.names)))
    for name in files.names:
        files.digest(name, "sha256")
    return files


def referenced_name(uri: str, files: DataFiles) -> str:
    """A file's name from a reference: percent-encoded (the rule) or as it is (older writers)."""
    decoded = unquote(uri, errors="strict") if "%" in uri else uri
    return decoded if decoded in files.names else uri


def check_references(references: tuple[Reference, ...], files: DataFiles) -> None:
    """A signature covers every file of the container once, and each is the file that was signed."""
    try:
        names = [referenced_name(reference.uri, files) for reference in references]
    except UnicodeDecodeError as error:
        raise Refusal(Reason.FILES_NOT_SIGNED) from error
    if len(set(names)) != len(names) or frozenset(names) != files.names:
        raise Refusal(Reason.FILES_NOT_SIGNED, ", ".join(sorted(frozenset(names) ^ files.names)))
    for name, reference in zip(names, references, strict=True):
        if files.digest(name, reference.digest) != reference.value:
            raise Refusal(Reason.FILE_CHANGED, name)


def check_media_types(references: tuple[Reference, ...], signed: dict[str, str], files: DataFiles) -> None:
    """The manifest, which nobody signs, gives each file the type that the signature gives it.

    `signed` are media types by the references' ids; where the signature tells none, there is nothing to compare.
    """
    by_id = {reference.id: reference for reference in references if reference.id}
    for identifier, kind in signed.items():
        if identifier not in by_id:
            raise Refusal(Reason.SIGNED_PROPERTIES, f"DataObjectFormat {identifier}")
        name = referenced_name(by_id[identifier].uri, files)
        if files.media_types[name] != kind:
            raise Refusal(Reason.MANIFEST_DIFFERS, f"{name}: {files.media_types[name]}, {kind}")


def check_document(files: DataFiles, sha256: str) -> None:
    """The issued document lies in the container, byte for byte (A2)."""
    if sha256.lower() not in {files.digest(name, "sha256").hex() for name in files.names}:
        raise Refusal(Reason.DOCUMENT_MISSING)
