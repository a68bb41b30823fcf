"""Names of the fields that every engine's index has."""

from collections.abc import Mapping
from typing import Final

KEY: Final = "key"
KIND: Final = "kind"
TEXT: Final = "text"
TOKENS: Final = "tokens"
CHECKED_ON: Final = "checked_on"
NEAR: Final = "near"

#: The kind that is shown as cards.
SERVICE: Final = "service"

#: Facets that can be filtered and counted; "near" carries the municipalities of nearness, for order alone.
FACETS: Final = (
    "region",
    "municipality",
    "service_types",
    "target_groups",
    "costs",
    "referrals",
    "settings",
    "languages",
    "access",
    NEAR,
)

#: Score that a nearer ring adds: more than any fit of words.
RING_STEP: Final = 1000.0


def bag(tokens: Mapping[str, int]) -> str:
    """The one text field: every token as often as it weighs."""
    return " ".join(" ".join([token] * times) for token, times in tokens.items())
