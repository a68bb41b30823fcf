"""A chart as the inside of its SVG, written in one go: a page has many, and a template would take ten times as long.

Everything written here is a number or one of our own words, so nothing needs escaping.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from councils.charts import Chart, Mark
from councils.pages.numbers import shown

CLASSES = {"value early": "c-value c-early", "value": "c-value", "target": "c-target", "country": "c-country"}


def drawing(chart: Chart, decimals: int) -> SafeString:
    """Axes, lines, dots and the numbers at their ends."""
    return mark_safe("".join((*axes(chart), *strokes(chart), *(mark_text(one, decimals) for one in chart.marks))))  # noqa: S308


def lines_alone(chart: Chart) -> SafeString:
    """Base line, lines and dots, for a small drawing beside its number."""
    base = f'<line class="c-base" x1="{chart.left}" x2="{chart.right}" y1="88%" y2="88%"/>'
    return mark_safe("".join((base, *strokes(chart))))  # noqa: S308


def axes(chart: Chart) -> Iterator[str]:
    """The grid with its numbers, and the periods below."""
    for place, tick in enumerate(chart.grid):
        kind = "c-grid" if place else "c-base"
        yield f'<line class="{kind}" x1="{chart.left}" x2="{chart.right}" y1="{tick.at}" y2="{tick.at}"/>'
        yield f'<text x="0" y="{tick.at}" dy="5">{axis_number(tick.number)}</text>'
    for one in chart.periods:
        wide = ' class="wide"' if one.wide else ""
        yield f'<text{wide} x="{one.at}" y="88%" dy="26" text-anchor="middle">{one.label}</text>'


def strokes(chart: Chart) -> Iterator[str]:
    """Lines and dots."""
    for one in chart.lines:
        yield f'<line class="{CLASSES[one.kind]}" x1="{one.x1}" y1="{one.y1}" x2="{one.x2}" y2="{one.y2}"/>'
    for dot in chart.dots:
        kind = "c-dot c-dot--early" if dot.early else "c-dot"
        yield f'<circle class="{kind}" cx="{dot.x}" cy="{dot.y}" r="6.5"/>'


def mark_text(mark: Mark, decimals: int) -> str:
    """A number at the end of a line."""
    kind = "" if mark.kind == "country" else ' class="strong"'
    return f'<text{kind} x="{mark.x}" y="{mark.y}" dx="12" dy="4">{shown(mark.number, decimals)}</text>'


def axis_number(number: Decimal) -> str:
    """A number of an axis: as few places as it needs."""
    exact = number.normalize()
    return shown(exact, max(0, -int(exact.as_tuple().exponent)))
