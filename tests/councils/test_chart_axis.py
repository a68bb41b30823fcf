"""The axis of a chart begins at zero and ends in round steps."""

from decimal import Decimal

import pytest

from councils.charts import axis


@pytest.mark.parametrize("largest", [Decimal(0), Decimal(-3)])
def test_where_every_value_is_zero_the_axis_still_has_a_height(largest):
    assert axis(largest) == (Decimal(0), Decimal(1))


@pytest.mark.parametrize("largest", [Decimal("0.07"), Decimal(1), Decimal("19.8"), Decimal(12_345)])
def test_the_largest_value_lies_on_the_axis_or_below_its_end(largest):
    numbers = axis(largest)
    assert numbers[0] == 0
    assert numbers[-2] < largest <= numbers[-1]
