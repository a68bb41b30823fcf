"""The finder's address, there and back."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.asking import parameters
from search.asking.parameters import State

KNOWN = {"kus": {"home", "remote"}, "hind": {"free"}, "keel": {"ru", "et"}}


def state(address: str) -> State:
    return parameters.read(QueryDict(address.removeprefix("?")), KNOWN)


@given(st.text(max_size=60))
def test_any_text_is_a_state(text: str):
    read = state(text)
    assert 1 <= read.page <= parameters.MAX_PAGE
    assert read.words.isprintable()


def test_values_that_do_not_exist_are_left_out():
    assert state("kus=home&kus=moon&hind=1%27").chosen == (("kus", "home"),)


def test_a_state_is_a_plain_address_and_back():
    made = State("abi kodus", "Võru vald", (("kus", "home"), ("keel", "ru")), True, True, 3)
    assert state(made.address()) == made


def test_taking_a_choice_away_begins_on_the_first_page_and_keeps_the_rest():
    made = state("q=abi&kus=home&keel=ru&lk=4").without("kus", "home")
    assert made.address() == "?q=abi&keel=ru"


def test_taking_away_that_it_was_checked_lately_keeps_the_choices():
    made = State("abi", chosen=(("keel", "ru"),), checked_lately=True, page=4)
    assert made.without(parameters.CHECKED, "1") == State("abi", chosen=(("keel", "ru"),))


def test_without_its_place_a_state_has_no_nearness():
    assert state("koht=Tallinn&jarjest=lahedus").without("koht", "").address() == "?"


def test_nearness_asks_for_a_municipality():
    by_nearness = state("q=abi&jarjest=lahedus")
    assert parameters.query(by_nearness, "et", "0087", "").sort == "fit"
    assert parameters.query(by_nearness, "et", "0087", "0919").sort == "near"


def test_a_municipality_stands_for_its_county():
    asked = parameters.query(state("q=abi"), "ru", "0087", "0919")
    assert (asked.language, asked.region, asked.municipality) == ("ru", "", "0919")
