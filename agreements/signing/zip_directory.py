"""The directory at a ZIP's end, read so that it leaves no byte unexplained."""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from . import limits
from .reasons import Reason, Refusal

STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR, STRONG_ENCRYPTION, MASKED_HEADER = 0x0001, 0x0008, 0x0040, 0x2000
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_ZIP64, _UNICODE_PATH = 0x0001, 0x7075
_UNIX_SYSTEMS = (3, 19)


@dataclass(frozen=True, slots=True)
class Directory:
    """Where the directory lies (bytes from the start) and how many entries it lists."""

    offset: int
    size: int
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as the directory describes it. Sizes in bytes."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    offset: int


def find_directory(data: bytes) -> Directory:
    """The directory. Its end record, with the comment it announces, must end the file."""
    start = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - _FULL16))
    if start < 0 or start + _END.size > len(data):
        raise Refusal(Reason.CONTAINER_DAMAGED, "no end record")
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(data, start)
    if start + _END.size + comment != len(data) or disk or first_disk or here != count:
        raise Refusal(Reason.CONTAINER_DAMAGED, "end record")
    directory = Directory(offset, size, count)
    locator = start - _LOCATOR64.size
    if locator > 0 and data[locator : locator + 4] == b"PK\x06\x07":
        directory, start = _directory64(data, locator, directory)
    if directory.offset + directory.size != start:
        raise Refusal(Reason.CONTAINER_DAMAGED, "bytes around the directory")
    if directory.count > limits.MAX_ENTRIES:
        raise Refusal(Reason.TOO_LARGE, f"{directory.count} files")
    return directory


def _directory64(data: bytes, locator: int, small: Directory) -> tuple[Directory, int]:
    _, disk, start, disks = _LOCATOR64.unpack_from(data, locator)
    if disk or disks > 1 or start + _END64.size != locator or data[start : start + 4] != b"PK\x06\x06":
        raise Refusal(Reason.CONTAINER_DAMAGED, "64-bit end record")
    _, length, _, _, disk, first_disk, here, count, size, offset = _END64.unpack_from(data, start)
    agree = [
        small.count in (count, _FULL16),
        small.size in (size, _FULL32),
        small.offset in (offset, _FULL32),
    ]
    if length != _END64.size - 12 or disk or first_disk or here != count or not all(agree):
        raise Refusal(Reason.CONTAINER_DAMAGED, "64-bit end record")
    return Directory(offset, size, count), start


def listed_entries(data: bytes, directory: Directory) -> Iterator[Listed]:
    """Entries in the directory's order; they must fill it exactly."""
    position, end = directory.offset, directory.offset + directory.size
    for _ in range(directory.count):
        fields = _CENTRAL.unpack_from(data, position)
        mark, made_by, _, flags, method, _, _, crc, packed, size = fields[:10]
        name_size, extra_size, comment_size, disk, _, attributes, offset = fields[10:]
        name_start = position + _CENTRAL.size
        extra_start = name_start + name_size
        position = extra_start + extra_size + comment_size
        if mark != b"PK\x01\x02" or position > end or disk:
            raise Refusal(Reason.CONTAINER_DAMAGED, "directory")
        raw_name, extra = data[name_start:extra_start], data[extra_start : extra_start + extra_size]
        name = read_name(raw_name, extra)
        _check_kind(name, flags, method, made_by, attributes)
        size, packed, offset = widen(extra, (size, packed, offset))
        yield Listed(name, raw_name, flags, method, crc, packed, size, offset)
    if position != end:
        raise Refusal(Reason.CONTAINER_DAMAGED, "directory")


def read_name(raw: bytes, extra: bytes) -> str:
    """Names are UTF-8, flagged or not (older DigiDoc writers did not flag it), and told once."""
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(Reason.UNSAFE_NAME, repr(raw)) from error
    other = _extra_fields(extra).get(_UNICODE_PATH)
    if other is not None and other[5:] != raw:
        raise Refusal(Reason.UNSAFE_NAME, name)
    return name


def widen(extra: bytes, values: tuple[int, ...]) -> tuple[int, ...]:
    """Replace full 32-bit values by those of the ZIP64 field, in the order that the format fixes.

    A field that is not needed must tell the same: some readers believe it, others do not look at it.
    """
    wide = _extra_fields(extra).get(_ZIP64, b"")
    full = [value == _FULL32 for value in values]
    needed = sum(full)
    rest = wide[8 * needed :]
    if rest and (needed or not struct.pack(f"<{len(values)}Q", *values).startswith(rest)):
        raise Refusal(Reason.CONTAINER_DAMAGED, "64-bit sizes")
    numbers = iter(struct.unpack_from(f"<{needed}Q", wide))
    return tuple(next(numbers) if is_full else value for value, is_full in zip(values, full, strict=True))


def _check_kind(name: str, flags: int, method: int, made_by: int, attributes: int) -> None:
    if flags & (ENCRYPTED | STRONG_ENCRYPTION | MASKED_HEADER):
        raise Refusal(Reason.ENCRYPTED, name)
    if method not in (STORED, DEFLATED):
        raise Refusal(Reason.CONTAINER_DAMAGED, f"{name}: method {method}")
    kind = stat.S_IFMT(attributes >> 16) if made_by >> 8 in _UNIX_SYSTEMS else 0
    if kind not in (0, stat.S_IFDIR if name.endswith("/") else stat.S_IFREG):
        raise Refusal(Reason.UNSAFE_NAME, f"{name}: not a plain file")


def _extra_fields(extra: bytes) -> dict[int, bytes]:
    fields: dict[int, bytes] = {}
    position = 0
    while position < len(extra):
        kind, size = struct.unpack_from("<2H", extra, position)
        position += 4
        if kind in fields or position + size > len(extra):
            raise Refusal(Reason.CONTAINER_DAMAGED, "extra field")
        fields[kind] = extra[position : position + size]
        position += size
    return fields
