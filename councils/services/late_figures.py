"""Telling whoever owes a figure that it is late, once for each figure (F5)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from agreements.draft_law import draft_obliges
from councils.late_figures import LateFigure, late_in
from councils.pages.period_words import period_words
from councils.periods import Period
from councils.rules_in_force import council_rules
from registry.models import Letter, Organization, Region
from registry.services.letters import Address, post

ESTONIAN = "et"


def may_tell(on: date) -> bool:
    """Whether notices go out: not while the law is a draft, but in the example."""
    return council_rules(on).in_force or draft_obliges()


@transaction.atomic
def tell_late_figures(on: date) -> int:
    """Write to whoever owes a late figure, unless they have been told of it. Returns how many letters were written."""
    if not may_tell(on):
        return 0
    return sum(tell(one) for one in late_in(Region.objects.all(), on))


def tell(one: LateFigure) -> int:
    """Write of one figure to the organisation and its people, a letter for each language. Returns how many."""
    owner = one.row.owed_by
    criteria: dict[str, object] = {"late_figure": one.row.pk, **key_of(one.late.period)}
    if owner is None or Letter.objects.filter(criteria=criteria).exists():
        return 0
    groups = addresses_of(owner)
    for language, addresses in groups.items():
        with override(language):
            subject, body = words(one)
            post(None, one.row.goal.document.region, subject, body, criteria, addresses)
    return len(groups)


def key_of(period: Period) -> dict[str, object]:
    """How a letter remembers of which period it told."""
    return {"year": period.year, "part": period.code} if period.code else {"year": period.year}


def addresses_of(organization: Organization) -> dict[str, list[Address]]:
    """The organisation's own address and those of its people, by language."""
    groups: dict[str, list[Address]] = {}
    if organization.email:
        groups[ESTONIAN] = [Address(organization.name, organization.email)]
    for user in User.objects.filter(is_active=True, organization_assignments__organization=organization).distinct():
        groups.setdefault(user.language, []).append(Address(str(user), user.email))
    return groups


def words(one: LateFigure) -> tuple[str, str]:
    """Subject and text in the active language."""
    gaps = {
        "measure": one.row.measure.name,
        "period": period_words(one.late.period),
        "region": one.row.goal.document.region.short_name,
        "day": f"{one.late.due_on:%d.%m.%Y}",
        "goal": one.row.goal.name,
    }
    subject = _("Arv on andmata: %(measure)s, %(period)s") % gaps
    body = _(
        "%(region)s strateegia eesmärk “%(goal)s” ootab teilt arvu: %(measure)s, %(period)s."
        " Tähtaeg oli %(day)s. Palun saatke arv oma maakonna TERVIKule."
    )
    return subject, f"{body % gaps}\n"
