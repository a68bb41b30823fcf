"""A record on its way: what a row makes of it, and what that changes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_noop

from .columns import Row
from .plans import Change, Item, Outcome
from .reasons import Problem, Reason, Refused


@dataclass
class Draft:
    """A record, new or loaded, that a row writes into; nothing reaches the database before the plan is applied."""

    row: Row
    key: str
    record: Any
    many: dict[str, frozenset] = field(default_factory=dict)
    many_before: dict[str, frozenset] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    changed: dict[str, tuple[str, Any, Any]] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.record.pk is None

    def has(self, column: str) -> bool:
        """Whether the file has that column."""
        return column in self.row.values

    def current(self, field_name: str) -> Any:
        """The value of a field; a relation that is not set yet is nothing."""
        if field_name in relations(self.record._meta.label):
            return self.record._state.fields_cache.get(field_name)
        return getattr(self.record, field_name)

    def put(self, field_name: str, value: Any, column: str = "") -> None:
        """Set a field, and note the change where it is one; a change taken back is none."""
        old = self.current(field_name)
        if old == value or (value == "" and old is None):
            return
        setattr(self.record, field_name, value)
        if self.is_new:
            return
        column, first, _ = self.changed.pop(field_name, (column or field_name, old, value))
        if first != value:
            self.changed[field_name] = (column, first, value)

    def copy(self, **fields: str) -> None:
        """Set fields from columns (``field="column"``) that the file has."""
        for field_name, column in fields.items():
            if column in self.row.values:
                self.put(field_name, self.row.values[column], column)

    def put_many(self, name: str, wanted: Iterable, labels: dict[Any, str], column: str) -> None:
        """Set what stands beside the record (codes, groups, links) as a whole."""
        old, new = self.many.get(name, frozenset()), frozenset(wanted)
        self.many[name] = new
        if old != new and not self.is_new:
            self.changed[name] = (column, listed(old, labels), listed(new, labels))

    @contextmanager
    def cell(self, column: str) -> Iterator[None]:
        """Whatever is refused inside is a problem of that column; the row's other cells are still looked at."""
        try:
            yield
        except Refused as refused:
            self.problems.append(Problem(self.row.number, column, refused.reason))

    def wrong(self, column: str, text: str, **gaps: object) -> None:
        """Note what is wrong with the row."""
        self.problems.append(Problem(self.row.number, column, Reason(text, gaps)))

    def refuse(self, wrong: "WrongCell") -> None:
        """Note a refusal."""
        self.problems.append(Problem(self.row.number, wrong.column, wrong.reason))

    def warn(self, column: str, text: str, **gaps: object) -> None:
        """Tell the reader of the preview something about the row."""
        self.warnings.append(Problem(self.row.number, column, Reason(text, gaps)))

    def item(self) -> Item:
        """The row's outcome."""
        changes = tuple(Change(column, shown(old), shown(new)) for column, old, new in self.changed.values())
        outcome = Outcome.NEW if self.is_new else Outcome.CHANGED if changes else Outcome.UNCHANGED
        return Item(self.row.number, self.key, outcome, str(self.record), changes, self)


@lru_cache
def relations(label: str) -> frozenset[str]:
    """The names of a model's foreign keys."""
    return frozenset(one.name for one in apps.get_model(label)._meta.concrete_fields if one.is_relation)


class WrongCell(Refused):
    """A reason that belongs to a column."""

    def __init__(self, column: str, text: str, **gaps: object) -> None:
        super().__init__(text, **gaps)
        self.column = column


def outside_region(column: str) -> WrongCell:
    """The refusal of a row that another region keeps; it tells nothing of what is on record there."""
    return WrongCell(
        column, gettext_noop("See rida ei kuulu teie piirkonda. Märkige vald, linn või asutus oma piirkonnast.")
    )


def shown(value: Any) -> str:
    """A value as the preview shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "jah" if value else "ei"
    return str(value)


def listed(values: Iterable, labels: dict[Any, str]) -> str:
    """Several values in one cell, in a settled order."""
    return ";".join(sorted(labels.get(value, str(value)) for value in values))
