"""Which words are English: such a word is no typing error, as a word of the Estonian lexicon is none."""

from functools import lru_cache

import simplemma


@lru_cache(maxsize=20_000)
def is_english_word(form: str) -> bool:
    """Whether the English dictionary knows the form: "hotel" is not a misspelt "hostel"."""
    return simplemma.is_known(form, lang="en")
