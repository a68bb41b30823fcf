"""The list of words that an installation begins with."""

from collections import Counter

import pytest

from registry.models import ServiceType
from search import seed
from search.analysis.language import LANGUAGES
from search.models.words import SearchWord

LONGEST = SearchWord._meta.get_field("term").max_length
NAMES, NEEDS = 5, 3


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_help_has_names_and_words_of_need_in_every_language(language: str) -> None:
    names: Counter[str] = Counter()
    needs: Counter[str] = Counter()
    for entry in seed.entries():
        if entry.language == language:
            (names if entry.both_ways else needs).update(entry.types)
    codes = list(ServiceType.objects.exclude(code="muu").values_list("code", flat=True))
    assert [code for code in codes if names[code] < NAMES] == []
    assert [code for code in codes if needs[code] < NEEDS] == []


def test_every_term_fits_its_column_and_stands_once() -> None:
    entries = list(seed.entries())
    assert [entry.term for entry in entries if len(entry.term) > (LONGEST or 0)] == []
    assert all(entry.words or entry.types for entry in entries)
