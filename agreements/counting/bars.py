"""Bars of whole parts with the line "needed" (look: `.bar`); pure. Positions are per cent, as text for SVG."""

from dataclasses import dataclass

from agreements.counting.rules import Figure

MOST_CUTS = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """Where things stand on a bar: width of what joined, cuts between parts, the line that is needed."""

    joined: str
    cuts: tuple[str, ...]
    need: str
    need_anchor: str
    need_offset: int


def bar(figure: Figure) -> Bar | None:
    """The bar of a figure; None where there is nothing to share. Above forty parts the cuts are left out."""
    if not figure.total:
        return None
    parts = range(1, figure.total) if figure.total <= MOST_CUTS else range(0)
    needed = min(figure.needed, figure.total)
    on_the_right = needed * 2 > figure.total
    return Bar(
        joined=per_cent(figure.joined, figure.total),
        cuts=tuple(per_cent(part, figure.total) for part in parts),
        need=per_cent(needed, figure.total),
        need_anchor="end" if on_the_right else "start",
        need_offset=-8 if on_the_right else 8,
    )


def per_cent(part: int, whole: int) -> str:
    """A share as an SVG length, at most two decimals, whatever the language of the page."""
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") + "%"
