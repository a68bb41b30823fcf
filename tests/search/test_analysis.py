"""Words of three languages as the index knows them."""

from types import SimpleNamespace

import pytest

from search.analysis import analyse_text, analyse_word, document_tokens, vabamorf
from search.analysis.documents import KEYWORD, NAME, Text
from search.analysis.estonian import estonian_word
from search.analysis.morphology import morphology, morphology_name
from search.analysis.normalise import MAX_QUERY_WORDS, fold, normalise, query_words
from search.analysis.splitter import Simplemma
from search.analysis.vabamorf import Reading


def test_inflected_word_has_the_lemma_of_its_base_form() -> None:
    assert "hooldekodu" in analyse_word("hooldekodusse", "et").tokens
    assert "sööma" in analyse_word("süüa", "et").tokens


def test_compound_gives_all_contiguous_parts_and_its_atoms() -> None:
    word = analyse_word("koduhooldusteenus", "et")
    assert {"kodu", "hooldus", "teenus", "koduhooldus", "hooldusteenus"} <= set(word.parts)
    assert word.atoms == ("kodu", "hooldus", "teenus")


def test_part_in_the_genitive_is_found_by_its_base_form() -> None:
    assert "võlg" in analyse_word("võlanõustaja", "et").parts
    assert "varjupaik" in analyse_word("varjupaigateenus", "et").parts
    assert "võlanõustamine" in analyse_word("võlanõustamisteenus", "et").parts


@pytest.mark.parametrize("form", ["nõustamine", "nõustaja", "nõustas"])
def test_words_made_from_one_verb_are_one_family(form: str) -> None:
    assert "~nõusta" in estonian_word(form).families


def test_adjective_and_its_quality_are_one_family() -> None:
    assert set(estonian_word("dementne").families) & set(estonian_word("dementsus").families)


@pytest.mark.parametrize(("left", "right"), [("семейный", "семейному"), ("врач", "врачу"), ("жертва", "жертвам")])
def test_russian_forms_share_a_stem(left: str, right: str) -> None:
    assert analyse_word(left, "ru").tokens == analyse_word(right, "ru").tokens


def test_english_and_estonian_words_of_the_same_letters_are_told_apart() -> None:
    assert analyse_word("need", "en").tokens != analyse_word("need", "et").tokens


def test_cyrillic_in_an_estonian_text_is_read_as_russian() -> None:
    assert [word.language for word in analyse_text("teenus помощника", "et")] == ["et", "ru"]


def test_invisible_and_bidirectional_characters_do_not_hide_a_word() -> None:
    assert normalise("Hool\u00adde\u202ekodu\u0000") == "hoolde kodu "
    assert query_words("\u2067hooldekodu\u2069") == ["hooldekodu"]


def test_query_is_cut_to_what_an_answer_needs() -> None:
    words = " ".join(f"sõna{'x' * (number % 7)}" for number in range(1000))
    assert len(query_words(words)) <= MAX_QUERY_WORDS


def test_marks_over_letters_fold() -> None:
    assert fold("võlanõustamine") == "volanoustamine"


def test_name_weighs_more_than_its_parts() -> None:
    tokens = document_tokens([Text("Koduteenus", "et", NAME)])
    assert tokens["koduteenus"] > tokens["kodu"] > 0


def test_simplemma_reads_without_vabamorf() -> None:
    fallback = Simplemma()
    assert fallback.read("hooldekodusse")[0].lemma
    assert fallback.spell("hoolde") == ()


@pytest.mark.parametrize(
    ("word", "parts", "part_of_speech", "guessed"),
    [
        ("hooldan", ("hoolda",), "V", False),
        ("perearst", ("pere", "arst"), "S", False),
        ("hooldekodusse", ("hoole", "kodu"), "S", False),
        ("raamatukogu", ("raamat", "kogu"), "S", False),
        ("xyzkodu", ("xyzkodu",), "S", True),
    ],
    ids=["verb", "compound", "inflected", "genitive", "unknown"],
)
def test_simplemma_tells_verbs_compounds_and_what_it_does_not_know(word, parts, part_of_speech, guessed) -> None:
    """Where Vabamorf has no wheel a compound is still found by its parts, and a guess is not taken for a word."""
    assert Simplemma().read(word) == (Reading(parts, part_of_speech, guessed),)
    assert Simplemma().has(word) is not guessed


def test_without_vabamorf_the_portal_reads_with_simplemma(monkeypatch) -> None:
    """A machine for which no wheel exists runs all the same; the index remembers which analysis made it."""
    monkeypatch.setattr(vabamorf, "PathFinder", SimpleNamespace(find_spec=lambda name: None))
    morphology.cache_clear()
    try:
        assert morphology_name() == Simplemma.name
    finally:
        morphology.cache_clear()


def test_word_that_is_a_whole_line_says_more_than_one_among_others() -> None:
    """A service with the keyword "perearst" is more of one than a service with "perearsti vahetamine"."""
    alone = document_tokens([Text("perearst\npereõde", "et", KEYWORD)])
    among = document_tokens([Text("perearsti vahetamine\navaldus", "et", KEYWORD)])
    assert alone["perearst"] > among["perearst"]
