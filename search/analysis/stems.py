"""Snowball stems of Russian and English."""

import threading
from functools import lru_cache

import snowballstemmer

_LOCAL = threading.local()
_NAMES = {"ru": "russian", "en": "english"}


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Stem of a Russian ("ru") or English ("en") word in small letters."""
    stemmers = _LOCAL.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(_NAMES[language])
    return str(stemmers[language].stemWord(word))
