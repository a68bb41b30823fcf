"""A stored preview as its page shows it, in the reader's language."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from registry.models import ImportBatch

from .kinds import Kind
from .reasons import Problem

ON_A_PAGE = 50
TITLES = {
    "problems": _("Vead"),
    "warnings": _("Tähelepanekud"),
    "changed": _("Muutuvad read"),
    "new": _("Uued read"),
}


@dataclass(frozen=True)
class Section:
    """A part of a preview: its rows on this page, how many are kept for all pages, and how many there are."""

    name: str
    title: Any
    rows: list[Any]
    kept: int
    total: int

    @property
    def is_cut(self) -> bool:
        return self.kept < self.total


@dataclass(frozen=True)
class Preview:
    """Counts, and all sections page by page."""

    counts: dict[str, int]
    organizations: list[str]
    sections: list[Section]
    page: Page
    is_outdated: bool
    confirmed_by: str
    mark: str

    @property
    def has_work(self) -> bool:
        """Whether confirming would write anything."""
        return bool(self.counts.get("new") or self.counts.get("changed"))


def previewed(batch: ImportBatch, kind: Kind, number: str | None) -> Preview | None:
    """The preview of an upload, if there is one."""
    stored = batch.preview
    if "counts" not in stored:
        return None
    labels = {column.name: column.label for column in kind.columns}
    rows = {
        "problems": [labelled(Problem.from_json(one), labels) for one in stored["problems"]],
        "warnings": [labelled(Problem.from_json(one), labels) for one in stored["warnings"]],
        "changed": [with_labels(item, labels) for item in stored["changed"]],
        "new": stored["new"],
    }
    counts = stored["counts"]
    totals = {"problems": stored["problem_count"], "warnings": stored["warning_count"], **counts}
    every = [(name, row) for name, found in rows.items() for row in found]
    page = Paginator(every, ON_A_PAGE).get_page(number)
    sections = [
        Section(name, title, [row for of, row in page.object_list if of == name], len(rows[name]), totals[name])
        for name, title in TITLES.items()
    ]
    return Preview(
        counts=counts,
        organizations=stored["organizations"],
        sections=[section for section in sections if section.rows],
        page=page,
        is_outdated=bool(stored.get("outdated")),
        confirmed_by=str(stored.get("confirmed_by", "")),
        mark=stored["mark"],
    )


def labelled(problem: Problem, labels: dict[str, Any]) -> dict[str, Any]:
    """A problem with the name of its column as people call it."""
    return {
        "row": problem.row,
        "column": problem.column,
        "label": labels.get(problem.column, ""),
        "reason": str(problem.reason),
    }


def with_labels(item: dict[str, Any], labels: dict[str, Any]) -> dict[str, Any]:
    """A changed row with the names of its columns as people call them."""
    changes = [
        {"column": column, "label": labels.get(column, column), "old": old, "new": new}
        for column, old, new in item["changes"]
    ]
    return {**item, "changes": changes}
