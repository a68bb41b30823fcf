"""Where a chart's lines and numbers lie."""

from decimal import Decimal

import pytest

from councils.charts import Series, chart
from councils.periods import Period
from councils.targets import Value


def value(year: int, number: str) -> Value:
    return Value(Period(year), Decimal(number))


@pytest.mark.parametrize(
    ("number", "left"),
    [("0.4", "9.0%"), ("99", "9.0%"), ("990", "11.8%"), ("9900", "14.6%"), ("20500", "14.6%")],
)
def test_long_numbers_of_the_axis_have_their_room_beside_the_drawing(number, left):
    """The first value never lies on the axis' numbers, nor the last one's number outside the page."""
    drawn = chart(Series((value(2024, "1"), value(2025, number))))
    assert drawn is not None
    assert drawn.left == left
    assert drawn.dots[0].x == left
    assert drawn.dots[-1].x == drawn.right
    assert float(drawn.left[:-1]) + float(drawn.right[:-1]) == pytest.approx(99)
