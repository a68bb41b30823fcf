"""Telling of an action that is past its last day: the responsible member and the TERVIK's staff, once (T2)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from councils.calendar_of import site_address
from councils.models import Action
from registry.models import Letter, Region, RegionAssignment
from registry.services.letters import Address, post

from .late_figures import addresses_of, may_tell


@transaction.atomic
def tell_late_actions(on: date) -> int:
    """Write of each late action that has not been told yet. Returns how many letters were written."""
    if not may_tell(on):
        return 0
    rows = Action.objects.late(on).select_related("region", "organization", "goal")
    return sum(tell(one) for one in rows.order_by("pk"))


def tell(action: Action) -> int:
    """Write of one action, a letter for each language; anew where its last day or who is responsible has changed."""
    criteria: dict[str, object] = {
        "late_action": action.pk,
        "ends_on": action.ends_on.isoformat(),
        "organization": action.organization_id,
    }
    if Letter.objects.filter(criteria=criteria).exists():
        return 0
    groups = addressed(action)
    for language, addresses in groups.items():
        with override(language):
            post(None, action.region, *words(action), criteria, addresses)
    return len(groups)


def addressed(action: Action) -> dict[str, list[Address]]:
    """The responsible member's addresses and those of the region's staff, by language; each address once."""
    groups = addresses_of(action.organization)
    known = {one.email.lower() for addresses in groups.values() for one in addresses}
    for user in staff_of(action.region):
        if user.email.lower() not in known:
            groups.setdefault(user.language, []).append(Address(str(user), user.email))
    return groups


def staff_of(region: Region) -> list[User]:
    """Who keeps that region: its own people, not those of the whole country."""
    keepers = RegionAssignment.objects.filter(region=region, role=RegionAssignment.Role.EDITOR)
    return list(User.objects.filter(is_active=True, pk__in=keepers.values("user")).exclude(email="").order_by("pk"))


def words(action: Action) -> tuple[str, str]:
    """Subject and text in the active language."""
    gaps = {
        "action": action.name,
        "goal": action.goal.name,
        "region": action.region.short_name,
        "who": action.organization.name,
        "day": f"{action.ends_on:%d.%m.%Y}",
        "address": site_address(reverse("region_plan", args=[action.region.slug])),
    }
    body = _(
        "%(region)s tegevuskava tegevus „%(action)s“ pidi lõppema %(day)s. Eesmärk: %(goal)s. Vastutab: %(who)s."
        "\n\nKui tegevus on tehtud, edasi lükatud või katkestatud, siis teatage sellest TERVIKule. TERVIK märgib"
        " seisu ja põhjuse tegevuskavas.\n\n%(address)s\n"
    )
    return _("Tegevus hilineb: %(action)s") % gaps, body % gaps
