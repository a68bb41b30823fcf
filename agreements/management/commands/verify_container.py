"""Verify one ASiC-E container from the command line: no database, no settings of the environment."""

from __future__ import annotations

import hashlib
import json
import sys
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from agreements.signing import limits
from agreements.signing.reasons import Finding, Reason, Refusal
from agreements.signing.report import as_json, as_lines
from agreements.signing.signed_list import load_signers
from agreements.signing.texts import TEXTS
from agreements.signing.trust_list import TrustList, load_trust_list
from agreements.signing.verdict import Verdict
from agreements.signing.verifier import Expectation, verify

VALID, NOT_VALID, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    """Exit code 0 valid, 1 not valid, 2 a file could not be read at all (missing, no permission, a folder).

    What can be read but is no container (empty, cut off) is not valid. A trust list that is stale, changed or
    signed by somebody else makes everything not valid.
    """

    help = "Verify an ASiC-E container against a trust list"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--document", type=Path, metavar="PDF", help="issued document that must be inside")
        parser.add_argument("--trust-list", type=Path, required=True, metavar="XML")
        parser.add_argument("--trust-list-signer", type=Path, required=True, metavar="CRT")
        parser.add_argument(
            "--representative",
            action="append",
            metavar="CODE",
            help="personal code of one who may sign; may be given several times",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            verdict = self._verify(options)
            code = VALID if verdict.valid else NOT_VALID
        except OSError as error:
            finding = Finding(Reason.UNREADABLE_FILE, f"{error.filename}: {error.strerror}")
            verdict, code = Verdict(valid=False, reasons=(finding,)), UNREADABLE
        if options["json"]:
            self.stdout.write(json.dumps(as_json(verdict), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(as_lines(verdict, _words)))
        if code:
            sys.exit(code)

    def _verify(self, options: dict[str, Any]) -> Verdict:
        container = _read(options["file"], limits.MAX_CONTAINER_BYTES)
        document, representatives = options["document"], options["representative"]
        now = datetime.now(UTC)
        expectation = Expectation(
            document_sha256=hashlib.sha256(document.read_bytes()).hexdigest() if document else None,
            representatives=frozenset(representatives) if representatives else None,
            now=now,
        )
        trust_list, refused = _trust_list(options, now)
        verdict = verify(container, trust_list, expectation)
        return verdict.refused(refused) if refused else verdict


def _words(reason: Reason) -> str:
    text = TEXTS[reason]
    return f"{text.what} {text.to_do}"


def _read(path: Path, limit: int) -> bytes:
    """At most one byte more than the limit: enough to refuse it."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def _trust_list(options: dict[str, Any], now: datetime) -> tuple[TrustList | None, Finding | None]:
    data = _read(options["trust_list"], limits.MAX_TRUST_LIST_BYTES)
    signers = _read(options["trust_list_signer"], limits.MAX_META_BYTES)
    try:
        return load_trust_list(data, load_signers(signers), now=now), None
    except Refusal as refusal:
        return None, refusal.finding
