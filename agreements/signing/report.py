"""A verdict as JSON and as lines for a terminal; reasons as codes, with the operator's detail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .reasons import Finding, Reason
from .verdict import SignatureVerdict, Verdict


def as_json(verdict: Verdict) -> dict[str, Any]:
    """Plain values; times in ISO 8601, personal codes in full."""
    return {
        "valid": verdict.valid,
        "undecided": verdict.undecided,
        "signatures": [_signature(one) for one in verdict.signatures],
        "files": [{"name": one.name, "size": one.size, "sha256": one.sha256} for one in verdict.files],
        "reasons": [_finding(one) for one in verdict.all_reasons()],
        "trust_list_sequence": verdict.trust_list_sequence,
        "verifier_version": verdict.verifier_version,
    }


def as_lines(verdict: Verdict, words: Callable[[Reason], str]) -> Iterator[str]:
    """For people at a terminal; `words` puts a reason into a sentence."""

    def line(finding: Finding) -> str:
        detail = f" ({finding.detail})" if finding.detail else ""
        return f"{finding.reason}{detail}: {words(finding.reason)}"

    yield "valid" if verdict.valid else "not valid"
    for one in verdict.signatures:
        name = f"{one.signer.name} {one.signer.personal_code}" if one.signer else "unknown signer"
        state = "valid" if one.valid else "not valid"
        moment = one.time.isoformat() if one.time else "no trusted time"
        yield f"{one.file}: {name}, {moment}, {one.level}, {state}"
        yield from (f"  {line(finding)}" for finding in (*one.reasons, *one.warnings))
    yield from (line(finding) for finding in verdict.reasons)


def _signature(one: SignatureVerdict) -> dict[str, Any]:
    return {
        "file": one.file,
        "signer": one.signer.name if one.signer else None,
        "personal_code": one.signer.personal_code if one.signer else None,
        "time": one.time.isoformat() if one.time else None,
        "level": str(one.level),
        "valid": one.valid,
        "reasons": [_finding(finding) for finding in one.reasons],
        "warnings": [_finding(finding) for finding in one.warnings],
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {"code": str(finding.reason), "detail": finding.detail}
