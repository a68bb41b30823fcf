"""The frame of a kind whose every row is one record of the registry."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import Any, ClassVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from django.utils.translation import gettext_noop

from registry.models import Organization
from registry.outbox import note_changes
from registry.permissions import Person, readable

from .actors import Actor, can_import
from .columns import Column, Row, Text
from .drafts import Draft, WrongCell, outside_region
from .kinds import Progress, no_progress
from .lookups import Lookups
from .manys import Many, batches
from .plans import Outcome, Plan
from .reasons import Json, Problem, Reason
from .writing import write, write_made_organizations

TELL_EVERY = 500


class Work(Lookups, ABC):
    """One file at work: what its rows refer to, and the records they write into."""

    model: ClassVar[type[Model]]
    key: ClassVar[str] = "external_id"
    region_column: ClassVar[str] = "external_id"
    related: ClassVar[tuple[str, ...]]
    manys: ClassVar[tuple[Many, ...]] = ()

    def __init__(self, rows: list[Row], actor: Actor) -> None:
        self.actor = actor
        self.records = {getattr(record, self.key): record for record in self.load(rows)}
        ids = [record.pk for record in self.records.values()]
        self.many = {many.name: many.load(ids) for many in self.manys}

    def load(self, rows: list[Row]) -> Iterator[Any]:
        """The records on record under the keys of the file, locked where the plan is about to be written."""
        for part in batches([row.values[self.key] for row in rows]):
            yield from locked(self.model._default_manager.filter(**{f"{self.key}__in": part}), self.related)

    def find(self, row: Row) -> Any:
        """The record that a row is about, new where there is none. May raise WrongCell."""
        return self.records.get(row.values[self.key]) or self.new(**{self.key: row.values[self.key]})

    @cached_property
    def blank(self) -> Any:
        """A record as it begins."""
        return self.model()

    def new(self, **values: Any) -> Any:
        """A new record; copied, since making one with translated fields takes ten times as long."""
        record = copy(self.blank)
        record._state = ModelState()
        for field in self.model._meta.concrete_fields:
            if field.default is dict:
                setattr(record, field.attname, {})
        for name, value in values.items():
            setattr(record, name, value)
        return record

    def draft(self, row: Row) -> Draft:
        """What a row makes of its record. Raises WrongCell where it cannot be about any."""
        record = self.find(row)
        before = {name: owners.get(record.pk, frozenset()) for name, owners in self.many.items()}
        draft = Draft(row, str(row.values[self.key]), record, dict(before), before)
        if not draft.is_new and not self.actor.may_change(self.regions(draft)):
            raise outside_region(self.key)
        self.fill(draft)
        if not (draft.problems or row.is_faulty or self.actor.may_change(self.regions(draft))):
            raise outside_region(self.region_column if draft.has(self.region_column) else self.key)
        return draft

    @abstractmethod
    def regions(self, draft: Draft) -> set[int]:
        """The regions that a record belongs to as it stands (``registry/rights/scope.py`` says the same in SQL)."""

    @abstractmethod
    def fill(self, draft: Draft) -> None:
        """Write the row into the record."""

    def seat(self, organization: Any) -> set[int]:
        """The region where an organisation sits, if that is known."""
        if organization is None or organization.municipality_id is None:
            return set()
        return {self.areas.region_of[organization.municipality_id]}

    def put_organization(self, draft: Draft, code_column: str, name_column: str) -> None:
        """Set the organisation by registry code, or where that is empty by name."""
        code, name = draft.row.values.get(code_column, ""), draft.row.values.get(name_column, "")
        if not draft.has(code_column) and not draft.has(name_column):
            return
        column = code_column if code or not name else name_column
        with draft.cell(column):
            found = self.organizations.coded(code) if code else self.organizations.named(name) if name else None
            if found and code and name and found not in self.organizations.called(name):
                text = gettext_noop("Registrikood on asutusel “%(record)s”. Nimi “%(name)s” jäi kõrvale.")
                draft.warn(name_column, text, record=found.name, name=name)
            draft.put("organization", found and self.heir(draft, found, column), column)

    def heir(self, draft: Draft, named: Organization, column: str) -> Organization:
        """The organisation that is meant today: a municipality that was merged gives way to its successor."""
        found = named if named == draft.current("organization") else self.today_s(named)
        if found is not named:
            text = gettext_noop("“%(name)s” on teisega liitunud: kirja läheb õigusjärglane “%(record)s”.")
            draft.warn(column, text, name=named.name, record=found.name)
        return found

    def finish(self, drafts: list[Draft]) -> list[Draft]:
        """What can only be told when all rows are known; all drafts to be written."""
        return drafts

    def made(self) -> list[Model]:
        """Organisations that rows named and nobody knew."""
        return list(self.organizations.made.values()) if "organizations" in self.__dict__ else []


def locked(queryset: QuerySet, related: Sequence[str]) -> QuerySet:
    """Records with what they refer to, locked until the end of the transaction where there is one."""
    queryset = queryset.select_related(*related)
    return queryset.select_for_update(of=("self",)) if connection.in_atomic_block else queryset


class RecordKind(ABC):
    """A kind of import: columns, and the work that compares rows with records."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    work: type[Work]
    search_kind: str = ""
    looks_at_faulty: ClassVar[bool] = True
    """Whether rows with unreadable cells are compared too, so that all that is wrong with a row is told at once."""

    @property
    def model(self) -> type[Model]:
        return self.work.model

    def plan(self, rows: list[Row], actor: Actor, progress: Progress = no_progress) -> Plan:
        """Compare the rows of a file with what is on record."""
        plan, drafts = Plan(), []
        work = self.work(rows, actor)
        for count, row in enumerate(self.each_once(rows, plan), start=1):
            try:
                draft = work.draft(row)
            except WrongCell as wrong:
                plan.problems.append(Problem(row.number, wrong.column, wrong.reason))
                continue
            if row.is_faulty:
                plan.problems += draft.problems
            else:
                drafts.append(draft)
            if count % TELL_EVERY == 0:
                progress(count)
        for draft in work.finish(drafts):
            plan.problems += draft.problems
            plan.warnings += draft.warnings
            if not draft.problems:
                plan.items.append(draft.item())
        plan.problems.sort(key=lambda problem: problem.row)
        plan.made = work.made()
        return plan

    def key_of(self, row: Row) -> str:
        """What must be unique within a file."""
        return str(row.values[self.work.key])

    def each_once(self, rows: Iterable[Row], plan: Plan) -> Iterator[Row]:
        """The rows whose key was not seen before; the others are wrong."""
        seen: dict[str, int] = {}
        for row in rows:
            key = self.key_of(row)
            if key in seen:
                reason = Reason(gettext_noop("Sama võti on juba real %(row)s."), {"row": seen[key]})
                plan.problems.append(Problem(row.number, self.work.key, reason))
            else:
                seen[key] = row.number
                yield row

    def apply(self, plan: Plan, actor: Actor, progress: Progress = no_progress) -> Json:
        """Write a plan."""
        write_made_organizations(plan.made, actor)
        drafts = [item.draft for item in plan.items if item.outcome != Outcome.UNCHANGED]
        write(drafts, self.work.manys, actor, progress)
        note_changes(pair for draft in drafts for pair in self.found_by(draft))
        return {}

    def found_by(self, draft: Draft) -> Iterator[tuple[str, int]]:
        """What the search index has to follow when that record changed."""
        if self.search_kind:
            yield self.search_kind, draft.record.pk

    def on_record(self, actor: Actor) -> QuerySet:
        """The records that somebody may see, in a settled order."""
        records = self.work.model._default_manager.select_related(*self.work.related).order_by("pk")
        return readable(records, actor.user) if actor.user else records

    def export(self, actor: Actor) -> Iterator[dict[str, str]]:
        """What is on record, as cells by column name."""
        records = list(self.on_record(actor))
        lookups = Lookups()
        many = {one.name: one.load([record.pk for record in records]) for one in self.work.manys}
        for record in records:
            yield self.cells(
                record, {name: owners.get(record.pk, frozenset()) for name, owners in many.items()}, lookups
            )

    @abstractmethod
    def cells(self, record: Any, many: dict[str, frozenset], lookups: Lookups) -> dict[str, str]:
        """A record as cells."""

    def may_import(self, user: Person) -> bool:
        """Those who keep a region, or the country."""
        return can_import(user)
