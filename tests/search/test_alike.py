"""Needs of the editors' list, said in other words than the list's."""

import pytest

from search.meaning.alike import PEOPLE, alike, groups, heads
from search.meaning.thesaurus import Entry, Thesaurus, Trigger
from tests.search.test_thesaurus import keys, meanings

NEEDS = Thesaurus(
    [
        Entry("mees peksab", "et", ("naiste tugikeskus",)),
        Entry("naabri laps", "et", ("lastekaitse",)),
        Entry("ei kuule arsti", "et", ("viipekeel",)),
        Entry("kuuleb arsti häält", "et", ("psühhiaater",)),
        Entry("поднять руку муж", "ru", ("naiste tugikeskus",)),
        Entry("father drinks", "en", ("alkohol",)),
    ]
)


def said(*forms: str, language: str = "et") -> list[Trigger]:
    return NEEDS.triggers(keys(*forms, language=language))


@pytest.mark.parametrize(
    ("forms", "language", "meant"),
    [
        (("mees", "virutas"), "et", "naiste tugikeskus"),
        (("abikaasa", "peksis"), "et", "naiste tugikeskus"),
        (("uncle", "drinks"), "en", "alkohol"),
    ],
)
def test_need_is_said_by_words_that_say_the_same(forms: tuple[str, ...], language: str, meant: str) -> None:
    (found,) = said(*forms, language=language)
    assert found.alike
    assert {meaning.text for meaning in found.meanings} == {meant}


def test_one_word_of_the_need_must_be_said_itself() -> None:
    assert said("kaasa", "virutas") == []


def test_need_that_is_said_itself_leaves_out_what_is_only_alike() -> None:
    (found,) = said("mees", "peksab")
    assert not found.alike


def test_people_alone_say_no_need_in_other_words() -> None:
    assert said("ema", "lapsega") == []


def test_what_is_not_so_is_not_alike_to_what_is() -> None:
    assert meanings(NEEDS, "kuuleb", "häält", "tohtri") == {"psühhiaater"}
    assert meanings(NEEDS, "kuule", "tohtrit", stop_words=("ei",)) == {"viipekeel"}


def test_compound_that_the_list_lacks_says_what_stands_at_its_end() -> None:
    """An "abielumees" is a man; a "meestekodu" would be no man."""
    assert heads(keys("abielumees")[0]) == {"mees"}
    assert meanings(NEEDS, "abielumees", "peksab") == {"naiste tugikeskus"}
    assert meanings(NEEDS, "meestekodu", "peksab") == set()


def test_of_many_needs_the_meaning_that_most_of_them_have_is_meant() -> None:
    needs = [Entry(f"{who} peksab", "et", ("naiste tugikeskus",)) for who in ("mees", "kallim", "elukaaslane")]
    thesaurus = Thesaurus([*needs, Entry("abikaasa peksab", "et", ("ohvriabi",))])
    assert meanings(thesaurus, "peika", "peksab") == {"naiste tugikeskus"}


def test_word_in_its_base_form_is_no_form_of_another() -> None:
    """ "Viin" of the words for drinking is not "I take", so that taking somebody somewhere is no drinking."""
    assert "jooma" not in alike(keys("viima")[0])
    assert "jooma" in alike(frozenset({"viin"}))


def test_every_group_of_the_file_has_words_that_differ() -> None:
    listed = list(groups())
    assert PEOPLE in {name for name, _ in listed}
    assert all(len(words) > 1 for _, words in listed)
