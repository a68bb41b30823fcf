"""The rights of ``permissions.py`` as Wagtail asks for them: by model from the groups, by row from the regions."""

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from accounts.models import User
from registry.permissions import can_edit, can_read, editable, readable
from registry.rights.scope import NATIONAL, REGION_LOOKUPS

READING = "view"


class RowPolicy(ModelPermissionPolicy):
    """The group's permission says what somebody does with a model, the part in a region with which rows."""

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        if not self.user_has_permission(user, action):
            return False
        return can_read(user, instance) if action == READING else can_edit(user, instance)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet:
        allowed = [action for action in actions if self.user_has_permission(user, action)]
        rows = self.model._default_manager.all()
        if not allowed:
            return rows.none()
        return readable(rows, user) if READING in allowed else editable(rows, user)


def register_row_policies() -> None:
    """Let every model of the registry be judged by its rows; called before Wagtail asks for the first time."""
    for model in {*REGION_LOOKUPS, *NATIONAL}:
        register_permission_policy(model, RowPolicy(model))
