"""What happened to a row and its parts, field by field: who, when, from what to what."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Field, ForeignKey, ManyToManyField, Model
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User
from registry.references import OWN_PARTS

ONE_ACT = timedelta(seconds=2)
"""A save and the lists saved with it leave several records within moments: they are one act."""

UNTOLD = {"id", "modified_at", "translated_from", "name_key", "other_name_keys"}
ADDED, CHANGED, REMOVED = "+", "~", "-"

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that changed, with both values in words; empty where there was none."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what was added, changed or removed, by whom (None: a command, or somebody since deleted)."""

    when: datetime
    who: User | None
    kind: str
    what: str
    differences: list[Difference] = field(default_factory=list)


def is_kept(model: type[Model]) -> bool:
    """Whether a model's history is kept."""
    return hasattr(model, "history")


def acts(row: Model) -> list[Act]:
    """What happened to a row and its parts, newest first; a number of queries that does not grow with it."""
    found = list(_Told(type(row), {"id": row.pk}).acts())
    for part, owner, keys in _parts(row):
        found += _Told(part, {f"{owner}_id__in": keys}, owner).acts()
    return sorted(found, key=lambda act: act.when, reverse=True)


def _parts(row: Model) -> Iterator[tuple[type[Model], str, list[int]]]:
    """The kinds of parts of a row and of its parts: model, the field that names the owner, the owners' keys."""
    owners: list[tuple[type[Model], list[int]]] = [(type(row), [row.pk])]
    while owners:
        model, keys = owners.pop()
        for part in OWN_PARTS.get(model, set()):
            if not is_kept(part):
                continue
            owner = next(one.name for one in part._meta.fields if one.related_model is model)
            yield part, owner, keys
            if part in OWN_PARTS:
                past = part.history.filter(**{f"{owner}_id__in": keys}).values_list("id", flat=True).distinct()
                owners.append((part, list(past)))


class _Told:
    """The records of one kind of row, told in words."""

    def __init__(self, model: type[Model], condition: dict[str, Any], owner: str = "") -> None:
        self.model, self.is_part = model, bool(owner)
        history = model.history.filter(**condition).select_related("history_user").order_by("id", "history_id")
        self.records = list(history)
        self.fields = [one for one in model._meta.fields if one.name not in {*UNTOLD, owner} and self._is_told(one)]
        self.lists = [model._meta.get_field(one.name) for one in model.history.model._history_m2m_fields]
        self.listed = {one.name: self._listed(one) for one in self.lists}
        self.names = self._names()

    def _is_told(self, one: Field) -> bool:
        """A text in three languages is told by language, not by its shorthand."""
        return not any(other.name == f"{one.name}_et" for other in self.model._meta.fields)

    def _listed(self, one: ManyToManyField) -> dict[int, list[int]]:
        """What a list held at each record."""
        rows = getattr(self.model.history.model, one.name).model._base_manager
        column = f"{one.m2m_reverse_field_name()}_id"
        found: dict[int, list[int]] = defaultdict(list)
        keys = [record.history_id for record in self.records]
        for record, key in rows.filter(history_id__in=keys).values_list("history_id", column):
            found[record].append(key)
        return found

    def _names(self) -> dict[type[Model], dict[int, str]]:
        """The names of everything that the records point at; what is gone since has none."""
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for one in self.fields:
            if isinstance(one, ForeignKey):
                wanted[one.related_model] |= {getattr(record, one.attname) for record in self.records} - {None}
        for many in self.lists:
            wanted[many.related_model].update(key for keys in self.listed[many.name].values() for key in keys)
        return {
            model: {key: str(row) for key, row in model._base_manager.in_bulk(keys).items()}
            for model, keys in wanted.items()
        }

    def acts(self) -> Iterator[Act]:
        """Each act on each row, an act that changed nothing left out."""
        for _key, records in groupby(self.records, key=lambda record: record.id):
            before: Values = {}
            for group in together(list(records)):
                last = group[-1]
                after = {} if last.history_type == REMOVED else self._values(last)
                differences = [
                    Difference(label, before.get(label, ""), after.get(label, ""))
                    for label in {**before, **after}
                    if before.get(label, "") != after.get(label, "")
                ]
                kind = REMOVED if not after else group[0].history_type
                if kind == ADDED:  # a new row tells what it says, not every "no"
                    differences = [one for one in differences if one.new != _("ei")]
                if differences:
                    yield Act(last.history_date, last.history_user, kind, self._what(), differences)
                before = after

    def _what(self) -> str:
        return capfirst(self.model._meta.verbose_name) if self.is_part else ""

    def _values(self, record: Any) -> Values:
        """A record in words, by label."""
        single = {capfirst(one.verbose_name): self._in_words(one, record) for one in self.fields}
        return single | {capfirst(one.verbose_name): self._many_in_words(one, record) for one in self.lists}

    def _in_words(self, one: Field, record: Any) -> str:
        value = getattr(record, one.attname)
        if value is None or value == "":
            return ""
        if isinstance(one, ForeignKey):
            return self.names[one.related_model].get(value, _("kustutatud (%(key)s)") % {"key": value})
        if one.choices:
            return str(dict(one.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("jah") if value else _("ei")
        return str(localize(localtime(value) if isinstance(value, datetime) else value))

    def _many_in_words(self, one: ManyToManyField, record: Any) -> str:
        names = self.names[one.related_model]
        return ", ".join(sorted(names.get(key, str(key)) for key in self.listed[one.name].get(record.history_id, [])))


def together(records: list[Any]) -> Iterator[list[Any]]:
    """Records of one row, grouped into acts: the same person within moments, ending where the row was removed."""
    group: list[Any] = []
    for record in records:
        if group and not _same_act(group[-1], record):
            yield group
            group = []
        group.append(record)
    if group:
        yield group


def _same_act(one: Any, following: Any) -> bool:
    return (
        one.history_user_id == following.history_user_id
        and following.history_type == CHANGED
        and following.history_date - one.history_date < ONE_ACT
    )
