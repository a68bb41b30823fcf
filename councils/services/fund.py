"""Booking in a region's development fund (F2–F4); nothing booked is ever changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils import fund as rules
from councils.models import FundEntry, Goal
from councils.pages.fund_words import words_of
from councils.pages.results import strategy_in_force
from councils.results_permissions import can_keep_fund
from registry.models import Region


@transaction.atomic
def book(user: User, entry: FundEntry) -> FundEntry:
    """Book income or an expense (F2–F4).

    Raises PermissionDenied; ValidationError that says what speaks against it: no goal of the strategy in force on
    the day, a sum beyond the balance of that day or a later one, no document or nobody who approved.
    """
    entry = checked(user, entry)
    if entry.action and entry.action.goal_id != entry.goal_id:
        raise ValidationError({"action": _("See tegevus on teise eesmärgi oma.")})
    entry.save()
    note(f"fund_{entry.kind}", entry, user, {"cents": entry.cents, "on": entry.on.isoformat(), "goal": entry.goal_id})
    return entry


@transaction.atomic
def take_back_entry(user: User, booked: FundEntry, on: date, document: str, approved_by: str) -> FundEntry:
    """Take an entry back as a whole by a counter-entry of the same sum. Raises as above."""
    entry = FundEntry(
        region=booked.region,
        kind=FundEntry.Kind.COUNTER,
        cents=booked.cents,
        on=on,
        counters=booked,
        document=document,
        approved_by=approved_by,
    )
    entry = checked(user, entry)
    entry.save()
    note("fund_counter", entry, user, {"cents": entry.cents, "on": on.isoformat(), "counters": booked.pk})
    return entry


def checked(user: User, entry: FundEntry) -> FundEntry:
    """The entry once right and rules allow it; the region's ledger is locked until the end of the transaction."""
    region = Region.objects.select_for_update(of=("self",)).get(pk=entry.region_id)
    if not can_keep_fund(user, region):
        raise PermissionDenied
    entry.booked_by = user
    entry.clean_fields(exclude=["goal", "action", "counters", "source", "cents"])
    ledger = [row.as_entry() for row in FundEntry.objects.filter(region=region)]
    found = rules.refusals(entry.as_entry(), ledger, goals_in_force(region, entry.on))
    if found:
        raise ValidationError([words_of(refusal) for refusal in found])
    return entry


def goals_in_force(region: Region, on: date) -> Collection[int]:
    """The goals of the strategy in force on the day (F4)."""
    strategy = strategy_in_force(region, on)
    if strategy is None:
        return ()
    return set(Goal.objects.filter(priority__strategy=strategy).values_list("pk", flat=True))
