"""Numbers of measures in words and in the reader's way of writing."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from councils.models import Measure

MINUS = "−"


def shown(number: Decimal | int | None, decimals: int) -> str:
    """A number as the language writes it; empty where it is unknown."""
    if number is None:
        return ""
    return number_format(number, decimals, force_grouping=True).replace("-", MINUS)


def with_unit(number: Decimal | None, measure: Measure, places: int | None = None) -> str:
    """A number with per cent where it is one; with so many decimal places, as a rule those of the measure."""
    if number is None:
        return ""
    text = shown(number, measure.decimals if places is None else places)
    if measure.unit == Measure.Unit.PERCENT:
        return (_("%(number)s %%") % {"number": text}).replace(" ", "\xa0")
    return text


def unit_words(measure: Measure) -> str:
    """What the numbers of a measure count, for captions."""
    return str(measure.get_unit_display())
