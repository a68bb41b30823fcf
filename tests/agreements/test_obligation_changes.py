"""What a new look at the record changes in the obligations that are kept (T7)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from agreements.lifecycles.obligation import ObligationState, ObligationStep
from agreements.obligation_changes import Kept, Standing, changes, deadline, steps
from agreements.obligations import EndedBy, Obligation, Resting

S, T = ObligationState, ObligationStep
MET, TODAY = date(2026, 3, 1), date(2026, 6, 30)


def duty(party="kov", arose_on=MET, last_day=None, ended_by=None, resting=()):
    return Obligation(party, party.title(), arose_on, last_day, ended_by, resting)


def test_an_obligation_that_is_not_kept_yet_has_arisen():
    assert changes([], [duty()], set()).arisen == (duty(),)


def test_one_that_was_over_before_anybody_looked_is_not_opened():
    past = duty(last_day=MET, ended_by=EndedBy.JOINED)

    assert changes([], [past], {"kov"}) == changes([], [], set())


@pytest.mark.parametrize("arose_on", [MET, MET - timedelta(days=20)])
def test_one_that_is_kept_goes_on_also_where_its_first_day_was_corrected(arose_on):
    kept = Kept(1, "kov", MET)

    found = changes([kept], [duty(arose_on=arose_on)], set())

    assert found.going_on == ((kept, duty(arose_on=arose_on)),)
    assert (found.arisen, found.ended) == ((), ())


@pytest.mark.parametrize("ended_by", EndedBy)
def test_one_that_ended_is_over_by_what_ended_it(ended_by):
    kept = Kept(1, "kov", MET)

    assert changes([kept], [duty(last_day=MET, ended_by=ended_by)], set()).ended == ((kept, ended_by),)


@pytest.mark.parametrize(("members", "by"), [({"kov"}, EndedBy.JOINED), (set(), EndedBy.NO_LONGER_MANDATORY)])
def test_one_that_by_a_correction_never_arose_is_over(members, by):
    kept = Kept(1, "kov", MET)

    assert changes([kept], [], members).ended == ((kept, by),)


def test_who_joined_and_left_between_two_looks_is_obliged_anew():
    kept, again = Kept(1, "kov", MET), duty(arose_on=date(2026, 5, 1))

    found = changes([kept], [duty(last_day=date(2026, 4, 1), ended_by=EndedBy.JOINED), again], set())

    assert found.ended == ((kept, EndedBy.JOINED),)
    assert found.arisen == (again,)


@pytest.mark.parametrize(
    ("told_on", "due"),
    [
        (MET, MET + timedelta(days=90)),
        (MET + timedelta(days=60), MET + timedelta(days=90)),
        (MET + timedelta(days=61), MET + timedelta(days=91)),
        (MET + timedelta(days=400), MET + timedelta(days=430)),
    ],
)
def test_a_late_notice_takes_no_time_away(told_on, due):
    assert deadline(duty(), told_on, days=90, after_notice=30) == due


def test_days_of_resting_do_not_count_and_while_it_rests_there_is_no_last_day():
    rested = duty(resting=(Resting(MET + timedelta(days=10), MET + timedelta(days=19)),))
    rests = duty(resting=(Resting(MET + timedelta(days=10), None),))

    assert deadline(rested, MET, days=90, after_notice=30) == MET + timedelta(days=100)
    assert deadline(rests, MET, days=90, after_notice=30) is None


LATER, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
WALKS = [
    (S.OPENED, Standing(False, False, None), [T.NOTIFY]),
    (S.OPENED, Standing(False, True, None), [T.NOTIFY, T.OPEN_FORM]),
    (S.OPENED, Standing(True, False, None), [T.REST]),
    (S.NOTIFIED, Standing(False, False, TODAY), []),
    (S.NOTIFIED, Standing(False, True, TODAY), [T.OPEN_FORM]),
    (S.NOTIFIED, Standing(False, False, YESTERDAY), [T.FALL_DUE]),
    (S.NOTIFIED, Standing(True, False, YESTERDAY), [T.REST]),
    (S.FORM_OPEN, Standing(False, True, LATER), []),
    (S.FORM_OPEN, Standing(False, False, LATER), [T.LOSE_FORM]),
    (S.FORM_OPEN, Standing(False, True, YESTERDAY), [T.FALL_DUE]),
    (S.FORM_OPEN, Standing(True, True, LATER), [T.REST]),
    (S.OVERDUE, Standing(False, True, YESTERDAY), []),
    (S.OVERDUE, Standing(True, False, YESTERDAY), [T.REST]),
    (S.RESTING, Standing(True, True, None), []),
    (S.RESTING, Standing(False, False, None), [T.RESUME, T.NOTIFY]),
    (S.RESTING, Standing(False, True, None), [T.RESUME, T.NOTIFY, T.OPEN_FORM]),
    # The notice from before the rest named a day that has passed; the new one gives a new term.
    (S.RESTING, Standing(False, False, YESTERDAY), [T.RESUME, T.NOTIFY]),
    (S.OPENED, Standing(False, True, YESTERDAY), [T.NOTIFY, T.OPEN_FORM]),
    (S.JOINED, Standing(False, False, YESTERDAY), []),
    (S.LAPSED, Standing(True, False, YESTERDAY), []),
]


@pytest.mark.parametrize(("state", "standing", "expected"), WALKS)
def test_every_state_takes_the_steps_of_the_day_and_no_others(state, standing, expected):
    assert list(steps(state, standing, TODAY)) == expected


def test_the_walks_above_begin_in_every_state():
    assert {state for state, _, _ in WALKS} == set(S)
