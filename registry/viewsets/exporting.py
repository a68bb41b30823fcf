"""Exports that no spreadsheet program takes for formulas."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Manager
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from registry.files.csv_file import BYTE_ORDER_MARK
from registry.files.harmless import harmless


def guard_every_export() -> None:
    """Make the cells of all exports of the back office harmless, Wagtail's own reports included, which do not do it.

    Called once, when the app is ready.
    """
    as_it_is = SpreadsheetExportMixin.preprocess_field_value

    def preprocess_field_value(self: Any, field: str, value: Any, export_format: str) -> object:
        return harmless(as_it_is(self, field, value, export_format))

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value


class WordedExportMixin(SpreadsheetExportMixin):
    """Choices are told in words, several values stand in one cell, and a CSV file is marked as UTF-8 for Excel."""

    def stream_csv(self, queryset: Any) -> Iterator[str]:
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)

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
