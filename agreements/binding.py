"""Whose signatures bind an organisation (A2): one who represents it alone, or two who represent it together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Power:
    """A person's power to sign for an organisation."""

    personal_code: str
    is_joint: bool


def binds(signers: Collection[str], powers: Iterable[Power]) -> bool:
    """Whether these people's signatures bind the organisation; somebody who signed twice is one."""
    given = [power for power in powers if power.personal_code in signers]
    alone = any(not power.is_joint for power in given)
    return alone or len({power.personal_code for power in given}) >= TOGETHER
