"""Typing errors lead to words that are known, and to no others."""

import pytest

from search.vocabulary.diacritics import restored
from search.vocabulary.distance import allowed, damerau
from search.vocabulary.forms import Forms
from search.vocabulary.speller import Speller


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("perearst", "perearst", 0),
        ("pererast", "perearst", 1),
        ("hambarst", "hambaarst", 1),
        ("abc", "xyzabcd", 4),
        ("hooldus", "perearst", 4),
    ],
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


@pytest.mark.parametrize("form", ["hotel", "boat", "shoes"])
def test_english_word_is_no_typing_error(form: str) -> None:
    """Though another word of the index is one letter away."""
    known = {"hostel", "beat", "soes"}
    speller = Speller(lambda other: int(other in known), lambda form, distance: known)
    assert speller.corrections(form) == ()


@pytest.mark.parametrize(
    ("typed", "other"), [("лодка", "водка"), ("водительские", "родительские"), ("трамвай", "травма")]
)
def test_another_beginning_makes_another_word(typed: str, other: str) -> None:
    speller = Speller(lambda form: int(form == other), lambda form, distance: [other])
    assert speller.corrections(typed) == ()


def test_missing_letter_at_the_beginning_is_an_error() -> None:
    speller = Speller(lambda form: int(form == "hooldekodu"), lambda form, distance: ["hooldekodu"])
    assert speller.corrections("ooldekodu") == ("hooldekodu",)


def test_error_in_a_compound_that_the_lexicon_made_up_is_found() -> None:
    """The lexicon reads "matusetotus" as a compound of two words; nobody means it."""
    speller = Speller(lambda form: int(form == "matusetoetus"), lambda form, distance: ["matusetoetus"])
    assert speller.corrections("matusetotus") == ("matusetoetus",)


@pytest.mark.parametrize(
    ("typed", "meant"), [("semejnyj", "семейный"), ("vrach", "врач"), ("pomosh", "помощь"), ("kvartiru", "квартиру")]
)
def test_russian_in_latin_letters_is_read(typed: str, meant: str) -> None:
    speller = Speller(lambda form: int(form == meant), lambda form, distance: [])
    assert speller.corrections(typed) == (meant,)


def test_noun_made_of_a_verb_lacks_no_letters() -> None:
    """ "Parandus" is made of "parandama"; "tolk" is rather a "tõlk" without its letter."""
    known = {"pärandus", "tõlk"}
    speller = Speller(lambda form: int(form in known), lambda form, distance: [])
    assert speller.corrections("parandus") == ()
    assert speller.corrections("tolk") == ("tõlk",)
