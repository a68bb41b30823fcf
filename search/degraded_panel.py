"""The notice on the back office's front page: the search answers, but not as it should, or is behind the changes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from search.permissions import can_see_counts
from search.status import is_degraded
from search.upkeep import lag

LATE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong: the engine that should answer is away; changes have waited since `late_since`."""

    degraded: bool
    waiting: int
    late_since: Any = None


def trouble() -> Trouble | None:
    """What is wrong with the search at this moment; None where all is well."""
    degraded = is_degraded()
    waiting, oldest = lag()
    late = oldest if oldest and timezone.now() - oldest > LATE else None
    return Trouble(degraded, waiting, late) if degraded or late else None


class DegradedPanel(Component):
    """Says what is wrong and what residents notice of it."""

    name = "search_degraded"
    template_name = "search/admin/degraded_panel.html"
    order = 5

    def __init__(self, found: Trouble) -> None:
        self.found = found

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {"trouble": self.found}


def show_degraded_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Put the notice first, for those who see the search's counts; nothing where all is well."""
    if can_see_counts(request.user) and (found := trouble()):
        panels.insert(0, DegradedPanel(found))
