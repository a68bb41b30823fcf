"""Exports that no spreadsheet program takes for formulas."""

from collections.abc import Callable
from typing import Any

from django.db.models import Manager
from wagtail.admin.views.mixins import SpreadsheetExportMixin

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """A text that would begin a formula gets an apostrophe before it; everything else stays."""
    if isinstance(value, str) and value.lstrip(" \n").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


class SafeExportMixin(SpreadsheetExportMixin):
    """Cells are harmless, choices are told in words, several values stand in one cell."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> object:
        return harmless(super().preprocess_field_value(field, value, export_format))

    def to_row_dict(self, item: Any) -> dict[str, object]:
        return {field: cell(item, field) for field in self.list_export}


def cell(row: Any, path: str) -> object:
    """The value of a field, attribute or path such as ``organization.name`` of a row."""
    for name in path.split("."):
        if row is None:
            return ""
        display: Callable[[], object] | None = getattr(row, f"get_{name}_display", None)
        row = display() if display else getattr(row, name)
        row = row() if callable(row) and not isinstance(row, Manager) else row
    if isinstance(row, Manager):
        return "; ".join(str(one) for one in row.all())
    return "" if row is None else row if isinstance(row, (int, float)) or hasattr(row, "isoformat") else str(row)
