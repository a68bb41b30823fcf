"""What can be imported. Upper apps register their own kinds in ``AppConfig.ready``."""

from collections.abc import Callable, Iterable
from typing import Protocol

from django.db.models import Model

from registry.permissions import Person

from .actors import Actor
from .columns import Column, Row, Text
from .plans import Plan
from .reasons import Json

Progress = Callable[[int], None]


def no_progress(done: int) -> None:
    """For those who do not watch."""


class Kind(Protocol):
    """A kind of table. ``plan`` compares rows with what is on record and writes nothing; ``apply`` writes a plan.

    ``apply`` runs in the transaction in which its plan was made.
    """

    @property
    def name(self) -> str: ...

    @property
    def title(self) -> Text: ...

    @property
    def columns(self) -> tuple[Column, ...]: ...

    def plan(self, rows: list[Row], actor: Actor, progress: Progress = no_progress) -> Plan: ...

    def apply(self, plan: Plan, actor: Actor, progress: Progress = no_progress) -> Json: ...

    def export(self, actor: Actor) -> Iterable[dict[str, str]]:
        """What is on record, as cells by column name: the same table comes in again unchanged."""
        ...

    def may_import(self, user: Person) -> bool: ...


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known; a name is taken once. Raises ValueError where it is taken."""
    if kind.name in _kinds and type(_kinds[kind.name]) is not type(kind):
        raise ValueError(f"The kind of import {kind.name!r} is registered already.")
    _kinds[kind.name] = kind


def kinds() -> list[Kind]:
    """All kinds in the order in which they were registered: the order in which a registry is filled."""
    return list(_kinds.values())


def kinds_of(model: type[Model]) -> list[Kind]:
    """The kinds that say (by an attribute ``model``) that their rows become rows of that model."""
    return [kind for kind in kinds() if getattr(kind, "model", None) is model]


def kind_named(name: str) -> Kind | None:
    """The kind of that name, if there is one."""
    return _kinds.get(name)
