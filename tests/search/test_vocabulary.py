"""Typing errors lead to words that are known, and to no others."""

import pytest

from search.vocabulary.diacritics import restored
from search.vocabulary.distance import allowed, damerau
from search.vocabulary.forms import Forms
from search.vocabulary.speller import Speller


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [("perearst", "perearst", 0), ("pererast", "perearst", 1), ("hambarst", "hambaarst", 1), ("abc", "xyzabcd", 4)],
)
def test_distance_counts_a_swap_as_one(left: str, right: str, distance: int) -> None:
    assert damerau(left, right) == distance


def test_short_words_and_numbers_are_not_corrected() -> None:
    assert allowed("emo") == 0
    assert allowed("1220abc") == 0
    assert allowed("hambarst") == 2


def test_letters_are_given_back() -> None:
    assert "võlanõustamine" in restored("volanoustamine")
    assert "psühhiaater" in restored("psyhhiaater")
    assert len(list(restored("o" * 30))) < 243


@pytest.fixture
def speller() -> Speller:
    forms = Forms(None)
    forms.add(["perearst", "hambaarst", "tugiisik", "võlg", "психиатр"])
    known = {"perearst": 5, "hambaarst": 2, "tugiisik": 3, "võlg": 1, "психиатр": 1}
    return Speller(lambda form: known.get(form, 0), forms.neighbours)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("pererast", "perearst"), ("hambarst", "hambaarst"), ("tugiisk", "tugiisik"), ("психятр", "психиатр")],
)
def test_misspelt_word_is_led_to_a_known_one(speller: Speller, typed: str, meant: str) -> None:
    assert speller.corrections(typed)[0] == meant


@pytest.mark.parametrize("form", ["jalgratas", "pitsa", "x" * 40, "maja"])
def test_right_or_strange_word_stays(speller: Speller, form: str) -> None:
    assert speller.corrections(form) == ()
