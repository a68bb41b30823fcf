"""Rules in the back office: one national administrator proposes, another approves; nobody changes them (T6)."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from agreements.models import FourEyes
from agreements.permissions import can_change_law

from .acting import ActingViewSet, ActionView, BeginningView

BEFORE = ("code", "status", "legal_reference")
AFTER = ("valid_from", "valid_to", "proposed_by", "approved_by")


class ProposeRulesView(BeginningView):
    """Puts new rules up for approval."""

    propose: ClassVar[Callable[..., FourEyes]]
    """The service, as a staticmethod."""

    def save_instance(self) -> Model:
        return self.propose(self.request.user, self.form.instance)


class ApproveRulesView(ActionView):
    """A second administrator approves; from then on they count."""

    name, label = "approve", _("Kinnita reeglid")
    approve: ClassVar[Callable[..., FourEyes]]
    """The service, as a staticmethod."""

    @classmethod
    def is_open(cls, user: User, row: FourEyes) -> bool:
        return row.waits_for_approval and can_change_law(user) and row.proposed_by_id != user.pk

    def act(self, user: User, row: FourEyes, values: dict[str, Any]) -> object:
        return self.approve(user, row)


class RulesViewSet(ActingViewSet):
    """Rules of one kind; what a kind needs more is declared: model, the two views, filters, ``numbers``, tabs."""

    icon = "list-ol"
    without = ("edit", "delete", "close")
    numbers: tuple[str, ...] = ()
    """The fields that the export shows beside what all rules have."""
    list_display = [*BEFORE, *AFTER]
    search_fields = ["code", "legal_reference"]
    related = ("proposed_by", "approved_by")

    @property
    def list_export(self) -> list[str]:
        return [*BEFORE, *self.numbers, *AFTER, "approved_at"]
