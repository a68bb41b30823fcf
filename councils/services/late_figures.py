"""Telling whoever owes a figure that it is late, once for each figure (F5)."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from councils.late_figures import LateFigure, late_in
from councils.pages.period_words import period_words
from councils.periods import Period
from registry.models import Region

from .late_letters import addresses_of, may_tell, tell_once


@transaction.atomic
def tell_late_figures(on: date) -> int:
    """Write to whoever owes a late figure, unless they have been told of it. Returns how many letters were written."""
    if not may_tell(on):
        return 0
    return sum(tell(one) for one in late_in(Region.objects.all(), on))


def tell(one: LateFigure) -> int:
    """Write of one figure to the organisation and its people, a letter for each language. Returns how many."""
    owner = one.row.owed_by
    if owner is None:
        return 0
    criteria: dict[str, object] = {"late_figure": one.row.pk, **key_of(one.late.period)}
    return tell_once(one.row.goal.document.region, criteria, addresses_of(owner), partial(words, one))


def key_of(period: Period) -> dict[str, object]:
    """How a letter remembers of which period it told."""
    return {"year": period.year, "part": period.code} if period.code else {"year": period.year}


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
