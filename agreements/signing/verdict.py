"""What the verifier found, as plain values that can be stored and shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from .certificate import Signer
from .reasons import Finding
from .stages import Stage

VERIFIER_VERSION = "1.3"
"""Raised whenever the same container could get another verdict; stored with every verdict."""


class Level(StrEnum):
    """What a signature proves by itself: B nothing more, T its time, LT its status, LTA for long."""

    B = "B"
    T = "T"
    LT = "LT"
    LTA = "LTA"


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """One signature. `time` is the trusted time. When not valid, signer and time are what could be read."""

    file: str
    valid: bool
    signer: Signer | None = None
    time: datetime | None = None
    level: Level = Level.B
    stopped_at: Stage | None = None
    reasons: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A data file of the container; size in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The container: valid when nothing was refused, there is a signature, and every signature is valid.

    `stopped_at` is the first check that the container as a whole failed; signatures have their own.
    """

    valid: bool
    signatures: tuple[SignatureVerdict, ...] = ()
    files: tuple[FileInfo, ...] = ()
    stopped_at: Stage | None = None
    reasons: tuple[Finding, ...] = ()
    trust_list_sequence: int | None = None
    undecided: bool = False
    verifier_version: str = VERIFIER_VERSION

    @property
    def signed_by(self) -> frozenset[str]:
        """Personal codes of those whose signature is valid; one who signed twice is one."""
        return frozenset(one.signer.personal_code for one in self.signatures if one.valid and one.signer)

    def refused(self, finding: Finding) -> Verdict:
        """The same verdict, not valid for one reason more, which comes first."""
        return replace(self, valid=False, reasons=(finding, *self.reasons))

    def all_reasons(self) -> tuple[Finding, ...]:
        """The container's reasons and those of its signatures, each once."""
        own = [*self.reasons, *(finding for one in self.signatures for finding in one.reasons)]
        return tuple(dict.fromkeys(own))

    def all_warnings(self) -> tuple[Finding, ...]:
        """What is worth knowing of signatures whatever their verdict, each once; none makes one invalid."""
        return tuple(dict.fromkeys(finding for one in self.signatures for finding in one.warnings))
