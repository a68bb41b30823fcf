"""The gate: no false accept, every valid container accepted."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from agreements.signing.signed_list import load_signers
from agreements.signing.trust_list import TrustList, load_trust_list
from agreements.signing.verifier import verify

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "tests" / "data" / "asice"
PUBLIC = ROOT.parent / "shared" / "asice"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""The test lists are in force then."""


def rows() -> list[dict[str, str]]:
    with (CORPUS / "corpus.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@cache
def trust_list(name: str) -> TrustList:
    signers = load_signers((CORPUS / "pki" / "tsl.crt").read_bytes())
    return load_trust_list((CORPUS / name).read_bytes(), signers, now=NOW)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_container_gets_the_verdict_of_the_corpus(row: dict[str, str]) -> None:
    path = (PUBLIC if row["file"].startswith("public/") else CORPUS) / row["file"]
    if not path.exists():
        pytest.skip(f"{row['file']} of the public collection is not beside the project")
    verdict = verify(path.read_bytes(), trust_list(row["trust"]))
    assert verdict.valid is (row["expected"] == "valid"), verdict.all_reasons()
    assert verdict.valid or verdict.all_reasons()


def test_signers_times_and_levels_are_told() -> None:
    verdict = verify((CORPUS / "made" / "lt-2sig.asice").read_bytes(), trust_list("pki/TSL.xml"))
    told = [
        (one.signer.name, one.signer.personal_code, one.level, one.time.isoformat())
        for one in verdict.signatures
        if one.signer and one.time
    ]
    assert told == [
        ("MARI-LIIS MÄNNIK", "47101010033", "LT", "2026-11-22T02:35:50+00:00"),
        ("JAAN TAMM", "38001085718", "LT", "2026-11-22T02:43:14+00:00"),
    ]
    assert verdict.trust_list_sequence == 34
    assert [one.name for one in verdict.files] == ["kokkulepe.pdf"]


def test_archive_timestamp_makes_the_long_level() -> None:
    verdict = verify((CORPUS / "made" / "lta-1sig.asice").read_bytes(), trust_list("pki/TSL.xml"))
    assert [one.level for one in verdict.signatures] == ["LTA"]


def test_without_a_trust_list_nothing_is_valid() -> None:
    verdict = verify((CORPUS / "made" / "lt-1sig.asice").read_bytes(), None)
    assert not verdict.valid
    assert {str(finding.reason) for finding in verdict.all_reasons()} == {"no-trust-list"}


def test_the_other_trust_list_does_not_know_the_signer() -> None:
    verdict = verify((CORPUS / "made" / "lt-1sig.asice").read_bytes(), trust_list("pki/EE_T.xml"))
    assert not verdict.valid
