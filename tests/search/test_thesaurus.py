"""What the editors' list says of a query."""

import pytest

from search.analysis import analyse_word
from search.meaning.phrases import Keys, keys_of, stop_key
from search.meaning.thesaurus import Entry, Thesaurus


def keys(*forms: str, language: str = "et") -> list[Keys]:
    return [keys_of(analyse_word(form, language)) for form in forms]


def meanings(thesaurus: Thesaurus, *forms: str, language: str = "et", stop_words: tuple[str, ...] = ()) -> set[str]:
    words = keys(*forms, language=language)
    found = thesaurus.triggers(words, [*(frozenset((stop_key(form),)) for form in stop_words), *words])
    return {meaning.text for trigger in found for meaning in trigger.meanings}


def test_term_is_found_in_any_form() -> None:
    thesaurus = Thesaurus([Entry("vanadekodu", "et", ("hooldekodu",))])
    assert meanings(thesaurus, "vanadekodusse") == {"hooldekodu"}


def test_a_term_that_is_no_word_leads_nowhere_and_harms_no_other() -> None:
    """An editor's line of marks alone is found by nothing, least of all by everything."""
    thesaurus = Thesaurus([Entry("…", "et", ("hooldekodu",)), Entry("kukkus", "et", ("häirenupp",))])
    assert meanings(thesaurus, "kukkus") == {"häirenupp"}
    assert meanings(thesaurus, "hooldekodu") == set()


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


CARE = [
    Entry("care home", "en", ("hooldekodu",)),
    Entry("home care", "en", ("koduteenus",)),
    Entry("care at home", "en", ("koduteenus",)),
    Entry("after-care", "en", ("järelhooldus",)),
]


def spoken(text: str) -> tuple[list[Keys], list[Keys]]:
    """The words of a query that say something, and all of it in its order."""
    words = [analyse_word(form, "en") for form in text.split()]
    every = [frozenset((stop_key(word.form),)) if word.is_stop else keys_of(word) for word in words]
    return [keys for word, keys in zip(words, every, strict=True) if not word.is_stop], every


@pytest.mark.parametrize(
    ("query", "meant"),
    [("care home", "hooldekodu"), ("home care", "koduteenus"), ("aftercare", None)],
)
def test_term_that_is_said_whole_leaves_out_its_words_in_another_order(query: str, meant: str | None) -> None:
    found = Thesaurus(CARE).triggers(*spoken(query))
    assert {meaning.text for trigger in found for meaning in trigger.meanings} == ({meant} if meant else set())


def test_more_words_say_more_than_the_whole_term() -> None:
    doctor = [Entry("family doctor", "en", ("perearst",)), Entry("no family doctor", "en", ("nimistu",))]
    found = Thesaurus(doctor).triggers(*spoken("family doctor"))
    assert [trigger.term for trigger in found] == ["family doctor"]
    found = Thesaurus(doctor).triggers(*spoken("i have no family doctor"))
    assert {trigger.term for trigger in found} == {"family doctor", "no family doctor"}


def test_one_word_of_a_need_does_not_say_it_alone() -> None:
    thesaurus = Thesaurus([Entry("cannot see", "en", ("nägemispuue",)), Entry("passed out", "en", ("kiirabi",))])
    assert not thesaurus.triggers(*spoken("i want to see a doctor"))
    assert not thesaurus.triggers(*spoken("pass"))
    assert thesaurus.triggers(*spoken("i cant see"))[0].term == "cannot see"
    assert thesaurus.triggers(*spoken("he passed out"))[0].term == "passed out"


def test_words_spread_over_the_terms_of_one_thing_lead_to_it() -> None:
    """Nobody wrote "personaalne assistent", but both words stand in names of the personal assistant."""
    thesaurus = Thesaurus(
        [
            Entry("personaalne abistaja", "et", ("isiklik abistaja",), both_ways=True),
            Entry("puudega inimese assistent", "et", ("isiklik abistaja",), both_ways=True),
            Entry("personaalne treener", "et", ("sport",), both_ways=True),
        ]
    )
    (about,) = thesaurus.about(keys("personaalne", "assistent"))
    assert [meaning.text for meaning in about.meanings if meaning.direct] == ["isiklik abistaja"]
    assert about.covers == {0, 1}
    assert thesaurus.about(keys("personaalne", "õpetaja")) == []


def test_two_words_of_needs_alone_lead_nowhere() -> None:
    """ "osta korter" is neither "osta süüa" nor "koristada korter"."""
    needs = [Entry("osta süüa", "et", ("koduteenus",)), Entry("koristada korter", "et", ("koduteenus",))]
    assert Thesaurus(needs).about(keys("osta", "korter")) == []
