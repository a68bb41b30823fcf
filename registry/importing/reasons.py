"""Why something is refused, told in the reader's language."""

from dataclasses import dataclass, field

from django.utils.translation import gettext

Json = dict[str, object]


@dataclass(frozen=True)
class Reason:
    """A sentence (an Estonian msgid marked with ``gettext_noop``) and what stands in its gaps."""

    text: str
    gaps: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return gettext(self.text) % self.gaps

    def as_json(self) -> Json:
        return {"text": self.text, "gaps": self.gaps}

    @classmethod
    def from_json(cls, value: Json) -> "Reason":
        return cls(str(value["text"]), dict(value["gaps"]))  # type: ignore[call-overload]


class Refused(Exception):
    """Carries the reason why a file, or a cell, is refused."""

    def __init__(self, text: str, **gaps: object) -> None:
        self.reason = Reason(text, gaps)
        super().__init__(text)

    def __str__(self) -> str:
        return str(self.reason)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row (as a spreadsheet counts: the header is row 1) and in which column."""

    row: int
    column: str
    reason: Reason

    def as_json(self) -> Json:
        return {"row": self.row, "column": self.column, "reason": self.reason.as_json()}

    @classmethod
    def from_json(cls, value: Json) -> "Problem":
        return cls(int(str(value["row"])), str(value["column"]), Reason.from_json(value["reason"]))  # type: ignore[arg-type]


def shortened(text: str, length: int = 80) -> str:
    """What a message quotes of a cell, however long that is."""
    return text if len(text) <= length else text[: length - 1] + "…"
