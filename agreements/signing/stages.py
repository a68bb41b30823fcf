"""The seven checks as people see them, in the order in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .reasons import Finding

if TYPE_CHECKING:
    from .verdict import Verdict


class Stage(StrEnum):
    """One check."""

    STRUCTURE = "structure"
    FILES = "files"
    SIGNATURE = "signature"
    CERTIFICATE = "certificate"
    TIME = "time"
    STATUS = "status"
    PERSON = "person"


class State(StrEnum):
    """How a check ended. `NOT_REACHED`: an earlier one stopped the chain."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_REACHED = "not-reached"


_WALK = (
    Stage.STRUCTURE,
    Stage.FILES,
    Stage.SIGNATURE,
    Stage.TIME,
    Stage.CERTIFICATE,
    Stage.STATUS,
    Stage.PERSON,
)
"""Order of the work: the certificate is judged at the time that the timestamp proved."""
_WARNS = Stage.STATUS
"""The one check that can pass with a warning."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check's state over the whole container, with what was found; warnings change no state."""

    stage: Stage
    state: State
    findings: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()


def outcomes(verdict: Verdict, *, person_asked: bool) -> tuple[Outcome, ...]:
    """One outcome a stage, in the order in which they are shown."""
    stops = [(stop, verdict.reasons) for stop in (verdict.stopped_at,) if stop is not None]
    stops += [(one.stopped_at, one.reasons) for one in verdict.signatures if one.stopped_at is not None]
    return tuple(
        _outcome(stage, stops, verdict.all_warnings() if stage is _WARNS else ())
        for stage in Stage
        if person_asked or stage is not Stage.PERSON
    )


def _outcome(
    stage: Stage, stops: list[tuple[Stage, tuple[Finding, ...]]], warnings: tuple[Finding, ...] = ()
) -> Outcome:
    findings = [finding for stop, found in stops if stop is stage for finding in found]
    if findings:
        return Outcome(stage, State.FAILED, tuple(dict.fromkeys(findings)), warnings)
    cut = any(_WALK.index(stop) < _WALK.index(stage) for stop, _ in stops)
    return Outcome(stage, State.NOT_REACHED if cut else State.PASSED, (), warnings)
