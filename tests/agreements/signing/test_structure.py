"""Stage 1: what a hostile ZIP may try, and what honest writers do."""

from __future__ import annotations

import random
import stat
import struct
import time
from dataclasses import replace

import pytest

from agreements.signing import limits
from agreements.signing.reasons import Reason
from agreements.signing.trust_list import TrustList
from agreements.signing.verifier import verify

from .conftest import reasons
from .signer.container_writer import manifest_of
from .zip_builder import Part, build, change, parts_of, with_descriptor

DATA = "avaldus.pdf"
MANIFEST = "META-INF/manifest.xml"
SIGNATURE = "META-INF/signatures0.xml"
DAMAGED = {Reason.CONTAINER_DAMAGED}


@pytest.fixture
def parts(container: bytes) -> list[Part]:
    return parts_of(container)


def test_rebuilt_container_is_valid(parts: list[Part], trust_list: TrustList) -> None:
    assert verify(build(parts), trust_list).valid


@pytest.mark.parametrize("form", ["<4s3L", "<4sL2Q", "<3L", "<L2Q"])
def test_streaming_writers_put_sizes_behind_the_data(parts: list[Part], trust_list: TrustList, form: str) -> None:
    mark = b"PK\x07\x08" if "4s" in form else None
    assert verify(build([parts[0], *(with_descriptor(p, form, mark) for p in parts[1:])]), trust_list).valid


def test_64_bit_records_comments_and_order_of_entries_do_not_matter(parts: list[Part], trust_list: TrustList) -> None:
    wide = struct.pack("<2H2Q", 1, 16, len(parts[1].data), len(parts[1].content))
    full = 0xFFFFFFFF
    big = replace(parts[1], extra=wide, central_extra=wide, size=full, packed_size=full)
    assert verify(build([parts[0], big, *parts[2:]], zip64=True), trust_list).valid
    commented = [replace(part, comment=b"LIB DigiDoc4j") for part in parts]
    assert verify(build(commented, comment=b"DigiDoc"), trust_list).valid
    assert verify(build([parts[0], parts[3], parts[2], parts[1]]), trust_list).valid
    assert verify(build(parts, listed=(0, 2, 3, 1)), trust_list).valid


def test_first_entry_is_first_for_every_reader(parts: list[Part], trust_list: TrustList) -> None:
    """By its bytes and by the directory."""
    assert reasons(verify(build(parts, listed=(1, 0, 2, 3)), trust_list)) == DAMAGED


@pytest.mark.parametrize(("numbers", "valid"), [((0, 0), True), ((1, 0), False), ((0, 1), False), ((0, 0, 5), False)])
def test_64_bit_sizes_that_are_not_needed_must_be_the_same(
    parts: list[Part], trust_list: TrustList, numbers: tuple[int, ...], valid: bool
) -> None:
    """Some readers believe them, others do not look."""
    sizes = (len(parts[1].data), len(parts[1].content), 0)
    told = [size + more for size, more in zip(sizes, numbers, strict=False)]
    extra = struct.pack(f"<2H{len(told)}Q", 1, 8 * len(told), *told)
    verdict = verify(build([parts[0], replace(parts[1], extra=extra), *parts[2:]]), trust_list)
    assert verdict.valid if valid else reasons(verdict) == DAMAGED


def test_folder_entry_of_meta_inf_is_harmless_and_any_other_is_not(parts: list[Part], trust_list: TrustList) -> None:
    folder = Part(b"META-INF/", b"", 0, mode=stat.S_IFDIR | 0o755)
    assert verify(build([parts[0], folder, *parts[1:]]), trust_list).valid
    assert reasons(verify(build([*parts, Part(b"muu/", b"", 0)]), trust_list)) == {Reason.UNSAFE_NAME}


