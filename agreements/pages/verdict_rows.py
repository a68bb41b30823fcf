"""The verifier's checks as rows of a page: what is right, what is wrong, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from agreements.signing.reasons import Finding
from agreements.signing.stages import Outcome, State
from agreements.signing.texts import OPEN, PASSED, TEXTS, Text, Words


@dataclass(frozen=True, slots=True)
class Row:
    """One check, in words."""

    number: int
    state: State
    title: Words
    what: Words
    to_do: tuple[Words, ...] = ()
    remarks: tuple[Text, ...] = ()
    """What is worth knowing although it makes nothing invalid."""

    @property
    def is_wrong(self) -> bool:
        return self.state is State.FAILED

    @property
    def is_open(self) -> bool:
        """Whether an earlier fault kept it from being looked at."""
        return self.state is State.NOT_REACHED


def rows(outcomes: Iterable[Outcome]) -> list[Row]:
    """A row for each check, in order."""
    return [_row(number, outcome) for number, outcome in enumerate(outcomes, start=1)]


def _row(number: int, outcome: Outcome) -> Row:
    remarks = texts_of(outcome.warnings)
    if outcome.state is State.NOT_REACHED:
        return Row(number, outcome.state, OPEN[outcome.stage], "", remarks=remarks)
    title, what = PASSED[outcome.stage]
    if not outcome.findings:
        return Row(number, outcome.state, title, what, remarks=remarks)
    texts = texts_of(outcome.findings)
    acts = tuple(dict.fromkeys(one.to_do for one in texts))
    return Row(number, outcome.state, texts[0].title, texts[0].what, acts, remarks)


def texts_of(findings: Iterable[Finding]) -> tuple[Text, ...]:
    """What people read for these, each text once."""
    return tuple(dict.fromkeys(TEXTS[finding.reason] for finding in findings))
