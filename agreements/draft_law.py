"""Whether a draft law obliges anybody here (T7): never, but in the example, which says so on every page.

The site knows whether it is the example, so it registers the question.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from agreements.counting.rules import RuleSet

_asked: list[Callable[[], bool]] = []


def register_example(is_example: Callable[[], bool]) -> None:
    """Say how to ask whether this installation is the example."""
    _asked[:] = [is_example]


def draft_obliges() -> bool:
    """Whether obligations follow from a draft here."""
    return any(is_example() for is_example in _asked)


def obliging(rule_sets: Iterable[RuleSet]) -> tuple[RuleSet, ...]:
    """The rule sets as the obligations here take them: in the example a draft is played as if in force."""
    if not draft_obliges():
        return tuple(rule_sets)
    return tuple(replace(rules, in_force=True) for rules in rule_sets)
