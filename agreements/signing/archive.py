"""Reads a ZIP so strictly that no two readers can see different files in it.

Every byte belongs to exactly one entry or to the directory; the two descriptions of an entry agree; nothing
precedes the first entry. Contents are unpacked in chunks, up to the size that was declared and no further.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from . import limits
from .reasons import Reason, Refusal
from .zip_directory import (
    DESCRIPTOR,
    ENCRYPTED,
    STORED,
    STRONG_ENCRYPTION,
    Directory,
    Listed,
    find_directory,
    listed_entries,
    read_name,
    widen,
)

_LOCAL = struct.Struct("<4s5H3L2H")
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the container, still packed; `extra` is the local header's extra field."""

    listed: Listed
    extra: bytes
    start: int
    packed: memoryview

    @property
    def name(self) -> str:
        return self.listed.name

    @property
    def size(self) -> int:
        """Unpacked, in bytes."""
        return self.listed.size

    @property
    def is_stored(self) -> bool:
        return self.listed.method == STORED

    def chunks(self) -> Iterator[bytes]:
        """Unpacked content piece by piece; refuses what differs from the declared size or checksum."""
        crc = produced = 0
        for chunk in self._unpacked():
            produced += len(chunk)
            if produced > self.size:
                raise Refusal(Reason.CONTAINER_DAMAGED, self.name)
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if produced != self.size or crc != self.listed.crc:
            raise Refusal(Reason.CONTAINER_DAMAGED, self.name)

    def read(self) -> bytes:
        return b"".join(self.chunks())

    def _unpacked(self) -> Iterator[bytes]:
        pieces = (bytes(self.packed[at : at + _CHUNK]) for at in range(0, len(self.packed), _CHUNK))
        if self.is_stored:
            yield from pieces
            return
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for piece in pieces:
                if engine.eof:
                    raise Refusal(Reason.CONTAINER_DAMAGED, self.name)
                yield engine.decompress(piece, _CHUNK)
                # Behind the end of the stream the tail never shrinks: asking on would never end.
                while engine.unconsumed_tail and not engine.eof:
                    yield engine.decompress(engine.unconsumed_tail, _CHUNK)
        except zlib.error as error:
            raise Refusal(Reason.CONTAINER_DAMAGED, self.name) from error
        yield engine.flush()
        if not engine.eof or engine.unused_data:
            raise Refusal(Reason.CONTAINER_DAMAGED, self.name)


def read_archive(data: bytes) -> tuple[Entry, ...]:
    """Entries in the order of their bytes. Refuses damage, ambiguity, encryption, bombs."""
    if len(data) > limits.MAX_CONTAINER_BYTES:
        raise Refusal(Reason.TOO_LARGE)
    if data.startswith(b"%PDF-"):
        raise Refusal(Reason.PLAIN_PDF)
    if not data.startswith(b"PK\x03\x04"):
        raise Refusal(Reason.NOT_A_CONTAINER)
    try:
        directory = find_directory(data)
        found = [_entry(data, directory, listed) for listed in listed_entries(data, directory)]
        entries = tuple(sorted(found, key=lambda entry: entry.listed.offset))
        if found[:1] != list(entries[:1]):
            raise Refusal(Reason.CONTAINER_DAMAGED, "another entry is first in the directory")
        _check_coverage(data, entries, directory)
    except struct.error as error:
        raise Refusal(Reason.CONTAINER_DAMAGED) from error
    _check_sizes(entries)
    return entries


def _entry(data: bytes, directory: Directory, listed: Listed) -> Entry:
    """The entry behind its local header, which must tell the same as the directory."""
    mark, _, flags, method, _, _, *told, name_size, extra_size = _LOCAL.unpack_from(data, listed.offset)
    name_start = listed.offset + _LOCAL.size
    name_end = name_start + name_size
    start = name_end + extra_size
    extra = data[name_end:start]
    read_name(listed.raw_name, extra)
    crc, packed_size, size = told
    size, packed_size = widen(extra, (size, packed_size))
    agree = [
        mark == b"PK\x03\x04",
        method == listed.method,
        data[name_start:name_end] == listed.raw_name,
        not (flags ^ listed.flags) & (ENCRYPTED | DESCRIPTOR | STRONG_ENCRYPTION),
        (crc, packed_size, size) == (listed.crc, listed.packed_size, listed.size)
        or bool(listed.flags & DESCRIPTOR and not (crc or packed_size or size)),
    ]
    if not all(agree) or start + listed.packed_size > directory.offset:
        raise Refusal(Reason.CONTAINER_DAMAGED, f"{listed.name}: two descriptions")
    return Entry(listed, extra, start, memoryview(data)[start : start + listed.packed_size])


def _check_coverage(data: bytes, entries: tuple[Entry, ...], directory: Directory) -> None:
    """Entries follow one another without a gap, from the first byte on."""
    position = 0
    following = [*(entry.listed.offset for entry in entries[1:]), directory.offset]
    for entry, next_offset in zip(entries, following, strict=False):
        end = entry.start + entry.listed.packed_size
        if entry.listed.offset != position or not _is_descriptor(data[end:next_offset], entry.listed):
            raise Refusal(Reason.CONTAINER_DAMAGED, f"{entry.name}: hidden bytes")
        position = next_offset
    if position != directory.offset:
        raise Refusal(Reason.CONTAINER_DAMAGED, "hidden bytes")


def _is_descriptor(gap: bytes, listed: Listed) -> bool:
    """Whether the bytes behind an entry are what its flag announces: nothing, or a descriptor."""
    if not listed.flags & DESCRIPTOR:
        return not gap
    if len(gap) in (16, 24):
        if not gap.startswith(b"PK\x07\x08"):
            return False
        gap = gap[4:]
    if len(gap) not in (12, 20):
        return False
    told = struct.unpack("<3L" if len(gap) == 12 else "<L2Q", gap)
    return told == (listed.crc, listed.packed_size, listed.size)


def _check_sizes(entries: tuple[Entry, ...]) -> None:
    if len({entry.name for entry in entries}) != len(entries):
        raise Refusal(Reason.DUPLICATE_NAME)
    unpacked = sum(entry.size for entry in entries)
    packed = sum(entry.listed.packed_size for entry in entries)
    if unpacked > limits.RATIO_FREE_BYTES and unpacked > limits.MAX_RATIO * packed:
        raise Refusal(Reason.COMPRESSION_BOMB)
    if unpacked > limits.MAX_UNPACKED_BYTES:
        raise Refusal(Reason.TOO_LARGE)
