"""Every state of every lifecycle with every step (A1–A3, T5, T7)."""

from __future__ import annotations

from itertools import product

import pytest

from agreements.lifecycle import Actor, ForbiddenStep
from agreements.lifecycles.accession import ACCESSION, AccessionState, AccessionStep
from agreements.lifecycles.cooperation import COOPERATION, CooperationState, CooperationStep
from agreements.lifecycles.disagreement import DISAGREEMENT, DisagreementState, DisagreementStep
from agreements.lifecycles.leaving import LEAVING, LeavingState, LeavingStep
from agreements.lifecycles.obligation import OBLIGATION, ObligationState, ObligationStep
from agreements.lifecycles.tervik import TERVIK, TervikState, TervikStep

# Written out a second time, so that a slip in a table is seen: step: {from: to}.
EXPECTED = {
    "accession": {
        "issue": {"draft": "issued"},
        "upload": {"issued": "under_verification"},
        "reject_signature": {"under_verification": "issued"},
        "accept_signature": {"under_verification": "signed"},
        "countersign": {"signed": "countersigned"},
        "enter_into_force": {"countersigned": "in_force"},
        "decline": {"signed": "declined"},
        "withdraw": dict.fromkeys(["draft", "issued", "under_verification", "signed", "countersigned"], "withdrawn"),
        "expire": dict.fromkeys(["draft", "issued"], "expired"),
        "end": {"in_force": "ended"},
    },
    "cooperation": {
        "issue": {"draft": "issued"},
        "add_signature": dict.fromkeys(["issued", "partly_signed"], "partly_signed"),
        "complete_signatures": dict.fromkeys(["issued", "partly_signed"], "signed"),
        "enter_into_force": {"signed": "in_force"},
        "supersede": {"in_force": "superseded"},
        "withdraw": dict.fromkeys(["draft", "issued", "partly_signed"], "withdrawn"),
        "expire": dict.fromkeys(["issued", "partly_signed"], "expired"),
        "end": {"in_force": "ended"},
    },
    "disagreement": {
        "take_up": dict.fromkeys(["raised", "in_talks"], "in_talks"),
        "settle": {"in_talks": "settled"},
        "reopen": {"settled": "in_talks"},
        "drop": dict.fromkeys(["raised", "in_talks"], "dropped"),
    },
    "leaving": {
        "issue": {"draft": "issued"},
        "record_paper": {"draft": "given"},
        "accept_signature": {"issued": "given"},
        "leave": {"given": "left"},
        "withdraw": {"issued": "withdrawn"},
        "expire": {"issued": "expired"},
    },
    "tervik": {
        "choose_form": {"in_formation": "in_formation"},
        "form": {"in_formation": "formed"},
        "change_form": {"formed": "formed"},
        "abandon": {"in_formation": "ended"},
        "end": {"formed": "ended"},
    },
    "obligation": {
        "notify": {"opened": "notified"},
        "open_form": dict.fromkeys(["opened", "notified"], "form_open"),
        "lose_form": {"form_open": "notified"},
        "fall_due": dict.fromkeys(["notified", "form_open"], "overdue"),
        "rest": dict.fromkeys(["opened", "notified", "form_open", "overdue"], "resting"),
        "resume": {"resting": "opened"},
        "join": dict.fromkeys(["opened", "notified", "form_open", "overdue", "resting"], "joined"),
        "lapse": dict.fromkeys(["opened", "notified", "form_open", "overdue", "resting"], "lapsed"),
    },
}
LIFECYCLES = {
    "accession": (ACCESSION, AccessionState, AccessionStep),
    "cooperation": (COOPERATION, CooperationState, CooperationStep),
    "disagreement": (DISAGREEMENT, DisagreementState, DisagreementStep),
    "leaving": (LEAVING, LeavingState, LeavingStep),
    "tervik": (TERVIK, TervikState, TervikStep),
    "obligation": (OBLIGATION, ObligationState, ObligationStep),
}
EVERY_STEP_IN_EVERY_STATE = [
    (name, state, step) for name, (_, states, steps) in LIFECYCLES.items() for state, step in product(states, steps)
]


@pytest.mark.parametrize(("name", "state", "step"), EVERY_STEP_IN_EVERY_STATE)
def test_a_step_leads_where_the_table_says_and_is_refused_everywhere_else(name, state, step):
    lifecycle, _, _ = LIFECYCLES[name]
    expected = EXPECTED[name][step].get(state)

    if expected is None:
        with pytest.raises(ForbiddenStep, match=f"{step} is not allowed in state {state}") as refused:
            lifecycle.after(state, step)
        assert (refused.value.state, refused.value.step) == (state, step)
        assert step not in lifecycle.open_to(state)
    else:
        assert lifecycle.after(state, step) == expected
        assert step in lifecycle.open_to(state)


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_step_has_somebody_who_takes_it(name):
    lifecycle, _, steps = LIFECYCLES[name]

    assert set(lifecycle.actors) == set(steps)
    assert all(lifecycle.actors.values())


@pytest.mark.parametrize(
    ("name", "final"),
    [
        ("accession", {"declined", "withdrawn", "expired", "ended"}),
        ("cooperation", {"superseded", "withdrawn", "expired", "ended"}),
        ("disagreement", {"dropped"}),
        ("leaving", {"left", "withdrawn", "expired"}),
        ("tervik", {"ended"}),
        ("obligation", {"joined", "lapsed"}),
    ],
)
def test_where_nothing_follows(name, final):
    lifecycle, states, _ = LIFECYCLES[name]

    assert {state for state in states if lifecycle.is_final(state)} == final


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_state_can_be_come_to(name):
    lifecycle, states, _ = LIFECYCLES[name]
    reached = {lifecycle.initial}
    while new := {lifecycle.after(s, t) for s in reached for t in lifecycle.open_to(s)} - reached:
        reached |= new

    assert reached == set(states)


def test_the_party_uploads_and_withdraws_but_never_accepts_its_own_signature():
    party = Actor.REPRESENTATIVE

    assert ACCESSION.open_to(AccessionState.ISSUED, party) == (AccessionStep.UPLOAD, AccessionStep.WITHDRAW)
    assert ACCESSION.open_to(AccessionState.UNDER_VERIFICATION, party) == (AccessionStep.WITHDRAW,)
    assert not ACCESSION.may_take(party, AccessionStep.ACCEPT_SIGNATURE)
    assert not ACCESSION.may_take(party, AccessionStep.COUNTERSIGN)


def test_only_who_signs_for_the_tervik_countersigns_or_declines():
    staff, signer = Actor.TERVIK_STAFF, Actor.TERVIK_REPRESENTATIVE

    assert ACCESSION.open_to(AccessionState.SIGNED, staff) == ()
    assert ACCESSION.open_to(AccessionState.SIGNED, signer) == (
        AccessionStep.COUNTERSIGN,
        AccessionStep.DECLINE,
    )
