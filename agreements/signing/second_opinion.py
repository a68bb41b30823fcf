"""An optional second verifier. It can only take a yes away: where the two differ, a person decides."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from .reasons import Finding, Reason
from .verdict import Verdict


class SecondOpinionUnavailable(Exception):
    """The other verifier could not be asked, or its answer not be understood."""


class SecondOpinion(Protocol):
    """Another verifier."""

    def is_valid(self, container: bytes, name: str) -> bool:
        """Whether it takes every signature for valid; raises `SecondOpinionUnavailable`."""


def with_second_opinion(verdict: Verdict, container: bytes, name: str, other: SecondOpinion) -> Verdict:
    """Our verdict where both agree; else not valid and undecided, also where the other cannot be asked."""
    try:
        agrees = other.is_valid(container, name) == verdict.valid
    except SecondOpinionUnavailable:
        return _undecided(verdict, Reason.SECOND_OPINION_MISSING) if verdict.valid else verdict
    return verdict if agrees else _undecided(verdict, Reason.OPINIONS_DIFFER)


def _undecided(verdict: Verdict, reason: Reason) -> Verdict:
    return replace(verdict.refused(Finding(reason)), undecided=True)
