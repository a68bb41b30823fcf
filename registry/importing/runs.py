"""A file from beginning to end: read, compare, write all or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext_noop, override

from .actors import Actor
from .columns import Header, Row, match, read_rows
from .kinds import Kind, Progress, no_progress
from .plans import Plan
from .reasons import Problem, Reason
from .tables import read_table

LOCK = 7_205_318  # any number that nobody else locks


class Outdated(Exception):
    """What is on record changed since the preview; ``plan`` is what the file would do now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("The registry has changed since the preview.")
        self.plan = plan


class Wrong(Exception):
    """The file has wrong rows; nothing was written."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("The file has wrong rows.")
        self.plan = plan


@dataclass
class Reading:
    """What was read of a file, before it is compared with anything."""

    header: Header
    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def read(kind: Kind, path: Path) -> Reading:
    """Read a file by the columns of a kind. Raises Refused where it cannot be read at all."""
    table = read_table(path)
    header = match(table.header, kind.columns)
    rows, problems = read_rows(table, header)
    warnings = [Problem(1, "", reason) for reason in table.warnings]
    if header.unknown:
        text = gettext_noop("Neid veerge me ei tunne ja jätame lugemata: %(columns)s.")
        warnings.append(Problem(1, "", Reason(text, {"columns": ", ".join(header.unknown[:20])})))
    return Reading(header, rows, problems, warnings)


def compare(kind: Kind, reading: Reading, actor: Actor, progress: Progress = no_progress) -> Plan:
    """What the file would do to what is on record."""
    looks_at_faulty = getattr(kind, "looks_at_faulty", False)
    rows = [row for row in reading.rows if looks_at_faulty or not row.is_faulty]
    plan = kind.plan(rows, actor, progress)
    told = {(problem.row, problem.column) for problem in reading.problems}
    further = [problem for problem in plan.problems if (problem.row, problem.column) not in told]
    order = {column.name: place for place, column in enumerate(kind.columns)}
    plan.problems = sorted(
        reading.problems + further, key=lambda problem: (problem.row, order.get(problem.column, len(order)))
    )
    plan.warnings = reading.warnings + plan.warnings
    return plan


def preview(kind: Kind, path: Path, actor: Actor, progress: Progress = no_progress) -> Plan:
    """What a file would do. Writes nothing. Raises Refused where it cannot be read."""
    with override("et"):
        return compare(kind, read(kind, path), actor, progress)


def carry_out(
    kind: Kind,
    path: Path,
    actor: Actor,
    expected: str | None = None,
    progress: Progress = no_progress,
    finish: Callable[[], None] = lambda: None,
) -> Plan:
    """Write a file, all or nothing, in one transaction; ``finish`` is the last thing that is done in it.

    ``expected`` is the mark of the plan that was confirmed. Raises Refused for an unreadable file, Wrong where a row
    is wrong, Outdated where the file would now do something else than was confirmed.
    """
    with override("et"):
        reading = read(kind, path)
        with transaction.atomic():
            one_at_a_time()
            plan = compare(kind, reading, actor)
            if expected is not None and plan.mark() != expected:
                raise Outdated(plan)
            if not plan.is_right:
                raise Wrong(plan)
            kind.apply(plan, actor, progress)
            finish()
    return plan


def one_at_a_time() -> None:
    """Imports wait for each other until the transaction ends; SQLite's writers do so by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
