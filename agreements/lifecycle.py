"""What a lifecycle is: a table of allowed steps and who may take them; no others exist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class Actor(StrEnum):
    """In what capacity a step is taken; who that is for a row, `permissions.py` says."""

    REPRESENTATIVE = "representative"
    """Who may represent the party (A2)."""
    TERVIK_REPRESENTATIVE = "tervik_representative"
    """Who may sign for the founder or the legal person (T5)."""
    TERVIK_STAFF = "tervik_staff"
    NATIONAL_ADMINISTRATOR = "national_administrator"
    VERIFIER = "verifier"
    """The signature verifier, by its verdict."""
    COUNCIL_SECRETARY = "council_secretary"
    """Who organises the council's work (C4)."""
    CLOCK = "clock"
    """The daily run: a term has come or passed, or another record has changed."""


State = TypeVar("State", bound=StrEnum)
Step = TypeVar("Step", bound=StrEnum)


class ForbiddenStep(ValueError):
    """The step does not exist in this state."""

    def __init__(self, state: StrEnum, step: StrEnum) -> None:
        super().__init__(f"{step} is not allowed in state {state}")
        self.state = state
        self.step = step


@dataclass(frozen=True, slots=True)
class Lifecycle(Generic[State, Step]):
    """Steps by state and who may take each."""

    initial: State
    steps: Mapping[tuple[State, Step], State]
    actors: Mapping[Step, frozenset[Actor]]

    def after(self, state: State, step: Step) -> State:
        """The state that the step leads to. Raises ForbiddenStep where the table has none."""
        try:
            return self.steps[state, step]
        except KeyError:
            raise ForbiddenStep(state, step) from None

    def may_take(self, actor: Actor, step: Step) -> bool:
        """Whether the step is this actor's to take, in whatever state."""
        return actor in self.actors[step]

    def open_to(self, state: State, actor: Actor | None = None) -> tuple[Step, ...]:
        """The steps that exist in the state, or only those that are the actor's."""
        steps = (step for from_state, step in self.steps if from_state == state)
        return tuple(step for step in steps if actor is None or self.may_take(actor, step))

    def is_final(self, state: State) -> bool:
        """Whether nothing follows."""
        return not self.open_to(state)
