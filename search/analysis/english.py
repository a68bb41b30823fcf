"""Which words are English: such a word is no typing error, as a word of the Estonian lexicon is none."""

from array import array
from bisect import bisect_left
from functools import lru_cache
from zlib import crc32

from simplemma.strategies.dictionaries import DefaultDictionaryFactory


def is_english_word(form: str) -> bool:
    """Whether the English dictionary knows the form in small letters: "hotel" is not a misspelt "hostel"."""
    marks = _marks()
    mark = crc32(form.encode())
    place = bisect_left(marks, mark)
    return place < len(marks) and marks[place] == mark


@lru_cache(maxsize=1)
def _marks() -> "array[int]":
    """A number for each word of simplemma's dictionary, sorted: a fiftieth of the dictionary's memory."""
    return array("I", sorted({crc32(word.casefold().encode()) for word in _words()}))


def _words() -> set[str]:
    dictionary = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("en")
    return {*dictionary, *dictionary.values()}
