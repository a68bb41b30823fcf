"""What an adopted decision does by itself: other parts of the app register it, it happens in the same transaction."""

from collections.abc import Callable

from councils.models import Decision

Effect = Callable[[Decision], object]
_effects: dict[str, Effect] = {}


def on_adoption(name: str, effect: Effect) -> None:
    """Let `effect` happen whenever a decision is adopted; one of the same name is replaced.

    It runs inside the adopting transaction and may raise ValidationError: then nothing is adopted.
    """
    _effects[name] = effect


def carry_out(decision: Decision) -> None:
    """Let everything happen that follows from the adopted decision."""
    for effect in _effects.values():
        effect(decision)
