"""Words that say nothing about the service sought, by language.

`STOP` words are dropped. `WEAK` words (who asks, that something is asked for) help the order but find nothing
alone: half of all records contain them.
"""

from pathlib import Path
from typing import Final

from search.analysis.language import LANGUAGES

_FOLDER = Path(__file__).parent / "wordlists"


def _read(name: str) -> dict[str, frozenset[str]]:
    return {
        language: frozenset((_FOLDER / f"{name}_{language}.txt").read_text(encoding="utf-8").split())
        for language in LANGUAGES
    }


STOP: Final = _read("stop")
WEAK: Final = _read("weak")
