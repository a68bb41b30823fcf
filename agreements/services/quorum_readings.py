"""The quorum is read again, and what is found different is recorded: never silently (T7)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.counting.difference import Change, difference
from agreements.counting.region_record import RegionRecord
from agreements.counting.rules import Figure, Figures, RuleSet, rule_set_on
from agreements.models import QuorumReading, QuorumRuleSet
from agreements.quorum import QuorumState, state_on
from agreements.record.log import note
from registry.models import Region

LINES = ("hospitals", "municipalities", "gp_lists", "gp_providers")


@dataclass(frozen=True, slots=True)
class News:
    """What a reading found: the day of the reading before, and whether the quorum was met and is met."""

    reading: QuorumReading
    earlier_on: date | None
    was_met: bool
    corrections: tuple[Change, ...]

    @property
    def first_met_corrected(self) -> Change | None:
        """The correction of the day first met, where there is one."""
        return next((change for change in self.corrections if change.what == "first_met_on"), None)


@transaction.atomic
def read_quorum(
    region: Region, record: RegionRecord, rule_sets: Sequence[RuleSet], rows: dict[str, QuorumRuleSet], on: date
) -> News | None:
    """Read a region's quorum for the day; None where nothing is different, or no rule set is valid.

    The reading before is compared with what is now known of its own day: that difference is a correction.
    """
    rules = rule_set_on(rule_sets, on)
    if rules is None:
        return None
    before = QuorumReading.objects.filter(region=region, on__lte=on).select_related("rule_set").first()
    state = state_on(record, on, rules, rule_sets)
    found = corrections(before, record, rule_sets) if before else ()
    if before and not found and is_same(before, state, rows[rules.code]):
        return None
    reading = QuorumReading.objects.create(
        region=region,
        on=on,
        read_at=timezone.now(),
        rule_set=rows[rules.code],
        met=state.met,
        first_met_on=state.first_met_on,
        figures=figures_of(state),
        corrections=[told(change) for change in found],
    )
    note("quorum_read", reading, None, payload_of(reading))
    return News(reading, before.on if before else None, bool(before and before.met), found)


def corrections(before: QuorumReading, record: RegionRecord, rule_sets: Iterable[RuleSet]) -> tuple[Change, ...]:
    """What is now known otherwise of the reading's own day, under the rule set that it was read by."""
    rules = before.rule_set.as_rule()
    now = state_on(record, before.on, rules, rule_sets)
    return difference(state_from(before, now), now)


def state_from(reading: QuorumReading, like: QuorumState) -> QuorumState:
    """A stored reading as a state; who had not joined is not kept with it and is taken from the other."""
    lines = {name: Figure(**reading.figures[name]) for name in LINES}
    return QuorumState(
        region=like.region,
        on=reading.on,
        rule_set=like.rule_set,
        figures=Figures(**lines, met=reading.met),
        first_met_on=reading.first_met_on,
        not_joined=like.not_joined,
        to_be_confirmed=like.to_be_confirmed,
    )


def is_same(before: QuorumReading, state: QuorumState, rules: QuorumRuleSet) -> bool:
    """Whether the stored reading says what the state says."""
    same = (before.met, before.first_met_on, before.figures) == (state.met, state.first_met_on, figures_of(state))
    return same and before.rule_set_id == rules.pk


def figures_of(state: QuorumState) -> dict[str, dict[str, Any]]:
    """The four lines as they are kept."""
    return {name: asdict(getattr(state.figures, name)) for name in LINES}


def told(change: Change) -> dict[str, Any]:
    """A correction as it is kept."""
    return {"what": change.what, "before": plain(change.before), "after": plain(change.after)}


def plain(value: bool | date | Figure | None) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Figure):
        return asdict(value)
    return value.isoformat() if isinstance(value, date) else value


def payload_of(reading: QuorumReading) -> dict[str, Any]:
    """A reading as the log tells it."""
    return {
        "region": reading.region.code,
        "on": reading.on.isoformat(),
        "rule_set": reading.rule_set.code,
        "met": reading.met,
        "first_met_on": plain(reading.first_met_on),
        "figures": reading.figures,
        "corrections": reading.corrections,
    }
