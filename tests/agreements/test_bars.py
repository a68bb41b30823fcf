"""The bars of the conditions: whole parts, and the line that is needed (T6; look: `.bar`)."""

import pytest

from agreements.counting.bars import bar, per_cent
from agreements.counting.rules import Figure


def figure(joined: int, total: int, needed: int) -> Figure:
    return Figure(joined, total, needed, joined >= needed)


def test_three_of_four_municipalities_are_needed():
    drawn = bar(figure(1, 4, 3))
    assert drawn
    assert (drawn.joined, drawn.cuts, drawn.need) == ("25%", ("25%", "50%", "75%"), "75%")


def test_without_anything_to_share_there_is_no_bar():
    assert bar(figure(0, 0, 1)) is None


def test_the_line_lies_on_the_bar_even_where_more_is_needed_than_there_is():
    drawn = bar(figure(0, 2, 3))
    assert drawn
    assert drawn.need == "100%"


@pytest.mark.parametrize(("total", "cuts"), [(1, 0), (40, 39), (41, 0)])
def test_above_forty_parts_the_cuts_are_left_out(total, cuts):
    drawn = bar(figure(0, total, 1))
    assert drawn
    assert len(drawn.cuts) == cuts


@pytest.mark.parametrize(("needed", "side"), [(1, ("start", 8)), (2, ("start", 8)), (3, ("end", -8))])
def test_the_words_stand_where_there_is_room(needed, side):
    drawn = bar(figure(0, 4, needed))
    assert drawn
    assert (drawn.need_anchor, drawn.need_offset) == side


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 3, "0%"), (1, 3, "33.33%"), (1, 2, "50%"), (10, 10, "100%"), (1, 8, "12.5%")]
)
def test_a_share_has_at_most_two_decimals_and_a_point(part, whole, said):
    assert per_cent(part, whole) == said
