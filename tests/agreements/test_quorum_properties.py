"""The quorum against a naive reading of T6 that looks at every single day."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.counting.facts import Facts, HospitalEntry, ListEntry, MembershipEntry, MunicipalityEntry
from agreements.counting.region_record import records
from agreements.counting.rules import GpUnit
from agreements.counting.timeline import first_met_on, timeline
from agreements.quorum import quorum_on
from tests.agreements.quorum_builders import REGION, rule_set

START = date(2026, 1, 1)
LENGTH = 20
DAYS = [START + timedelta(days=i) for i in range(LENGTH)]
PARTIES = ["a", "b", "c", "d"]

days = st.sampled_from(DAYS)
bounds = st.tuples(st.none() | days, st.none() | days)
parties = st.sampled_from(PARTIES)


def entries(build):
    return st.lists(build, max_size=5).map(tuple)


extra = st.builds(
    Facts,
    municipalities=entries(
        st.builds(lambda p, b: MunicipalityEntry(p, p, REGION, *b), st.sampled_from("abefg"), bounds)
    ),
    hospitals=entries(st.builds(lambda p, b, x: HospitalEntry(p, p, REGION, *b, x), parties, bounds, st.booleans())),
    lists=entries(st.builds(lambda n, p, b: ListEntry(n, p, p, REGION, *b), st.sampled_from("xyz"), parties, bounds)),
    memberships=entries(
        st.builds(
            lambda p, d, e: MembershipEntry(p, REGION, d, e),
            st.sampled_from("abcdefg"),
            days,
            st.none() | days,
        )
    ),
)
nearly_met = st.builds(
    lambda a, b, c, until: Facts(
        (MunicipalityEntry("a", "a", REGION),),
        (HospitalEntry("b", "b", REGION),),
        (ListEntry("x", "c", "c", REGION),),
        (
            MembershipEntry("a", REGION, a),
            MembershipEntry("b", REGION, b, until),
            MembershipEntry("c", REGION, c),
        ),
    ),
    days,
    days,
    days,
    st.none() | days,
)
facts = st.builds(
    # Chance alone hardly ever meets a quorum: half of the regions start from one that some day does.
    lambda base, more: Facts(
        base.municipalities + more.municipalities,
        base.hospitals + more.hospitals,
        base.lists + more.lists,
        base.memberships + more.memberships,
    ),
    nearly_met | st.just(Facts()),
    extra,
)
rule_sets = st.builds(
    lambda unit, counts, law_from: (
        rule_set(gp_unit=unit, excluded_hospital_counts=counts),
        rule_set("law", in_force=True, gp_share=Fraction(1, 2), valid_from=law_from),
    ),
    st.sampled_from(GpUnit),
    st.booleans(),
    days,
)


def there(entry, day):
    return (entry.valid_from or date.min) <= day <= (entry.valid_to or date.max)


def served_by(facts, day):
    """Who serves which list on the day: of overlapping entries the one whose unbroken days began last."""
    best = {}
    for entry in facts.lists:
        if there(entry, day):
            begin = day
            while begin > START - timedelta(days=2) and any(
                there(e, begin - timedelta(days=1)) and (e.list_id, e.party) == (entry.list_id, entry.party)
                for e in facts.lists
            ):
                begin -= timedelta(days=1)
            best.setdefault(entry.list_id, []).append((begin, entry.party))
    return {list_id: max(found)[1] for list_id, found in best.items()}


def naive(facts, rules, day):
    """T6 read aloud, with no thought for speed."""
    joined = {m.party for m in facts.memberships if m.member_from <= day <= (m.member_to or date.max)}
    kov = {e.party for e in facts.municipalities if there(e, day)}
    plain = {e.party for e in facts.hospitals if there(e, day) and not e.excluded}
    exempt = {e.party for e in facts.hospitals if there(e, day) and e.excluded}
    hospitals = plain | exempt if rules.excluded_hospital_counts else plain
    lists = served_by(facts, day)
    providers = set(lists.values())
    counted = {
        "hospitals": (len(hospitals & joined), len(hospitals)),
        "municipalities": (len(kov & joined), len(kov)),
        "gp_lists": (sum(p in joined for p in lists.values()), len(lists)),
        "gp_providers": (len(providers & joined), len(providers)),
    }
    gp = counted["gp_lists" if rules.gp_unit is GpUnit.LISTS else "gp_providers"]
    met = (
        counted["hospitals"][0] >= rules.hospitals_minimum
        and kov
        and Fraction(*counted["municipalities"]) >= rules.municipalities_share
        and lists
        and Fraction(*gp) >= rules.gp_share
    )
    return counted, bool(met), (kov | plain | providers) - joined


def naive_rules(rule_sets, day):
    draft, law = rule_sets
    return law if day >= law.valid_from else draft


@settings(max_examples=150, deadline=None)
@given(facts, rule_sets, days)
def test_a_day_is_what_a_naive_count_says(facts, rule_sets, day):
    (state,) = quorum_on(day, facts, rule_sets, [REGION])
    counted, met, not_joined = naive(facts, naive_rules(rule_sets, day), day)

    for name, (joined, total) in counted.items():
        figure = getattr(state, name)
        assert (figure.joined, figure.total) == (joined, total), name
        assert figure.met == (figure.total > 0 and figure.lacking == 0), name
    assert state.met == met
    assert {party.party for party in state.not_joined} == not_joined


@settings(max_examples=150, deadline=None)
@given(facts, rule_sets, days)
def test_first_met_on_is_the_first_of_all_days_looked_at_one_by_one(facts, rule_sets, on):
    (record,) = records(facts, [REGION])
    met_days = [day for day in DAYS if day <= on and naive(facts, naive_rules(rule_sets, day), day)[1]]

    assert first_met_on(record, rule_sets, on) == (met_days[0] if met_days else None)


@settings(max_examples=150, deadline=None)
@given(facts, rule_sets)
def test_the_timeline_tells_every_day_once_and_changes_only_where_something_changed(facts, rule_sets):
    (record,) = records(facts, [REGION])
    spans = timeline(record, rule_sets, DAYS[0], DAYS[-1])

    told = [
        (span.first_day + timedelta(days=i), span)
        for span in spans
        for i in range((span.last_day - span.first_day).days + 1)
    ]
    assert [day for day, _ in told] == DAYS
    for day, span in told:
        (state,) = quorum_on(day, facts, rule_sets, [REGION])
        assert (span.figures, span.rule_set, span.met) == (state.figures, state.rule_set, state.met)
    for before, after in pairwise(spans):
        assert (before.figures, before.rule_set) != (after.figures, after.rule_set)
