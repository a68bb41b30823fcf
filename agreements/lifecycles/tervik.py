"""The way of a TERVIK: in formation, formed, ended (T5); its form can be changed while it stands."""

from __future__ import annotations

from enum import StrEnum

from agreements.lifecycle import Actor, Lifecycle


class TervikState(StrEnum):
    """Where a TERVIK stands."""

    IN_FORMATION = "in_formation"
    FORMED = "formed"
    ENDED = "ended"


class TervikStep(StrEnum):
    """What can happen to a TERVIK."""

    CHOOSE_FORM = "choose_form"
    """The initiative group settles on form 1 or 2."""
    FORM = "form"
    CHANGE_FORM = "change_form"
    ABANDON = "abandon"
    """The formation is given up."""
    END = "end"


S, T = TervikState, TervikStep

STEPS = {
    (S.IN_FORMATION, T.CHOOSE_FORM): S.IN_FORMATION,
    (S.IN_FORMATION, T.FORM): S.FORMED,
    (S.IN_FORMATION, T.ABANDON): S.ENDED,
    (S.FORMED, T.CHANGE_FORM): S.FORMED,
    (S.FORMED, T.END): S.ENDED,
}

ACTORS = {
    T.CHOOSE_FORM: frozenset({Actor.TERVIK_STAFF, Actor.NATIONAL_ADMINISTRATOR}),
    T.FORM: frozenset({Actor.TERVIK_STAFF, Actor.NATIONAL_ADMINISTRATOR}),
    T.CHANGE_FORM: frozenset({Actor.TERVIK_STAFF, Actor.NATIONAL_ADMINISTRATOR}),
    T.ABANDON: frozenset({Actor.NATIONAL_ADMINISTRATOR}),
    T.END: frozenset({Actor.NATIONAL_ADMINISTRATOR}),
}

TERVIK = Lifecycle(S.IN_FORMATION, STEPS, ACTORS)
