"""Mutated containers: never a yes over changed content, never an exception, never much memory or time."""

from __future__ import annotations

import re
import time
import tracemalloc
import zipfile
from functools import cache
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.signing.safe_xml import parse_plain
from agreements.signing.signature_document import read_signature, signature_elements
from agreements.signing.structure import read_container
from agreements.signing.verdict import Verdict
from agreements.signing.verifier import verify

from .test_corpus import CORPUS, PUBLIC, rows, trust_list
from .zip_builder import build, change, parts_of

BOUNDED = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@cache
def valid_containers() -> list[tuple[str, bytes, str]]:
    found = []
    for row in rows():
        path = (PUBLIC if row["file"].startswith("public/") else CORPUS) / row["file"]
        if row["expected"] == "valid" and path.exists():
            found.append((row["file"], path.read_bytes(), row["trust"]))
    return found


def what_was_signed(container: bytes) -> object:
    """Files and the parts of every signature that its value or its digests cover."""
    read = read_container(container)
    files = {name: entry.read() for name, entry in read.data_files.items()}
    signatures = []
    for file, data in read.signature_files.items():
        for element in signature_elements(data):
            signature = read_signature(file, element)
            properties = signature.info.form.octets(signature.signed_properties)
            signatures.append((signature.info.octets(), properties, signature.key_certificates))
    return files, signatures


def check(original: bytes, mutated: bytes, trust: str) -> Verdict:
    began = time.process_time()
    verdict = verify(mutated, trust_list(trust))
    assert time.process_time() - began < 5
    if verdict.valid:
        assert what_was_signed(mutated) == what_was_signed(original)
    else:
        assert verdict.all_reasons()
    return verdict


containers = st.sampled_from(valid_containers())
spots = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255), st.sampled_from("xid")),
    min_size=1,
    max_size=4,
)


def mutate(data: bytes, changes: list[tuple[float, int, str]]) -> bytes:
    """Exchange, insert or delete single bytes."""
    result = bytearray(data)
    for spot, value, act in changes:
        at = int(spot * len(result))
        if act == "x":
            result[at] = value
        elif act == "i":
            result.insert(at, value)
        else:
            del result[at]
    return bytes(result)


@BOUNDED
@given(containers, spots)
def test_mutated_bytes(case: tuple[str, bytes, str], changes: list[tuple[float, int, str]]) -> None:
    _, data, trust = case
    check(data, mutate(data, changes), trust)


@BOUNDED
@given(containers, spots, st.integers(0, 9))
def test_mutated_part(case: tuple[str, bytes, str], changes: list[tuple[float, int, str]], which: int) -> None:
    """A part changed inside, the ZIP around it right."""
    _, data, trust = case
    parts = parts_of(data)
    part = parts[which % len(parts)]
    if part.data:
        name = part.name.decode()
        check(data, build(change(parts, name, data=mutate(part.data, changes))), trust)


@BOUNDED
@given(containers, st.data())
def test_mutated_xml(case: tuple[str, bytes, str], data: st.DataObject) -> None:
    """Elements and attributes moved, doubled, removed or emptied: still well-formed."""
    from lxml import etree

    _, original, trust = case
    parts = parts_of(original)
    names = [part.name.decode() for part in parts if part.name.endswith(b".xml")]
    name = data.draw(st.sampled_from(names))
    root = parse_plain(next(part.data for part in parts if part.name == name.encode()))
    nodes = list(root.iter())
    node, other = data.draw(st.sampled_from(nodes[1:])), data.draw(st.sampled_from(nodes))
    act = data.draw(st.sampled_from(["remove", "double", "move", "empty", "text", "attribute", "rename"]))
    parent = node.getparent()
    if act == "remove":
        parent.remove(node)
    elif act == "double":
        parent.append(etree.fromstring(etree.tostring(node, with_tail=False)))
    elif act == "move" and node not in other.iterancestors() and other is not node:
        other.append(node)
    elif act == "empty":
        node.text = ""
    elif act == "text":
        node.text = data.draw(st.text("ABCabc=+/ 0123", max_size=40))
    elif act == "attribute" and node.attrib:
        node.set(data.draw(st.sampled_from(sorted(node.attrib))), data.draw(st.text("#S0abc", max_size=9)))
    elif act == "rename":
        node.tag = other.tag
    mutated = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    check(original, build(change(parts, name, data=mutated)), trust)


