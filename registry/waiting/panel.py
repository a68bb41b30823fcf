"""The panel on the back office's front page: what waits, counted in the person's own regions."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from registry import models
from registry.permissions import readable, readable_region_ids
from registry.rights.scope import NATIONAL
from registry.waiting import conditions as waiting


@dataclass(frozen=True, slots=True)
class Task:
    """A kind of waiting: whose rows, by which condition, under which choice of the listing's filter."""

    label: Any
    model: type
    condition: waiting.Condition
    choice: str


TASKS = (
    Task(_("Lugejate veateated ootavad vastust"), models.ErrorReport, waiting.open_reports, "open"),
    Task(_("Kitsaskohad on lahendamata"), models.Shortcoming, waiting.open_shortcomings, "open"),
    Task(_("Teenused on kontrollimata või kontroll on vana"), models.Service, waiting.overdue, "overdue"),
    Task(_("Kohad on kontrollimata või kontroll on vana"), models.Location, waiting.overdue, "overdue"),
    Task(_("Kontaktid on kontrollimata või kontroll on vana"), models.Contact, waiting.overdue, "overdue"),
    Task(_("Organisatsioonid on kontrollimata või kontroll on vana"), models.Organization, waiting.overdue, "overdue"),
    Task(_("Teenustel puudub koht"), models.Service, waiting.without_place, "place"),
    Task(_("Teenustel puudub kontakt"), models.Service, waiting.without_contact, "contact"),
    Task(_("Teenuste tõlge puudub või on vana"), models.Service, waiting.translations_behind, "translations"),
    Task(_("Kohtade tõlge puudub või on vana"), models.Location, waiting.translations_behind, "translations"),
    Task(
        _("Teenuste liikide tõlge puudub või on vana"), models.ServiceType, waiting.translations_behind, "translations"
    ),
)


class WaitingPanel(Component):
    """Counts with links to the lists that show them; one query for each kind."""

    name = "what_waits"
    template_name = "registry/admin/waiting_panel.html"
    order = 10

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {"tasks": [self.row(task) for task in TASKS if self.concerns(task)]}

    def concerns(self, task: Task) -> bool:
        """Whether the person has a hand in it: what is national is work for those who may change it."""
        policy = policy_registry.get_by_type(task.model)
        action = "change" if task.model in NATIONAL else "view"
        return policy.user_has_permission(self.request.user, action)

    def row(self, task: Task) -> dict[str, Any]:
        """Label, how many, and where they are listed."""
        rows = readable(task.model._default_manager.all(), self.request.user)
        count = task.condition(rows, timezone.localdate()).count()
        url = reverse(f"{task.model._meta.model_name}:index") + f"?waits={task.choice}"
        return {"label": task.label, "count": count, "url": url}


def show_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Put the panel first for everybody who has a part in a region."""
    if readable_region_ids(request.user):
        panels.insert(0, WaitingPanel(request))