@pytest.mark.parametrize(
    ("name", "changes", "reason"),
    [
        ("mimetype", {"method": 8}, Reason.MIMETYPE),
        ("mimetype", {"data": b"application/vnd.etsi.asic-e+zip\n"}, Reason.MIMETYPE),
        ("mimetype", {"data": b"application/vnd.etsi.asic-s+zip"}, Reason.MIMETYPE),
        ("mimetype", {"extra": struct.pack("<2H4s", 0x5455, 4, b"abcd")}, Reason.MIMETYPE),
        (DATA, {"flags": 0x801}, Reason.ENCRYPTED),
        (DATA, {"flags": 0x841}, Reason.ENCRYPTED),
        (DATA, {"method": 12}, Reason.CONTAINER_DAMAGED),
        (DATA, {"mode": stat.S_IFLNK | 0o777}, Reason.UNSAFE_NAME),
        (DATA, {"local_name": b"muu.pdfxxxx"}, Reason.CONTAINER_DAMAGED),
        (DATA, {"local_size": 5}, Reason.CONTAINER_DAMAGED),
        (DATA, {"local_method": 0}, Reason.CONTAINER_DAMAGED),
        (DATA, {"local_flags": 0x801}, Reason.CONTAINER_DAMAGED),
        (DATA, {"crc": 1}, Reason.CONTAINER_DAMAGED),
        (DATA, {"size": 3}, Reason.CONTAINER_DAMAGED),
        (DATA, {"size": 300}, Reason.CONTAINER_DAMAGED),
        (DATA, {"packed_size": 5000}, Reason.CONTAINER_DAMAGED),
        (DATA, {"packed": b"\xff\xff\xff\xff"}, Reason.CONTAINER_DAMAGED),
        (DATA, {"method": 0, "size": 3}, Reason.CONTAINER_DAMAGED),
        (DATA, {"offset": 0}, Reason.CONTAINER_DAMAGED),
        (DATA, {"before": b"x"}, Reason.CONTAINER_DAMAGED),
        (DATA, {"central": False}, Reason.CONTAINER_DAMAGED),
        (DATA, {"descriptor": b"garbage"}, Reason.CONTAINER_DAMAGED),
        (DATA, {"flags": 0x808, "descriptor": b"XX\x07\x08" + bytes(12)}, Reason.CONTAINER_DAMAGED),
        (DATA, {"flags": 0x808, "descriptor": bytes(12)}, Reason.CONTAINER_DAMAGED),
        (DATA, {"flags": 0x808, "descriptor": b"x"}, Reason.CONTAINER_DAMAGED),
        (DATA, {"central_extra": b"\x01\x00\xff\x00"}, Reason.CONTAINER_DAMAGED),
        (DATA, {"central_extra": b"\x01"}, Reason.CONTAINER_DAMAGED),
        (DATA, {"central_extra": struct.pack("<2H", 9, 0) * 2}, Reason.CONTAINER_DAMAGED),
        (DATA, {"central_extra": struct.pack("<2HBL", 0x7075, 12, 1, 0) + b"muu.pdf"}, Reason.UNSAFE_NAME),
        (DATA, {"name": b"\xff\xfe.pdf"}, Reason.UNSAFE_NAME),
        (DATA, {"name": b"..\\avaldus.pdf"}, Reason.UNSAFE_NAME),
        (DATA, {"name": b"/avaldus.pdf"}, Reason.UNSAFE_NAME),
        (DATA, {"name": b".."}, Reason.UNSAFE_NAME),
        (DATA, {"name": b""}, Reason.UNSAFE_NAME),
        (DATA, {"name": b"META-INF"}, Reason.UNSAFE_NAME),
        (DATA, {"name": b"MimeType"}, Reason.UNSAFE_NAME),
        (DATA, {"name": b"a\x00.pdf"}, Reason.UNSAFE_NAME),
        (DATA, {"name": "ava\u202efdp.exe".encode()}, Reason.UNSAFE_NAME),
        (DATA, {"name": b"kaust/avaldus.pdf"}, Reason.UNSAFE_NAME),
        (DATA, {"name": b"META-INF/avaldus.pdf"}, Reason.UNEXPECTED_FILE),
        (SIGNATURE, {"name": b"META-INF/signature0.xml"}, Reason.UNEXPECTED_FILE),
        (SIGNATURE, {"name": b"META-INF/sub/signatures0.xml"}, Reason.UNEXPECTED_FILE),
        (SIGNATURE, {"name": b"meta-inf/signatures0.xml"}, Reason.UNSAFE_NAME),
        (SIGNATURE, {"data": b" " * (limits.MAX_META_BYTES + 1), "method": 0}, Reason.TOO_LARGE),
        (MANIFEST, {"data": b"<x/>"}, Reason.MANIFEST_MALFORMED),
        (MANIFEST, {"data": b"<x>"}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": b"\xff\xfe<\x00x\x00/\x00>\x00"}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": b'<?xml version="1.0" encoding="UTF-7"?><x/>'}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": b'<?xml version="1.0" ' + b" " * 300 + b"encoding = 'UTF-16'?><x/>"}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": b'<?xml version="1.1"?>' + manifest_of([DATA]).partition(b"?>")[2]}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": "<x/>".encode("utf-16-le")}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": b"<!-- x --><x/>"}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": b"<x><?php x?></x>"}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": b'<x xml:base="http://x"/>'}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}, Reason.UNSAFE_XML),
        (MANIFEST, {"data": manifest_of([DATA, DATA])}, Reason.MANIFEST_MALFORMED),
        (MANIFEST, {"data": manifest_of([])}, Reason.MANIFEST_DIFFERS),
        (MANIFEST, {"data": manifest_of([DATA, "mimetype"])}, Reason.MANIFEST_DIFFERS),
        (MANIFEST, {"data": manifest_of([DATA]).replace(b"asic-e", b"asic-s")}, Reason.MANIFEST_MALFORMED),
        (MANIFEST, {"data": manifest_of([DATA]).replace(b"full-path=", b"path=")}, Reason.MANIFEST_MALFORMED),
        (MANIFEST, {"data": manifest_of([DATA]).replace(b'"/"', b'"muu"')}, Reason.MANIFEST_MALFORMED),
        (MANIFEST, {"data": manifest_of([DATA]).replace(b"file-entry", b"entry")}, Reason.MANIFEST_MALFORMED),
    ],
)
def test_strange_entry_is_refused(
    parts: list[Part], trust_list: TrustList, name: str, changes: dict[str, object], reason: Reason
) -> None:
    assert reasons(verify(build(change(parts, name, **changes)), trust_list)) == {reason}


