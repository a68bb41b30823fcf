"""Vabamorf, Estonian morphology, out of the estnltk wheel without starting estnltk itself.

The wheel is installed without its dependencies, so the package's own `__init__` cannot run: the
compiled module beside its lexicon is loaded under a name of our own. Vabamorf keeps global state:
one instance per process, behind a lock, made again after a fork.
"""

import os
import sys
import threading
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

_PACKAGE = "search_vabamorf"
_LEXICON = "2020-01-22_sp"
_NAME = "H"
_MARKS = str.maketrans("", "", "~?]<")


class Reading(NamedTuple):
    """One way to read a word: its parts (last one inflects), part of speech, and whether it was guessed."""

    parts: tuple[str, ...]
    part_of_speech: str
    guessed: bool = False

    @property
    def lemma(self) -> str:
        return "".join(self.parts)

    @property
    def is_verb(self) -> bool:
        return self.part_of_speech == "V"


def _folder() -> Path:
    spec = PathFinder.find_spec("estnltk")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("estnltk (Vabamorf) is not installed")
    return Path(spec.submodule_search_locations[0]) / "vabamorf"


class Vabamorf:
    """The analyser: a word in small letters → its readings."""

    name = "vabamorf-2020"

    def __init__(self) -> None:
        self._folder = _folder()
        package = sys.modules.get(_PACKAGE)
        if package is None:
            package = ModuleType(_PACKAGE)
            package.__path__ = [str(self._folder)]
            sys.modules[_PACKAGE] = package
        self._module: Any = import_module(f"{_PACKAGE}.vabamorf")
        self._lock = threading.Lock()
        self._process = 0
        self._analyser: Any = None

    def read(self, word: str) -> tuple[Reading, ...]:
        """Readings known to the lexicon, of the word and of the name written alike; else guesses, marked so."""
        known = self._analyse(word, guess=False)
        names = [name for name in self._analyse(word.capitalize(), guess=False) if name.partofspeech == _NAME]
        guessed = not known and not names
        found = self._analyse(word, guess=True) if guessed else [*known, *names]
        return tuple(dict.fromkeys(_reading(analysis, guessed=guessed) for analysis in found))

    def has(self, word: str) -> bool:
        """Whether the lexicon knows the form, as a word or as a name; nothing is guessed."""
        if self._analyse(word, guess=False):
            return True
        return any(name.partofspeech == _NAME for name in self._analyse(word.capitalize(), guess=False))

    def spell(self, word: str) -> tuple[str, ...]:
        """Spellings in small letters that the speller offers instead of an unknown word."""
        with self._lock:
            self._start_here()
            answer = self._analyser.spellcheck(self._module.StringVector([word]), True)
            offered = [str(spelling).casefold() for result in answer for spelling in result.suggestions]
        return tuple(dict.fromkeys(offered))

    def _analyse(self, word: str, *, guess: bool) -> list[Any]:
        with self._lock:
            self._start_here()
            answer = self._analyser.analyze(self._module.StringVector([word]), False, guess, True, False, False)
            return list(answer[0][1])

    def _start_here(self) -> None:
        if self._process == os.getpid():
            return
        lexicon = self._folder / "dct" / _LEXICON
        self._analyser = self._module.Vabamorf(str(lexicon / "et.dct"), str(lexicon / "et3.dct"))
        self._process = os.getpid()


def _reading(analysis: Any, *, guessed: bool) -> Reading:
    pieces = str(analysis.root).replace("-", "_").split("_")
    parts = tuple(
        clean for piece in pieces if (clean := piece.translate(_MARKS).replace("+", "").replace("=", "").casefold())
    )
    return Reading(parts, str(analysis.partofspeech), guessed)
