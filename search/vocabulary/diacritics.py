"""Estonian words typed without their letters: "volanoustamine", "psyhhiaater", "v6lg"."""

from collections.abc import Iterator
from itertools import combinations, islice, product
from typing import Final

_MEANT = {"o": "õö", "a": "ä", "u": "ü", "y": "ü", "6": "õ"}

#: How many spellings of a word are tried, those with fewest changes first.
MOST_RESTORED: Final = 128


def restored(word: str) -> Iterator[str]:
    """Spellings that the word may stand for, itself left out; the nearest first."""
    return islice(_spellings(word), MOST_RESTORED)


def _spellings(word: str) -> Iterator[str]:
    places = [place for place, letter in enumerate(word) if letter in _MEANT]
    for changes in range(1, len(places) + 1):
        for chosen in combinations(places, changes):
            for meant in product(*(_MEANT[word[place]] for place in chosen)):
                letters = list(word)
                for place, letter in zip(chosen, meant, strict=True):
                    letters[place] = letter
                yield "".join(letters)
