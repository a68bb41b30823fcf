"""A countersigned container keeps everything that was there (A3)."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from agreements.signing.growth import check_growth
from agreements.signing.reasons import Reason, Refusal
from agreements.signing.trust_list import TrustList
from agreements.signing.verifier import verify

from .conftest import PDF
from .signer import Identity, TestAuthority
from .zip_builder import build, change, parts_of

SIGNATURE = "META-INF/signatures0.xml"


@pytest.fixture(scope="module")
def grown(authority: TestAuthority, container: bytes, jaan: Identity) -> bytes:
    return authority.sign(container, jaan)


def test_countersigned_container_is_valid_and_keeps_the_first_signature(
    container: bytes, grown: bytes, trust_list: TrustList
) -> None:
    assert verify(grown, trust_list).signed_by == {"47101010033", "38001085718"}
    assert check_growth(container, grown) == {"META-INF/signatures1.xml"}
    end = zipfile.ZipFile(BytesIO(container)).start_dir
    assert grown[:end] == container[:end]


def test_container_may_be_packed_anew(container: bytes, grown: bytes) -> None:
    assert check_growth(container, build(parts_of(grown)))


def test_signature_files_may_be_numbered_anew(container: bytes, grown: bytes, trust_list: TrustList) -> None:
    renamed = build(change(parts_of(grown), SIGNATURE, name=b"META-INF/signatures9.xml"))
    assert check_growth(container, renamed) == {"META-INF/signatures1.xml"}
    assert verify(renamed, trust_list).valid


@pytest.mark.parametrize(("end", "reason"), [(b"", Reason.NO_SIGNATURE), (b"\n", Reason.EARLIER_CHANGED)])
def test_copy_of_a_signature_is_no_signature_more(
    container: bytes, trust_list: TrustList, end: bytes, reason: Reason
) -> None:
    """Whoever may sign for both sides does not sign twice by copying a file, also not by a changed copy."""
    parts = parts_of(container)
    copy = replace(parts[-1], name=b"META-INF/signatures1.xml", data=parts[-1].data + end)
    copied = build([*parts, copy])
    assert verify(copied, trust_list).valid
    with pytest.raises(Refusal) as caught:
        check_growth(container, copied)
    assert caught.value.finding.reason is reason


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (SIGNATURE, {"data": b"<x/>"}),
        ("avaldus.pdf", {"data": b"%PDF-1.7 muu"}),
        ("avaldus.pdf", {"name": b"muu.pdf"}),
    ],
)
def test_changed_part_is_noticed(container: bytes, grown: bytes, name: str, changes: dict[str, object]) -> None:
    with pytest.raises(Refusal) as caught:
        check_growth(container, build(change(parts_of(grown), name, **changes)))
    assert caught.value.finding.reason is Reason.EARLIER_CHANGED


def test_other_signature_in_place_of_the_first(authority: TestAuthority, container: bytes, jaan: Identity) -> None:
    with pytest.raises(Refusal) as caught:
        check_growth(container, authority.sign({"avaldus.pdf": PDF}, jaan))
    assert caught.value.finding.reason is Reason.EARLIER_CHANGED


def test_nothing_added(container: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        check_growth(container, container)
    assert caught.value.finding.reason is Reason.NO_SIGNATURE