@BOUNDED
@given(containers, st.integers(0, 20), st.floats(0, 1, exclude_max=True), st.integers(1, 255))
def test_mutated_token(case: tuple[str, bytes, str], which: int, spot: float, flip: int) -> None:
    """A byte changed inside a certificate, timestamp or OCSP answer."""
    from base64 import b64decode, b64encode

    _, original, trust = case
    parts = parts_of(original)
    name = next(part.name.decode() for part in parts if b"signatures" in part.name)
    data = next(part.data for part in parts if part.name == name.encode())
    found = list(re.finditer(rb"(?:Certificate|TimeStamp|OCSPValue)(?: Id=\"[^\"]*\")?>([A-Za-z0-9+/=\s]{40,})<", data))
    token = found[which % len(found)]
    der = bytearray(b64decode(token.group(1)))
    der[int(spot * len(der))] ^= flip
    changed = data[: token.start(1)] + b64encode(der) + data[token.end(1) :]
    check(original, build(change(parts, name, data=changed)), trust)


@BOUNDED
@given(st.binary(max_size=2000))
def test_any_bytes(data: bytes) -> None:
    assert not verify(data, trust_list("pki/TSL.xml")).valid
    assert not verify(b"PK\x03\x04" + data, trust_list("pki/TSL.xml")).valid


def test_valid_containers_are_there() -> None:
    assert len(valid_containers()) >= 5


def test_memory_stays_small_with_a_large_file(authority, mari) -> None:
    """60 MB unpacked from 20: the file is hashed in pieces, never held."""
    import random

    noise = random.Random(2).randbytes(20_000_000)
    data = authority.sign({"suur.bin": noise + bytes(40_000_000)}, mari)
    trust = authority.trust_list()
    del noise
    tracemalloc.start()
    began = time.process_time()
    verdict = verify(data, trust)
    assert time.process_time() - began < 5
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert verdict.valid
    assert peak < 50_000_000


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deeply_nested_xml(container: bytes, trust_list, depth: int) -> None:
    nested = b"<a>" * depth + b"</a>" * depth
    data = build(change(parts_of(container), "META-INF/signatures0.xml", data=nested))
    assert not verify(data, trust_list).valid


def test_thousands_of_references_are_refused_quickly(container: bytes, trust_list) -> None:
    reference = (
        b'<ds:Reference URI="#x"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        b"<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>"
    )
    parts = parts_of(container)
    name = "META-INF/signatures0.xml"
    data = next(part.data for part in parts if part.name == name.encode())
    flooded = data.replace(b"</ds:SignedInfo>", reference * 12_000 + b"</ds:SignedInfo>")
    began = time.process_time()
    assert not verify(build(change(parts, name, data=flooded, method=0)), trust_list).valid
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "extra",
    [
        b"<x/>" * 400_000,
        b'<x a="" ' + b" ".join(b'a%d="1"' % number for number in range(50_000)) + b"/>",
        b"<x "
        + b" ".join(b'xmlns:n%d="urn:%d"' % (number, number) for number in range(9_000))
        + b">"
        + b"<y/>" * 9_000
        + b"</x>",
        b'<x xmlns:n="relative"/>',
    ],
    ids=["elements", "attributes", "prefixes", "relative"],
)
def test_xml_that_is_slow_to_put_into_canonical_form(container: bytes, trust_list, extra: bytes) -> None:
    parts = parts_of(container)
    name = "META-INF/signatures0.xml"
    data = next(part.data for part in parts if part.name == name.encode())
    end = b"</xades:SignedProperties>"
    began = time.process_time()
    verdict = verify(build(change(parts, name, data=data.replace(end, extra + end), method=0)), trust_list)
    assert time.process_time() - began < 3
    assert {str(one.reason) for one in verdict.all_reasons()} <= {"unsafe-xml", "signature-malformed"}


def test_archive_timestamps_may_not_read_the_files_without_end(judge, monkeypatch) -> None:
    from .conftest import PDF, reasons
    from .signer import Options

    monkeypatch.setattr("agreements.signing.limits.MAX_HASHED_BYTES", 3 * len(PDF))
    assert judge(Options(archive_timestamps=2)).valid
    assert not judge(Options(archive_timestamps=3)).valid
    monkeypatch.setattr("agreements.signing.limits.MAX_HASHED_BYTES", 1)
    assert {str(reason) for reason in reasons(judge())} == {"too-large"}


def test_nested_archives_are_never_opened(authority, mari) -> None:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pomm.bin", bytes(30_000_000))
    began = time.process_time()
    assert verify(authority.sign({"sees.zip": inner.getvalue()}, mari), authority.trust_list()).valid
    assert time.process_time() - began < 2
