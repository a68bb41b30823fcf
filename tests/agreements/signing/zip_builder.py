"""Builds ZIP files byte by byte, also such that no ordinary writer makes."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass, replace
from io import BytesIO


@dataclass(frozen=True)
class Part:
    """One entry; what is None follows from the content."""

    name: bytes
    data: bytes
    method: int = 8
    flags: int = 0x800
    crc: int | None = None
    packed: bytes | None = None
    size: int | None = None
    packed_size: int | None = None
    local_name: bytes | None = None
    local_size: int | None = None
    local_flags: int | None = None
    local_method: int | None = None
    extra: bytes = b""
    central_extra: bytes = b""
    descriptor: bytes | None = None
    before: bytes = b""
    """Bytes put before the entry."""
    made_by: int = 3 << 8
    mode: int = 0
    comment: bytes = b""
    offset: int | None = None
    central: bool = True

    @property
    def content(self) -> bytes:
        if self.packed is not None:
            return self.packed
        if self.method != 8:
            return self.data
        engine = zlib.compressobj(9, zlib.DEFLATED, -15)
        return engine.compress(self.data) + engine.flush()


def parts_of(container: bytes) -> list[Part]:
    """The entries of a container, to be changed and built again."""
    with zipfile.ZipFile(BytesIO(container)) as archive:
        return [
            Part(info.filename.encode(), archive.read(info), 0 if info.compress_type == 0 else 8)
            for info in archive.infolist()
        ]


def change(parts: list[Part], name: str, /, **changes: object) -> list[Part]:
    """The same parts, one of them changed."""
    return [replace(part, **changes) if part.name == name.encode() else part for part in parts]


def with_descriptor(part: Part, form: str = "<4s3L", mark: bytes | None = b"PK\x07\x08") -> Part:
    """The part as a streaming writer leaves it: sizes behind the data."""
    numbers = (zlib.crc32(part.data), len(part.content), len(part.data))
    descriptor = struct.pack(form, mark, *numbers) if mark else struct.pack(form, *numbers)
    return replace(part, flags=part.flags | 8, descriptor=descriptor)


def build(
    parts: list[Part],
    *,
    prefix: bytes = b"",
    suffix: bytes = b"",
    comment: bytes = b"",
    zip64: bool = False,
    listed: tuple[int, ...] = (),
) -> bytes:
    """The file. `suffix` follows the end record; `zip64` writes the 64-bit records too.

    `listed` is the order of the directory, where it is not that of the entries.
    """
    body, records = BytesIO(), []
    body.write(prefix)
    for part in parts:
        body.write(part.before)
        offset = body.tell()
        content, crc = part.content, zlib.crc32(part.data) if part.crc is None else part.crc
        size = len(part.data) if part.size is None else part.size
        packed_size = len(content) if part.packed_size is None else part.packed_size
        local = (crc, packed_size, size if part.local_size is None else part.local_size)
        if part.descriptor is not None:
            local = (0, 0, 0)
        flags = part.flags if part.local_flags is None else part.local_flags
        method = part.method if part.local_method is None else part.local_method
        name = part.name if part.local_name is None else part.local_name
        body.write(
            struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, flags, method, 0, 33, *local, len(name), len(part.extra))
        )
        body.write(name + part.extra + content + (part.descriptor or b""))
        if part.central:
            records.append(
                struct.pack(
                    "<4s6H3L5H2L",
                    b"PK\x01\x02",
                    part.made_by | 20,
                    20,
                    part.flags,
                    part.method,
                    0,
                    33,
                    crc,
                    packed_size,
                    size,
                    len(part.name),
                    len(part.central_extra),
                    len(part.comment),
                    0,
                    0,
                    part.mode << 16,
                    offset if part.offset is None else part.offset,
                )
                + part.name
                + part.central_extra
                + part.comment
            )
    central = b"".join(records[index] for index in listed or range(len(records)))
    count, where = len(records), body.tell()
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(central), where, len(comment))
    if zip64:
        wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(central), where)
        locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, where + len(central), 1)
        end = (
            wide
            + locator
            + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, len(comment))
        )
    return body.getvalue() + central + end + comment + suffix
