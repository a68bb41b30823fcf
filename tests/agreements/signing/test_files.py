"""Stage 2: the container's files, the manifest's and the signed ones are the same files."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

import pytest

from agreements.signing.reasons import Reason
from agreements.signing.trust_list import TrustList
from agreements.signing.verifier import Expectation, verify

from .conftest import PDF, reasons
from .signer import Identity, Options, TestAuthority
from .zip_builder import Part, build, change, parts_of

NAMES = [
    "liitumisavaldus 2026.pdf",
    "a+b.pdf",
    "100%.pdf",
    "a%20b.pdf",
    "õäöü Шпрот.pdf",
    "a&b#c?d.pdf",
    "#1.pdf",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_file_name_may_be_signed(judge, name: str) -> None:
    assert judge(files={name: PDF}).valid
    assert judge(files={name: PDF, "lisa.txt": b""}).valid


@pytest.mark.parametrize("name", NAMES[:5])
def test_older_writers_do_not_encode_the_name(judge, name: str) -> None:
    assert judge(Options(encode_uri=lambda text: text), files={name: PDF}).valid


@pytest.mark.parametrize("uri", ["./avaldus.pdf", "/avaldus.pdf", "kaust/avaldus.pdf", "AVALDUS.pdf", "%ff", "", "#S0"])
def test_reference_to_something_else_signs_nothing(judge, uri: str) -> None:
    assert not judge(Options(encode_uri=lambda _: uri)).valid


def test_encoded_name_wins_over_the_raw_one(judge) -> None:
    files = {"a b.pdf": PDF, "a%20b.pdf": b"other"}
    assert judge(files=files).valid
    assert not judge(Options(encode_uri=lambda text: text), files=files).valid


def test_every_signature_covers_every_file(
    authority: TestAuthority, mari: Identity, jaan: Identity, trust_list: TrustList
) -> None:
    files = {"avaldus.pdf": PDF, "lisa.txt": b"lisa"}
    first = authority.sign(files, mari)
    second = authority.sign(first, jaan, Options(references={"avaldus.pdf": PDF}))
    verdict = verify(second, trust_list)
    assert reasons(verdict) == {Reason.FILES_NOT_SIGNED}
    assert [one.valid for one in verdict.signatures] == [True, False]


@pytest.mark.parametrize(
    ("references", "reason"),
    [
        ({"avaldus.pdf": b"other"}, Reason.FILE_CHANGED),
        ({"muu.pdf": PDF}, Reason.FILES_NOT_SIGNED),
        ({"avaldus.pdf": PDF, "muu.pdf": PDF}, Reason.FILES_NOT_SIGNED),
        ({"mimetype": b"application/vnd.etsi.asic-e+zip"}, Reason.FILES_NOT_SIGNED),
    ],
)
def test_signature_over_other_files(judge, references: dict[str, bytes], reason: Reason) -> None:
    assert reasons(judge(Options(references=references))) == {reason}


def test_file_signed_twice_under_two_spellings(judge) -> None:
    spellings = iter(["avaldus.pdf", "avaldus%2Epdf"])
    options = Options(references={"1": PDF, "2": PDF}, encode_uri=lambda _: next(spellings))
    assert reasons(judge(options)) == {Reason.FILES_NOT_SIGNED}


def test_transforms_and_types_on_a_file_are_refused(judge) -> None:
    xslt = '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/></ds:Transforms>'
    base64 = '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"/></ds:Transforms>'
    for transforms in (xslt, base64):
        assert reasons(judge(Options(data_transforms=transforms))) == {Reason.SIGNATURE_MALFORMED}
    for kind in ("http://www.w3.org/2000/09/xmldsig#Manifest", "http://uri.etsi.org/01903#SignedProperties"):
        assert reasons(judge(Options(data_type=kind))) == {Reason.SIGNATURE_MALFORMED}


def test_replaced_and_added_files(container: bytes, trust_list: TrustList) -> None:
    parts = parts_of(container)
    replaced = build(change(parts, "avaldus.pdf", data=b"%PDF-1.7 muu"))
    assert reasons(verify(replaced, trust_list)) == {Reason.FILE_CHANGED}
    added = build([*parts, Part(b"lisa.txt", b"lisa")])
    assert reasons(verify(added, trust_list)) == {Reason.MANIFEST_DIFFERS}
    renamed = build(change(parts, "avaldus.pdf", name=b"muu.pdf"))
    assert reasons(verify(renamed, trust_list)) == {Reason.MANIFEST_DIFFERS}


def test_manifest_gives_files_the_types_that_were_signed(judge, container: bytes, trust_list: TrustList) -> None:
    assert judge(Options(media_type="")).valid
    assert reasons(judge(Options(media_type="application/pdf"))) == {Reason.MANIFEST_DIFFERS}
    manifest = "META-INF/manifest.xml"
    parts = parts_of(container)
    data = next(part.data for part in parts if part.name == manifest.encode())
    edited = build(change(parts, manifest, data=data.replace(b"octet-stream", b"x-msdownload")))
    assert reasons(verify(edited, trust_list)) == {Reason.MANIFEST_DIFFERS}


def test_type_about_nothing_or_told_twice(judge) -> None:
    for to in (b"#S0-missing", b""):
        options = Options(edit_before=lambda data, to=to: data.replace(b'="#S0-R0"', b'="' + to + b'"'))
        assert reasons(judge(options)) == {Reason.SIGNED_PROPERTIES}
    start, end = b"<xades:DataObjectFormat", b"</xades:DataObjectFormat>"

    def twice(data: bytes) -> bytes:
        element = data[data.index(start) : data.index(end) + len(end)]
        return data.replace(element, element * 2)

    assert reasons(judge(Options(edit_before=twice))) == {Reason.SIGNED_PROPERTIES}


def test_issued_document_must_be_inside(judge) -> None:
    right = hashlib.sha256(PDF).hexdigest()
    assert judge(expectation=Expectation(document_sha256=right)).valid
    assert judge(expectation=Expectation(document_sha256=right.upper())).valid
    other = judge(expectation=Expectation(document_sha256=hashlib.sha256(b"other").hexdigest()))
    assert reasons(other) == {Reason.DOCUMENT_MISSING}
    assert [one.valid for one in other.signatures] == [True]


def test_only_a_representative_signs(judge) -> None:
    assert judge(expectation=Expectation(representatives=frozenset({"47101010033", "38001085718"}))).valid
    for representatives in (frozenset({"38001085718"}), frozenset()):
        verdict = judge(expectation=Expectation(representatives=representatives))
        assert reasons(verdict) == {Reason.NOT_REPRESENTATIVE}


def test_percent_sign_alone_is_a_name(judge) -> None:
    assert judge(Options(encode_uri=lambda text: quote(text)), files={"50%": PDF}).valid