def test_nothing_may_stand_around_the_container(parts: list[Part], trust_list: TrustList) -> None:
    whole = build(parts)
    assert reasons(verify(b"x" + whole, trust_list)) == {Reason.NOT_A_CONTAINER}
    assert reasons(verify(build(parts, prefix=b"PK\x03\x04"), trust_list)) == DAMAGED
    assert reasons(verify(whole + b"x", trust_list)) == DAMAGED
    assert reasons(verify(whole + whole, trust_list)) == DAMAGED
    assert reasons(verify(build(parts, comment=b"PK\x05\x06" + bytes(18)), trust_list)) == DAMAGED
    assert reasons(verify(whole[:-10], trust_list)) == DAMAGED
    assert reasons(verify(b"PK\x03\x04", trust_list)) == DAMAGED
    assert reasons(verify(b"", trust_list)) == {Reason.NOT_A_CONTAINER}
    assert reasons(verify(b"%PDF-1.7", trust_list)) == {Reason.PLAIN_PDF}
    gap = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, 0, 4, 0)
    assert reasons(verify(b"PK\x03\x04" + gap, trust_list)) == DAMAGED


def test_directory_must_be_exact(parts: list[Part], trust_list: TrustList) -> None:
    whole = build(parts)
    end = whole.rindex(b"PK\x05\x06")

    def with_end(**values: int) -> bytes:
        fields = dict(
            zip(
                ("disk", "first", "here", "count", "size", "offset", "comment"),
                struct.unpack("<4H2LH", whole[end + 4 :]),
                strict=True,
            )
        )
        return whole[:end] + b"PK\x05\x06" + struct.pack("<4H2LH", *(fields | values).values())

    assert verify(with_end(), trust_list).valid
    for values in (
        {"disk": 1},
        {"here": 3},
        {"here": 3, "count": 3},
        {"here": 5, "count": 5},
        {"size": 1},
        {"offset": 0},
    ):
        assert reasons(verify(with_end(**values), trust_list)) == DAMAGED
    assert reasons(verify(with_end(here=501, count=501), trust_list)) == {Reason.TOO_LARGE}
    broken = whole.replace(b"PK\x01\x02", b"PK\x01\x03", 1)
    assert reasons(verify(broken, trust_list)) == DAMAGED


