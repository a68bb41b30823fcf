"""The verifier's checks as rows of a page: what is right, what is wrong, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from agreements.signing.stages import Outcome, State
from agreements.signing.texts import OPEN, PASSED, TEXTS, Words


@dataclass(frozen=True, slots=True)
class Row:
    """One check, in words."""

    number: int
    state: State
    title: Words
    what: Words
    to_do: tuple[Words, ...] = ()

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
    if outcome.state is State.NOT_REACHED:
        return Row(number, outcome.state, OPEN[outcome.stage], "")
    title, what = PASSED[outcome.stage]
    if not outcome.findings:
        return Row(number, outcome.state, title, what)
    texts = list(dict.fromkeys(TEXTS[finding.reason] for finding in outcome.findings))
    return Row(number, outcome.state, texts[0].title, texts[0].what, tuple(dict.fromkeys(one.to_do for one in texts)))
