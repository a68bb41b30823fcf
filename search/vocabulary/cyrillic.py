"""Russian words typed in Latin letters: "semejnyj vrach", "pomosh"."""

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import Final

#: What a group of Latin letters may stand for; the longest group that fits is read.
_MEANT: Final = {
    "shch": ("щ",), "sch": ("щ",), "zh": ("ж",), "kh": ("х",), "ts": ("ц",), "tš": ("ч",), "ch": ("ч",),
    "sh": ("ш", "щь", "щ"), "ja": ("я",), "ya": ("я",), "ju": ("ю",), "yu": ("ю",), "jo": ("е",), "yo": ("е",),
    "je": ("е",), "ye": ("е",), "iy": ("ий",), "ij": ("ий",), "yj": ("ый",), "yy": ("ый",), "yi": ("ый",),
    "a": ("а",), "b": ("б",), "c": ("ц", "к"), "d": ("д",), "e": ("е", "э"), "f": ("ф",), "g": ("г",), "h": ("х",),
    "i": ("и",), "j": ("й", "ж"), "k": ("к",), "l": ("л", "ль"), "m": ("м",), "n": ("н",), "o": ("о",), "p": ("п",),
    "q": ("к",), "r": ("р",), "s": ("с",), "š": ("ш",), "t": ("т", "ть"), "u": ("у",), "v": ("в",), "w": ("в",),
    "x": ("х", "кс"), "y": ("ы", "й"), "z": ("з",), "ž": ("ж",),
}  # fmt: skip
_GROUP = re.compile("|".join(sorted(_MEANT, key=len, reverse=True)))

#: How many readings of a word are tried, the likeliest first.
MOST_READINGS: Final = 48


def in_cyrillic(word: str) -> Iterator[str]:
    """Russian spellings that a word in small Latin letters may stand for; none where a letter is not Latin."""
    groups = _GROUP.findall(word)
    if "".join(groups) != word:
        return
    for letters in islice(product(*(_MEANT[group] for group in groups)), MOST_READINGS):
        yield "".join(letters)
