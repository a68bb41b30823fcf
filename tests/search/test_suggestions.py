"""What is offered while somebody types."""

from collections.abc import Callable

import pytest

from search.suggestions import suggest
from tests.search.factories import make_service

pytestmark = pytest.mark.django_db


def kinds(prefix: str, language: str = "et") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for suggestion in suggest(prefix, language):
        found.setdefault(suggestion.kind, []).append(suggestion.text)
    return found


def test_kinds_of_help_are_offered_by_any_word_of_their_name() -> None:
    assert "Koduteenus" in kinds("kodut")["service_type"]
    assert any("abistaja" in name for name in kinds("abist")["service_type"])


def test_kinds_of_help_are_offered_in_the_readers_language() -> None:
    assert "Domestic care" in kinds("domes", "en")["service_type"]


def test_places_and_providers_are_offered() -> None:
    make_service("Koduteenus", provider="Päikese Hooldus OÜ")
    assert "Tartu linn" in kinds("tartu")["municipality"]
    assert kinds("hooldus")["organization"] == ["Päikese Hooldus OÜ"]


def test_last_word_is_completed_from_words_that_records_say(build: Callable[[], None]) -> None:
    make_service("Lumekoristusteenus")
    build()
    assert kinds("kiire lumek")["word"] == ["kiire lumekoristusteenus"]


@pytest.mark.parametrize("prefix", ["", "k", "\x00", "x" * 10_000, "🚑", "' OR 1=1"])
def test_hostile_beginnings_are_answered(prefix: str) -> None:
    assert isinstance(suggest(prefix), tuple)
