"""Whatever is typed, there is an answer; how much work a query may make is a rule, not a matter of luck.

The time it takes is measured by `python -m bench.search_speed`.
"""

from collections.abc import Callable

import pytest

from search.analysis.normalise import MAX_QUERY_CHARACTERS, MAX_QUERY_WORDS, MAX_WORD_CHARACTERS, query_words
from search.asking.clauses import size
from search.asking.plan import MOST_TERMS
from search.asking.query import FinderQuery
from search.finder import find, known, plan_of
from search.meaning.knowledge import MOST_CORRECTED
from search.vocabulary.speller import Speller
from tests.search.factories import make_service
from tests.search.hostile_queries import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(build: Callable[[], None]) -> None:
    for name in ("Hooldekodu", "Perearsti vastuvõtt", "Koduteenus", "Võlanõustamine", "Hambaravi"):
        make_service(name)
    build()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_query_is_answered_by_the_engine(filled: None, name: str) -> None:
    for language in ("et", "ru", "en", "xx"):
        assert not find(FinderQuery(HOSTILE[name], language)).degraded


@pytest.mark.parametrize("name", HOSTILE)
def test_words_and_their_length_are_capped(name: str) -> None:
    words = query_words(HOSTILE[name])
    assert len(words) == len(set(words)) <= MAX_QUERY_WORDS
    assert all(len(word) <= MAX_WORD_CHARACTERS for word in words)
    assert query_words(HOSTILE[name]) == query_words(HOSTILE[name][:MAX_QUERY_CHARACTERS])


@pytest.mark.parametrize("name", HOSTILE)
def test_engine_is_asked_a_bounded_tree(filled: None, name: str) -> None:
    _, plan = plan_of(HOSTILE[name], "et")
    assert not plan.rank or size(plan.rank) <= MOST_TERMS
    assert not plan.match or size(plan.match) <= MOST_TERMS


def test_only_the_first_unknown_words_are_corrected(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Speller, "corrections", lambda _, form: asked.append(form) or ())
    plan_of(HOSTILE["1 000 unknown words"], "et")
    assert len(asked) == MOST_CORRECTED


def test_further_unknown_words_are_left_as_they_are(filled: None) -> None:
    knowledge = known()
    for _ in range(MOST_CORRECTED):
        assert knowledge.corrections("pererast") == ("perearst",)
    assert knowledge.corrections("pererast") == ()


def test_hostile_choices_are_answered(filled: None) -> None:
    result = find(
        FinderQuery(
            region="' OR 1=1",
            municipality="x" * 5000,
            costs=("\x00",),
            access=("wheelchair",) * 50,
            sort="sideways",
            page=10**6,
            per_page=10**6,
        )
    )
    assert result.total == 0
    assert find(FinderQuery("hooldekodu", page=-5, per_page=-1)).total == 1
