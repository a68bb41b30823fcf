"""How measures are judged: each target of the digest, and every edge of its arithmetic (C2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councils.measures import Explanation, Judgement, Measure, Note, Verdict, judge
from councils.periods import Period
from councils.targets import Target, TargetKind, Value, reaches

COVERED = Target(TargetKind.AT_LEAST, Decimal(30), 2030)
CEILING = Target(TargetKind.AT_MOST, Decimal(2))
LESS_OFTEN = Target(TargetKind.CHANGE, Decimal(-15), 2030)
ABOVE_CARE_HOMES = Target(TargetKind.ABOVE_OTHER)
BELOW_40 = Target(TargetKind.BELOW, Decimal(40))


def judged(measure: Measure, year: int) -> Judgement:
    """As it stands when the year is over."""
    return judge(measure, date(year, 12, 31))


def values(**by_year) -> tuple[Value, ...]:
    return tuple(Value(Period(int(year[1:])), Decimal(str(number))) for year, number in by_year.items())


def measure(target, baseline=None, **by_year) -> Measure:
    start = None if baseline is None else Value(Period(2026), Decimal(str(baseline)))
    return Measure(target, values(**by_year), start)


def verdict(target, baseline=None, year=2028, **by_year) -> Verdict:
    return judged(measure(target, baseline, **by_year), year).verdict


def notes(judgement) -> list[Note]:
    return [explanation.note for explanation in judgement.explanations]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("30", Verdict.REACHED),
        ("31", Verdict.REACHED),
        ("29.99", Verdict.ON_THE_WAY),
        ("20", Verdict.ON_THE_WAY),
        ("19.99", Verdict.BEHIND),
        ("10", Verdict.BEHIND),
        ("9.99", Verdict.WORSE),
    ],
)
def test_at_least_30_per_cent_by_2030_from_10_in_2026(value, expected):
    """Half the time is over in 2028, so the straight way is at 20."""
    assert verdict(COVERED, 10, y2028=value) is expected


@pytest.mark.parametrize(("value", "expected"), [("2", Verdict.REACHED), ("2.01", Verdict.WORSE)])
def test_does_not_rise_above_2_per_cent_is_a_ceiling(value, expected):
    assert verdict(CEILING, "1.8", y2028=value) is expected


def test_a_ceiling_that_was_broken_from_the_start():
    assert verdict(CEILING, 3, y2028="2.5") is Verdict.ON_THE_WAY
    assert verdict(CEILING, 3, y2028=3) is Verdict.BEHIND


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (170, Verdict.REACHED),
        (171, Verdict.ON_THE_WAY),
        (185, Verdict.ON_THE_WAY),
        (186, Verdict.BEHIND),
        (201, Verdict.WORSE),
    ],
)
def test_fifteen_per_cent_less_than_the_baseline_of_200(value, expected):
    assert verdict(LESS_OFTEN, 200, y2028=value) is expected


def test_a_rise_in_per_cent_of_the_baseline():
    assert verdict(Target(TargetKind.CHANGE, Decimal(10)), 50, y2028=55) is Verdict.REACHED
    assert verdict(Target(TargetKind.CHANGE, Decimal(10)), 50, y2028=54) is Verdict.ON_THE_WAY


@pytest.mark.parametrize(
    ("target", "sign"),
    [
        (COVERED, 1),
        (Target(TargetKind.AT_LEAST, Decimal(-5)), 1),
        (CEILING, -1),
        (BELOW_40, -1),
        (ABOVE_CARE_HOMES, 1),
        (LESS_OFTEN, -1),
        (Target(TargetKind.CHANGE, Decimal(10)), 1),
    ],
)
def test_only_a_ceiling_and_a_change_below_zero_ask_for_less(target, sign):
    """C2: “at least −5” (a balance of moving, say) asks for more although its number lies below zero."""
    assert target.sign == sign


def test_no_per_cent_of_change_is_to_hold_the_baseline():
    hold = Target(TargetKind.CHANGE, Decimal(0))

    assert verdict(hold, 50, y2028=50) is Verdict.REACHED
    assert verdict(hold, 50, y2028=51) is Verdict.REACHED
    assert verdict(hold, 50, y2028=49) is Verdict.WORSE


def test_fifteen_per_cent_less_than_a_debt_is_a_larger_debt():
    assert verdict(LESS_OFTEN, -100, y2028=-115) is Verdict.REACHED
    assert verdict(LESS_OFTEN, -100, y2028=-90) is Verdict.WORSE


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [("5.1", "5", Verdict.REACHED), ("5", "5", Verdict.ON_THE_WAY), ("3", "5", Verdict.WORSE)],
)
def test_above_another_measure_of_the_same_year(own, other, expected):
    compared = replace(measure(ABOVE_CARE_HOMES, 4, y2028=own), other=values(y2027=99, y2028=other))

    assert judged(compared, 2028).verdict is expected


def test_below_40_is_not_40():
    assert verdict(BELOW_40, 45, y2028="39.9") is Verdict.REACHED
    assert verdict(BELOW_40, 45, y2028=40) is Verdict.ON_THE_WAY
    assert verdict(replace(BELOW_40, year=2030), 40, y2028=40) is Verdict.BEHIND


def test_without_any_value_nothing_is_known():
    judgement = judged(measure(COVERED, 10, y2029=30), 2028)

    assert judgement.verdict is Verdict.UNKNOWN
    assert judgement.period is None
    assert judgement.explanations == (Explanation(Note.NO_VALUE, {"period": Period(2028)}),)


def test_a_measure_without_baseline_is_reached_or_unknown_until_its_year_is_over():
    assert verdict(COVERED, y2028=30) is Verdict.REACHED
    unknown = judged(measure(COVERED, y2028=29), 2028)
    assert unknown.verdict is Verdict.UNKNOWN
    assert notes(unknown)[-1] is Note.NO_BASELINE
    over = judged(measure(COVERED, y2030=29), 2030)
    assert over.verdict is Verdict.BEHIND
    assert notes(over)[-1] is Note.TARGET_YEAR_PASSED


def test_a_change_without_baseline_is_unknown():
    judgement = judged(measure(LESS_OFTEN, y2028=1), 2028)

    assert judgement.verdict is Verdict.UNKNOWN
    assert judgement.explanations == (Explanation(Note.NO_BASELINE, {}),)


def test_a_percentage_of_a_baseline_of_zero_says_nothing():
    judgement = judged(measure(LESS_OFTEN, 0, y2028=1), 2028)

    assert judgement.verdict is Verdict.UNKNOWN
    assert judgement.explanations == (Explanation(Note.BASELINE_ZERO, {"period": Period(2026)}),)


def test_without_the_other_measures_value_of_the_year_nothing_can_be_compared():
    judgement = judged(replace(measure(ABOVE_CARE_HOMES, y2028=5), other=values(y2027=4)), 2028)

    assert judgement.verdict is Verdict.UNKNOWN
    assert judgement.explanations == (Explanation(Note.NO_OTHER_VALUE, {"period": Period(2028)}),)


def test_a_gap_year_is_told_and_the_last_value_stands():
    judgement = judged(measure(COVERED, 10, y2027=30), 2029)

    assert judgement.verdict is Verdict.REACHED
    assert judgement.period == Period(2027)
    assert judgement.explanations[0] == Explanation(Note.GAP, {"period": Period(2029), "last_period": Period(2027)})


def test_a_preliminary_value_is_told_and_gives_way_to_the_final_one():
    early = Value(Period(2028), Decimal(31), preliminary=True)
    only_early = Measure(COVERED, (early,), Value(Period(2026), Decimal(10)))
    final = replace(only_early, values=(*values(y2028=25), early))

    assert notes(judged(only_early, 2028))[0] is Note.PRELIMINARY
    assert judged(final, 2028).verdict is Verdict.ON_THE_WAY
    assert Note.PRELIMINARY not in notes(judged(final, 2028))


def test_the_final_value_of_the_other_measure_is_the_one_compared_with():
    other = (Value(Period(2028), Decimal(4)), Value(Period(2028), Decimal(6), preliminary=True))

    assert judged(replace(measure(ABOVE_CARE_HOMES, y2028=5), other=other), 2028).verdict is Verdict.REACHED


def test_a_target_reached_and_lost():
    judgement = judged(measure(COVERED, 10, y2026=31, y2027=32, y2028=12), 2028)

    assert judgement.verdict is Verdict.BEHIND
    assert judgement.explanations[-1] == Explanation(Note.REACHED_AND_LOST, {"period": Period(2027)})
    held = judged(measure(COVERED, 10, y2027=31, y2028=31), 2028)
    assert Note.REACHED_AND_LOST not in notes(held)


def test_a_year_that_could_not_be_compared_was_not_reached():
    lost = replace(measure(ABOVE_CARE_HOMES, 1, y2027=9, y2028=2), other=values(y2028=3))

    assert Note.REACHED_AND_LOST not in notes(judged(lost, 2028))


def test_when_the_targets_year_is_over_nothing_is_on_the_way():
    judgement = judged(measure(COVERED, 10, y2030="29.9"), 2030)

    assert judgement.verdict is Verdict.BEHIND
    assert judgement.explanations[-1] == Explanation(
        Note.TARGET_YEAR_PASSED, {"target_year": 2030, "period": Period(2030)}
    )


def test_a_baseline_in_the_targets_year_divides_nothing_by_zero():
    same_year = Measure(replace(COVERED, year=2026), values(y2026=20), Value(Period(2026), Decimal(10)))

    assert judged(same_year, 2026).verdict is Verdict.BEHIND


@pytest.mark.parametrize("value", [9, 10, 11])
def test_a_value_older_than_the_baseline_says_nothing_of_the_way_from_it(value):
    """C2: 'worse than at the start' would be said of a time before the start."""
    judgement = judged(measure(COVERED, 10, y2025=value), 2026)

    assert judgement.verdict is Verdict.UNKNOWN
    before = {"period": Period(2025), "baseline_period": Period(2026)}
    assert judgement.explanations[-1] == Explanation(Note.BEFORE_BASELINE, before)
    assert judged(measure(COVERED, 10, y2025=30), 2026).verdict is Verdict.REACHED


def test_at_the_start_a_measure_is_on_the_way():
    assert verdict(COVERED, 10, y2026=10) is Verdict.ON_THE_WAY


def test_the_arithmetic_is_told_step_by_step():
    judgement = judged(measure(LESS_OFTEN, 200, y2028=186), 2028)

    assert judgement.explanations == (
        Explanation(
            Note.TARGET_FROM_BASELINE,
            {"baseline": 200, "baseline_period": Period(2026), "percent": -15, "value": 170},
        ),
        Explanation(Note.COMPARED, {"value": 186, "period": Period(2028), "target": 170}),
        Explanation(Note.CHANGED_FROM_BASELINE, {"change": -14, "baseline": 200, "baseline_period": Period(2026)}),
        Explanation(
            Note.EXPECTED_BY_NOW,
            {
                "value": 186,
                "expected": 185,
                "baseline": 200,
                "baseline_period": Period(2026),
                "target": 170,
                "target_year": 2030,
                "period": Period(2028),
            },
        ),
    )


def test_the_target_is_told_as_it_is_meant():
    plain = judged(measure(COVERED, y2028=30), 2028)
    above = judged(replace(measure(ABOVE_CARE_HOMES, y2028=5), other=values(y2028=4)), 2028)

    assert plain.explanations[0] == Explanation(Note.TARGET_VALUE, {"value": 30})
    assert above.explanations[0] == Explanation(Note.TARGET_FROM_OTHER, {"other": 4, "period": Period(2028)})


numbers = st.decimals(-1000, 1000, places=2)
targets = st.builds(
    Target,
    st.sampled_from([TargetKind.AT_LEAST, TargetKind.AT_MOST, TargetKind.BELOW, TargetKind.CHANGE]),
    numbers,
    st.none() | st.integers(2026, 2032),
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # drawing four numbers is slow on a busy machine
@given(targets, numbers, st.dictionaries(st.integers(2024, 2032), numbers), st.integers(2024, 2032))
def test_every_measure_gets_a_verdict_that_agrees_with_plain_arithmetic(target, start, by_year, year):
    series = tuple(Value(Period(y), number) for y, number in by_year.items())
    judgement = judged(Measure(target, series, Value(Period(2026), start)), year)

    past = [y for y in by_year if y <= year]
    assert (judgement.period and judgement.period.year) == max(past, default=None)
    assert judgement.explanations
    if not past or (target.kind is TargetKind.CHANGE and start == 0):
        assert judgement.verdict is Verdict.UNKNOWN
        return
    value, goal = by_year[max(past)], target.number
    if target.kind is TargetKind.CHANGE:
        goal = start + abs(start) * target.number / 100
    assert (judgement.verdict is Verdict.REACHED) == reaches(target, Fraction(value), Fraction(goal))
    wrong_side = (value < start if target.sign > 0 else value > start) and max(past) >= 2026
    assert (judgement.verdict is Verdict.WORSE) == (wrong_side and judgement.verdict is not Verdict.REACHED)


@given(st.integers(0, 100), st.integers(0, 100), st.integers(2027, 2029))
def test_a_better_value_is_never_judged_worse(one, other, year):
    order = [Verdict.WORSE, Verdict.BEHIND, Verdict.ON_THE_WAY, Verdict.REACHED]
    lower, higher = sorted((one, other))
    found = [verdict(COVERED, 10, year, **{f"y{year}": number}) for number in (lower, higher)]

    assert order.index(found[0]) <= order.index(found[1])


def quarters(first: Period, *numbers: int) -> tuple[Value, ...]:
    return tuple(Value(first.later(step), Decimal(number)) for step, number in enumerate(numbers))


BY_QUARTER = Measure(
    COVERED, (), Value(Period(2026, 4, 4), Decimal(10)), parts=4
)  # from the end of 2026 to the end of 2030 are sixteen quarters


@pytest.mark.parametrize(
    ("number", "expected"), [(20, Verdict.ON_THE_WAY), (19, Verdict.BEHIND), (30, Verdict.REACHED)]
)
def test_a_measure_by_quarter_is_half_way_after_eight_of_sixteen_quarters(number, expected):
    measured = replace(BY_QUARTER, values=quarters(Period(2028, 4, 4), number))

    assert judge(measured, date(2028, 12, 31)).verdict is expected


def test_in_its_first_quarters_the_targets_year_is_not_over():
    third, last = (replace(BY_QUARTER, values=quarters(Period(2030, part, 4), 29)) for part in (3, 4))

    assert Note.TARGET_YEAR_PASSED not in notes(judge(third, date(2031, 6, 1)))
    assert judge(last, date(2031, 6, 1)).explanations[-1].note is Note.TARGET_YEAR_PASSED


def test_a_quarter_that_is_over_and_has_no_value_is_a_gap_and_the_running_one_is_not():
    measured = replace(BY_QUARTER, values=quarters(Period(2027, 1, 4), 30))

    assert Note.GAP not in notes(judge(measured, date(2027, 6, 29)))
    gap = {"period": Period(2027, 2, 4), "last_period": Period(2027, 1, 4)}
    assert judge(measured, date(2027, 6, 30)).explanations[0] == Explanation(Note.GAP, gap)


def test_a_target_agreed_for_a_year_holds_for_each_of_its_quarters():
    measured = replace(BY_QUARTER, steps=(Value(Period(2028), Decimal(22)),))
    found = [judge(replace(measured, values=quarters(Period(2028, 1, 4), n)), date(2028, 4, 1)) for n in (21, 22)]

    assert [one.verdict for one in found] == [Verdict.BEHIND, Verdict.ON_THE_WAY]


def test_another_measure_is_compared_in_the_same_quarter_alone():
    measured = Measure(ABOVE_CARE_HOMES, quarters(Period(2028, 1, 4), 5), other=values(y2028=4), parts=4)

    assert notes(judge(measured, date(2028, 4, 1)))[-1] is Note.NO_OTHER_VALUE
    other = replace(measured, other=quarters(Period(2028, 1, 4), 4))
    assert judge(other, date(2028, 4, 1)).verdict is Verdict.REACHED


def test_a_year_that_is_not_over_is_no_gap():
    """C2: on a day of 2028 nobody can know the year 2028."""
    assert Note.GAP not in notes(judge(measure(COVERED, 10, y2027=30), date(2028, 12, 30)))


def test_a_value_counts_from_the_first_day_of_its_period():
    """C2: a value of a year to come says nothing yet."""
    measured = measure(CEILING, y2028=2)
    assert judge(measured, date(2027, 12, 31)).verdict is Verdict.UNKNOWN
    assert judge(measured, date(2028, 1, 1)).verdict is not Verdict.UNKNOWN
