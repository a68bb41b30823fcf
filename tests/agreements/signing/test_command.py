"""The command: exit codes and JSON, without a database and without any environment variable."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from .conftest import PDF
from .signer import Identity, TestAuthority
from .signer.trust_list_writer import ListOptions
from .test_corpus import ROOT


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


def arguments(folder: Path, file: str) -> list[str]:
    lists = ["--trust-list", str(folder / "list.xml"), "--trust-list-signer", str(folder / "list.crt")]
    return [sys.executable, "manage.py", "verify_container", str(folder / file), "--json", *lists]


@pytest.mark.parametrize("environment", [{}, {"TERVIK_MODE": "production", "DATABASE_URL": "nonsense"}])
def test_runs_without_database_and_whatever_the_environment(folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        arguments(folder, "avaldus.asice"), cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, json.loads(done.stdout)["valid"], done.stderr) == (0, True, "")


MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_maxrss, used.ru_utime + used.ru_stime)
"""


def test_a_large_container_takes_little_memory_and_time(folder: Path, authority: TestAuthority, mari: Identity) -> None:
    """At most 200 MB and five seconds of processor, the start of the command among them."""
    large = {"suur.bin": random.Random(3).randbytes(30_000_000), "tyhi.bin": bytes(60_000_000)}
    (folder / "suur.asice").write_bytes(authority.sign(large, mari))
    # A small process starts the command: the memory of whoever starts a program is counted as the program's.
    command = [sys.executable, "-c", MEASURE, *arguments(folder, "suur.asice")]
    done = subprocess.run(command, cwd=ROOT, env={}, capture_output=True, text=True, check=True)
    code, kilobytes, seconds = (float(number) for number in done.stdout.split())
    assert code == 0
    assert kilobytes < 200_000
    assert seconds < 5
