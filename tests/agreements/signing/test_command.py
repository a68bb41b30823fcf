"""The command: exit codes and JSON, without a database and without any environment variable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from .conftest import PDF
from .signer import Identity, TestAuthority
from .signer.trust_list_writer import ListOptions
from .test_corpus import CORPUS, ROOT


@pytest.fixture
def folder(tmp_path: Path, authority: TestAuthority, container: bytes) -> Path:
    """A valid container, the issued document, the trust list and its signer's certificate."""
    (tmp_path / "avaldus.asice").write_bytes(container)
    (tmp_path / "avaldus.pdf").write_bytes(PDF)
    (tmp_path / "list.xml").write_bytes(authority.trust_list_xml())
    (tmp_path / "list.crt").write_bytes(authority.list_signer.pem)
    return tmp_path


def run(folder: Path, capsys, file: str = "avaldus.asice", *more: str, **paths: str) -> tuple[int, str]:
    """Exit code and output."""
    trust, signer = paths.get("trust", "list.xml"), paths.get("signer", "list.crt")
    arguments = [str(folder / file), "--trust-list", str(folder / trust)]
    arguments += ["--trust-list-signer", str(folder / signer), *more]
    try:
        call_command("verify_container", *arguments)
    except SystemExit as end:
        return int(end.code or 0), capsys.readouterr().out
    return 0, capsys.readouterr().out


def test_valid_container_ends_with_zero(folder: Path, capsys) -> None:
    code, text = run(folder, capsys)
    assert code == 0
    assert text.splitlines()[0] == "valid"
    code, text = run(folder, capsys, "avaldus.asice", "--json")
    assert (code, json.loads(text)["valid"]) == (0, True)


def test_ending_of_the_name_decides_nothing(folder: Path, capsys) -> None:
    (folder / "avaldus.txt").write_bytes((folder / "avaldus.asice").read_bytes())
    assert run(folder, capsys, "avaldus.txt")[0] == 0
    assert run(folder, capsys, "avaldus.pdf")[0] == 1


def test_issued_document_is_asked_only_when_given(folder: Path, capsys) -> None:
    right = ("--document", str(folder / "avaldus.pdf"))
    assert run(folder, capsys, "avaldus.asice", *right)[0] == 0
    (folder / "muu.pdf").write_bytes(b"%PDF-1.7 muu")
    code, text = run(folder, capsys, "avaldus.asice", "--json", "--document", str(folder / "muu.pdf"))
    assert code == 1
    assert [reason["code"] for reason in json.loads(text)["reasons"]] == ["document-missing"]


def test_representatives_are_asked_only_when_given(folder: Path, capsys) -> None:
    assert run(folder, capsys, "avaldus.asice", "--representative", "47101010033")[0] == 0
    code, text = run(folder, capsys, "avaldus.asice", "--representative", "38001085718")
    assert code == 1
    assert "not-representative (47101010033): Allkirja andis inimene" in text


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_can_be_read_but_is_no_container_is_not_valid(folder: Path, capsys, data: bytes) -> None:
    (folder / "x.asice").write_bytes(data)
    assert run(folder, capsys, "x.asice")[0] == 1


def test_what_cannot_be_read_ends_with_two(folder: Path, capsys) -> None:
    for changes in ({"file": "missing.asice"}, {"file": "."}, {"trust": "missing.xml"}, {"signer": "missing.crt"}):
        file = changes.pop("file", "avaldus.asice")
        code, text = run(folder, capsys, file, "--json", **changes)
        told = json.loads(text)
        assert (code, told["valid"], told["reasons"][0]["code"]) == (2, False, "unreadable-file")
    code, _ = run(folder, capsys, "avaldus.asice", "--document", str(folder / "missing.pdf"))
    assert code == 2


def test_list_that_is_stale_or_foreign_makes_nothing_valid(
    folder: Path, capsys, authority: TestAuthority, mari: Identity
) -> None:
    from datetime import timedelta

    stale = authority.trust_list_xml(ListOptions(next_update=timedelta(days=-1)))
    (folder / "stale.xml").write_bytes(stale)
    (folder / "mari.crt").write_bytes(mari.pem)
    for paths, reason in (
        ({"trust": "stale.xml"}, "trust-list-stale"),
        ({"signer": "mari.crt"}, "trust-list-signature"),
        ({"signer": "avaldus.pdf"}, "trust-list-signature"),
        ({"trust": "avaldus.pdf"}, "trust-list-unreadable"),
    ):
        code, text = run(folder, capsys, "avaldus.asice", "--json", **paths)
        told = json.loads(text)
        assert (code, told["valid"], told["reasons"][0]["code"]) == (1, False, reason)


def test_runs_without_database_and_environment(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "verify_container", str(CORPUS / "made" / "lt-2sig.asice"), "--json"]
    command += ["--trust-list", str(CORPUS / "pki" / "TSL.xml")]
    command += ["--trust-list-signer", str(CORPUS / "pki" / "tsl.crt")]
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)
    assert done.returncode == (0 if told["valid"] else 1)
    in_force = all(reason["code"] != "trust-list-stale" for reason in told["reasons"])
    assert told["valid"] or not in_force
