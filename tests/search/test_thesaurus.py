"""What the editors' list says of a query."""

from search.analysis import analyse_word
from search.thesaurus import Entry, Keys, Thesaurus, keys_of


def keys(*forms: str, language: str = "et") -> list[Keys]:
    return [keys_of(analyse_word(form, language)) for form in forms]


def meanings(thesaurus: Thesaurus, *forms: str, language: str = "et", stop_words: tuple[str, ...] = ()) -> set[str]:
    found = thesaurus.triggers(keys(*forms, language=language), stop_words)
    return {meaning.text for trigger in found for meaning in trigger.meanings}


def test_term_is_found_in_any_form() -> None:
    thesaurus = Thesaurus([Entry("vanadekodu", "et", ("hooldekodu",))])
    assert meanings(thesaurus, "vanadekodusse") == {"hooldekodu"}


def test_phrase_needs_all_of_its_words_in_any_order() -> None:
    thesaurus = Thesaurus([Entry("toidu valmistamine", "et", ("koduteenus",))])
    assert meanings(thesaurus, "valmistada", "toitu") == {"koduteenus"}
    assert meanings(thesaurus, "toitu") == set()


def test_need_leads_one_way() -> None:
    thesaurus = Thesaurus([Entry("kukkus", "et", ("häirenupp",))])
    assert meanings(thesaurus, "häirenupp") == set()


def test_name_holds_both_ways_and_across_languages() -> None:
    thesaurus = Thesaurus(
        [
            Entry("vanadekodu", "et", ("hooldekodu",), both_ways=True),
            Entry("care home", "en", ("hooldekodu",), both_ways=True),
        ]
    )
    assert meanings(thesaurus, "hooldekodu") == {"vanadekodu", "care home"}
    assert meanings(thesaurus, "care", "home", language="en") == {"hooldekodu", "vanadekodu"}


def test_broader_term_does_not_stand_for_a_narrower_one() -> None:
    thesaurus = Thesaurus(
        [
            Entry("vaimne tervis", "et", ("psühholoog", "psühhiaater"), both_ways=True),
            Entry("terapeut", "et", ("psühholoog",), both_ways=True),
        ]
    )
    assert "vaimne tervis" not in meanings(thesaurus, "psühholoog")
    assert meanings(thesaurus, "vaimne", "tervis") >= {"psühholoog", "psühhiaater"}


def test_common_words_alone_do_not_say_a_need() -> None:
    thesaurus = Thesaurus([Entry("otsin tööd", "et", ("töötukassa",))])
    assert meanings(thesaurus, "töö") == set()
    assert meanings(thesaurus, "tööd", stop_words=("otsin",)) == {"töötukassa"}


def test_service_type_comes_with_the_term() -> None:
    thesaurus = Thesaurus([Entry("kukkus", "et", types=("kov_koduteenus",))])
    (trigger,) = thesaurus.triggers(keys("kukkusin"))
    assert trigger.types == ("kov_koduteenus",)
