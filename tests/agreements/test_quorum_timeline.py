"""The quorum over time (T7)."""

from __future__ import annotations

from datetime import date

from agreements.counting.region_record import records
from agreements.counting.timeline import timeline
from tests.agreements.quorum_builders import DRAFT, REGION, members, region, rule_set


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


def test_another_rule_set_cuts_the_timeline_even_where_it_counts_the_same():
    """T6: every figure is told with the rule set that gave it."""
    (record,) = records(region(), [REGION])
    draft, law = rule_set(valid_to=date(2026, 1, 15)), rule_set("law", valid_from=date(2026, 1, 16), in_force=True)

    spans = timeline(record, [draft, law], date(2026, 1, 1), date(2026, 1, 31))

    assert [(span.first_day.day, span.last_day.day, span.rule_set.code) for span in spans] == [
        (1, 15, draft.code),
        (16, 31, "law"),
    ]
