"""Checks before a TERVIK is ended (A3). Each app that keeps something of it registers one when it starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from agreements.models import Tervik

Obstacles = Callable[[Tervik, date], list[str]]


@dataclass(frozen=True, slots=True)
class EndingCheck:
    """What must be dealt with before the end. ``obstacles`` tells, in the active language, what is not; none: it is."""

    key: str
    name: str | Promise
    order: int
    obstacles: Obstacles


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check says of a TERVIK."""

    name: str | Promise
    obstacles: tuple[str, ...]


_checks: dict[str, EndingCheck] = {}


def register(check: EndingCheck) -> None:
    """Add a check; one of the same key is replaced."""
    _checks[check.key] = check


def answers(tervik: Tervik, on: date) -> list[Answer]:
    """What every check says of ending the TERVIK on that day."""
    ordered = sorted(_checks.values(), key=lambda check: check.order)
    return [Answer(check.name, tuple(check.obstacles(tervik, on))) for check in ordered]


def obstacles(tervik: Tervik, on: date) -> list[str]:
    """All that stands in the way."""
    return [one for answer in answers(tervik, on) for one in answer.obstacles]
