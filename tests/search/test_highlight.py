"""Where the words that were sought stand in a text."""

from search.analysis import analyse_word
from search.answering.highlight import marked, tokens_of
from search.asking.clauses import All, Best, Term


def words(text: str, *sought: str, language: str = "et") -> list[str]:
    clauses = [Term(token) for word in sought for token in analyse_word(word, language).tokens]
    return [piece for piece, is_sought in marked(text, clauses, language) if is_sought]


def test_word_is_marked_in_any_form_and_inside_a_compound() -> None:
    assert words("Eakate hooldekodud ja hooldekodukoht", "hooldekodu") == ["hooldekodud", "hooldekodukoht"]


def test_text_stays_as_it_is_written() -> None:
    text = "„Ämma’ abi” – koju, 24/7!"
    assert "".join(piece for piece, _ in marked(text, [Term("abi")])) == text


def test_stop_words_and_strangers_are_not_marked() -> None:
    assert words("Koduteenus ja muu", "ja", "abi") == []


def test_russian_in_an_estonian_text_is_russian() -> None:
    assert [piece for piece, is_sought in marked("Помощь врача", [Term("врач")]) if is_sought] == ["врача"]


def test_marks_of_kinds_are_no_words() -> None:
    clause = All((Term("type:kov_koduteenus"), Best((Term("~hoolda"), Term("en:care"), Term("hooldus")))))
    said = {"type:kov_koduteenus", "~hoolda", "en:care", "hooldus"}
    assert list(tokens_of(clause, said)) == ["en:care", "hooldus"]


def test_name_of_several_words_is_marked_only_where_all_of_them_stand() -> None:
    """Who seeks a "vanadekodu", also called "eakate kodu", sees no mark on "kodu" alone."""
    name = Best((Term("vanadekodu"), All((Term("eakas"), Term("kodu")))))
    assert [piece for piece, found in marked("Lapse kodu ja eakate klubi", [Term("klubi"), name]) if found] == [
        "kodu",
        "eakate",
        "klubi",
    ]
    assert [piece for piece, found in marked("Turvaline kodu", [name]) if found] == []
