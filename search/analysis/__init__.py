"""Text analysis in Estonian, Russian and English: pure, the same for every engine.

`VERSION` names what the tokens of an index mean; an index made by another version is rebuilt.
"""

from search.analysis.documents import document_tokens
from search.analysis.morphology import morphology_name
from search.analysis.words import Word, analyse_text, analyse_word

VERSION = "5"


def analysis_version() -> str:
    """Version of the rules and of the morphology that this process uses, as the index remembers it."""
    return f"{VERSION}-{morphology_name()}"


__all__ = ["VERSION", "Word", "analyse_text", "analyse_word", "analysis_version", "document_tokens"]