def test_64_bit_records_must_agree(parts: list[Part], trust_list: TrustList) -> None:
    whole = build(parts, zip64=True)
    record, locator = whole.rindex(b"PK\x06\x06"), whole.rindex(b"PK\x06\x07")
    for position in (record, record + 4, record + 24, record + 32, locator + 4, locator + 8, locator + 16):
        changed = bytearray(whole)
        changed[position] ^= 2
        assert not verify(bytes(changed), trust_list).valid


def test_parts_that_must_be_there(parts: list[Part], trust_list: TrustList) -> None:
    def without(name: str) -> bytes:
        return build([part for part in parts if part.name != name.encode()])

    assert reasons(verify(without("mimetype"), trust_list)) == {Reason.MIMETYPE}
    assert reasons(verify(without(MANIFEST), trust_list)) == {Reason.NO_MANIFEST}
    assert reasons(verify(without(SIGNATURE), trust_list)) == {Reason.NO_SIGNATURE}
    assert reasons(verify(without(DATA), trust_list)) == {Reason.NO_DATA_FILE}
    assert reasons(verify(build([]), trust_list)) == {Reason.NOT_A_CONTAINER}
    assert reasons(verify(build([*parts, parts[1]]), trust_list)) == {Reason.DUPLICATE_NAME}
    second = Part(b"mimetype", parts[0].data, 0)
    assert reasons(verify(build([*parts, second]), trust_list)) == {Reason.DUPLICATE_NAME}


def test_bombs_and_giants_are_refused_before_they_are_unpacked(
    parts: list[Part], trust_list: TrustList, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = Part(b"lisa.bin", bytes(8 * 1024 * 1024))
    assert reasons(verify(build([*parts, bomb]), trust_list)) == {Reason.COMPRESSION_BOMB}
    liar = replace(bomb, size=10)
    assert not verify(build([*parts, liar]), trust_list).valid
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 10)
    assert reasons(verify(build(parts), trust_list)) == {Reason.TOO_LARGE}
    monkeypatch.setattr(limits, "MAX_CONTAINER_BYTES", 10)
    assert reasons(verify(build(parts), trust_list)) == {Reason.TOO_LARGE}


def test_meta_files_together_have_a_limit(
    parts: list[Part], trust_list: TrustList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_META_TOTAL_BYTES", 100)
    assert reasons(verify(build(parts), trust_list)) == {Reason.TOO_LARGE}


def test_large_deflated_file_is_read_in_pieces(authority, mari, trust_list: TrustList) -> None:
    noise = random.Random(1).randbytes(700_000)
    assert verify(authority.sign({"suur.bin": noise + bytes(900_000)}, mari), trust_list).valid


@pytest.mark.parametrize("tail", [1, 400_000])
@pytest.mark.parametrize("size", [1_000, 300_000, 2_000_000])
def test_bytes_behind_the_end_of_a_stream_end_the_reading(
    parts: list[Part], trust_list: TrustList, size: int, tail: int
) -> None:
    """Found by fuzzing: where the unpacked file is longer than a piece, the reader asked for its rest for ever."""
    large = Part(b"suur.bin", random.Random(4).randbytes(size // 2) + bytes(size // 2))
    longer = replace(large, packed=large.content + b"x" * tail)
    began = time.process_time()
    assert (
        reasons(verify(build([*change(parts, MANIFEST, data=manifest_of([DATA, "suur.bin"])), longer]), trust_list))
        == DAMAGED
    )
    assert time.process_time() - began < 2


def test_deflated_data_with_a_tail_is_damaged(parts: list[Part], trust_list: TrustList) -> None:
    content = parts[1].content
    for packed in (content + b"tail", content[:-2]):
        verdict = verify(build(change(parts, DATA, packed=packed)), trust_list)
        assert reasons(verdict) == DAMAGED
