"""Estonian words typed without their letters: "volanoustamine", "psyhhiaater", "v6lg"."""

from collections.abc import Iterator
from itertools import islice, product

_MEANT = {
    "o": ("o", "õ", "ö"),
    "a": ("a", "ä"),
    "u": ("u", "ü"),
    "y": ("y", "ü"),
    "6": ("õ", "6"),
    "s": ("s",),
}
_MOST = 243


def restored(word: str) -> Iterator[str]:
    """Spellings that the word may stand for, itself left out; at most 243."""
    letters = [_MEANT.get(letter, (letter,)) for letter in word]
    for spelling in islice(product(*letters), _MOST):
        candidate = "".join(spelling)
        if candidate != word:
            yield candidate
