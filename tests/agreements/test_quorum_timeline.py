"""The quorum over time (T7), and how fast it is told."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from random import Random
from time import process_time

import pytest

from agreements.quorum import quorum_on
from agreements.quorum_facts import Facts, HospitalEntry, ListEntry, MembershipEntry, MunicipalityEntry
from agreements.quorum_timeline import timeline
from agreements.region_record import records
from tests.agreements.quorum_builders import DRAFT, REGION, members, region, rule_set

REGIONS = [f"{number:04}" for number in range(15)]


def test_the_timeline_names_the_days_on_which_the_legal_state_changed():
    joined = members("haigla", "kov0", "kov1") + members("pa0", since=date(2026, 2, 1), until=date(2026, 2, 15))
    (record,) = records(region(joined=joined), [REGION])

    spans = timeline(record, [DRAFT], date(2025, 12, 1), date(2026, 3, 31))

    assert [(span.first_day, span.last_day, span.met) for span in spans] == [
        (date(2025, 12, 1), date(2025, 12, 31), False),
        (date(2026, 1, 1), date(2026, 1, 31), False),
        (date(2026, 2, 1), date(2026, 2, 15), True),
        (date(2026, 2, 16), date(2026, 3, 31), False),
    ]


def test_days_without_a_rule_set_are_left_out_of_the_timeline():
    (record,) = records(region(), [REGION])
    winter = rule_set(valid_to=date(2026, 1, 10))
    spring = rule_set(valid_from=date(2026, 1, 20))

    spans = timeline(record, [winter, spring], date(2026, 1, 1), date(2026, 1, 31))

    assert [(span.first_day.day, span.last_day.day) for span in spans] == [(1, 10), (20, 31)]


def test_a_correction_that_changes_no_figure_does_not_cut_the_timeline():
    joined = members("kov0", until=date(2026, 1, 10)) + members("kov1", since=date(2026, 1, 11))
    (record,) = records(region(joined=joined), [REGION])

    assert len(timeline(record, [DRAFT], date(2026, 1, 1), date(2026, 1, 31))) == 1


def country(seed: int = 7) -> Facts:
    """Fifteen regions with 800 lists of ten years, most parties joined at some time."""
    random = Random(seed)

    def some_day() -> date:
        return date(2016, 1, 1) + timedelta(days=random.randrange(3650))

    kov = [MunicipalityEntry(1000 + i, f"Vald {i}", REGIONS[i % 15]) for i in range(78)]
    hospitals = [HospitalEntry(2000 + i, f"Haigla {i}", REGIONS[i % 15]) for i in range(19)]
    lists = [ListEntry(i, 3000 + i // 2, f"PA {i // 2}", REGIONS[i // 2 % 15], some_day()) for i in range(800)]
    parties = {(entry.party, entry.region) for entry in (*kov, *hospitals, *lists)}
    joined = [MembershipEntry(*party, some_day()) for party in sorted(parties) if random.random() < 0.8]
    return Facts(tuple(kov), tuple(hospitals), tuple(lists), tuple(joined))


unhindered = pytest.mark.skipif(
    sys.gettrace() is not None, reason="a tracer, such as that of coverage, makes the clock meaningless"
)


def fastest(work, times: int = 10) -> float:
    """Milliseconds of computing in the fastest run: what else the machine does is not the rule's."""
    seconds = []
    for _ in range(times):
        started = process_time()
        work()
        seconds.append(process_time() - started)
    return min(seconds) * 1000


@unhindered
def test_all_regions_with_800_lists_are_counted_in_50_ms():
    facts = country()

    assert fastest(lambda: quorum_on(date(2026, 1, 1), facts, [DRAFT], REGIONS)) <= 50


@unhindered
def test_ten_years_of_a_region_are_told_in_200_ms():
    (record,) = records(country(), [REGIONS[0]])

    assert fastest(lambda: timeline(record, [DRAFT], date(2016, 1, 1), date(2025, 12, 31))) <= 200
