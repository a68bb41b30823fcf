"""Groups of the back office and their model permissions; which rows somebody reaches is said by ``permissions.py``."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Model, Q

from accounts.models import User
from registry.models import RegionAssignment
from registry.rights.scope import BY_SERVICES, KEPT_NATIONALLY, NATIONAL, REGION_LOOKUPS

EDITORS = "Registri toimetajad"
READERS = "Lugejad"
NATIONAL_EDITORS = "Riiklikud haldurid"
GROUPS = (EDITORS, READERS, NATIONAL_EDITORS)
ADMIN_ACCESS = Q(content_type__app_label="wagtailadmin", codename="access_admin")


def load_groups() -> int:
    """Make the groups and give each what it may; what an operator added to a group stays. Returns how many."""
    everything: set[type[Model]] = {*REGION_LOOKUPS, *NATIONAL}
    kept = everything - BY_SERVICES
    kept_in_regions = kept - KEPT_NATIONALLY
    rights = {
        READERS: permissions_for(everything, "view"),
        EDITORS: permissions_for(everything, "view") | permissions_for(kept_in_regions, "add", "change", "delete"),
        NATIONAL_EDITORS: permissions_for(everything, "view")
        | permissions_for({*kept, User}, "view", "add", "change", "delete"),
    }
    for name, condition in rights.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*Permission.objects.filter(condition | ADMIN_ACCESS))
    return len(rights)


def permissions_for(models: set[type[Model]], *actions: str) -> Q:
    """The condition of the permissions to do these things with these models."""
    condition = Q(pk__in=[])
    for model in models:
        codes = [f"{action}_{model._meta.model_name}" for action in actions]
        condition |= Q(content_type__app_label=model._meta.app_label, codename__in=codes)
    return condition


def group_names_for(user: User) -> set[str]:
    """The groups that somebody's parts in regions call for."""
    parts = RegionAssignment.objects.filter(user=user).values_list("region_id", "role")
    return {group_name(region_id, role) for region_id, role in parts}


def group_name(region_id: int | None, role: str) -> str:
    """The group for one part in a region, or in the whole country where there is none."""
    if role == RegionAssignment.Role.READER:
        return READERS
    return EDITORS if region_id else NATIONAL_EDITORS
