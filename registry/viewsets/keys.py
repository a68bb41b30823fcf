"""Keys that come in an address."""

from collections.abc import Iterable

LARGEST = 2**63 - 1


def keys_in(texts: Iterable[str]) -> list[int]:
    """The texts that may be keys of rows, as numbers; the rest is left out."""
    numbers = (int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 20)
    return [number for number in numbers if number <= LARGEST]
