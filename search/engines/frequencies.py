"""In how many records words stand: tells which words the index knows."""

import tantivy

from search.engines import fields
from search.engines.tantivy_queries import Compiler


class Frequencies:
    """Counts of one commit of the index, remembered."""

    def __init__(self, searcher: tantivy.Searcher, commit: tuple[int, int], compiler: Compiler) -> None:
        self.commit = commit
        self._searcher = searcher
        self._compiler = compiler
        self._known: dict[str, int] = {}
        self._together: dict[tuple[str, ...], bool] = {}

    def of(self, token: str) -> int:
        """In how many records the token stands."""
        known = self._known.get(token)
        if known is None:
            known = self._known[token] = int(self._searcher.doc_freq(fields.TEXT, token))
        return known

    def together(self, tokens: tuple[str, ...]) -> bool:
        """Whether some service has all of the tokens: that a page of news has both words says nothing of a compound."""
        if not all(self.of(token) for token in tokens):
            return False
        known = self._together.get(tokens)
        if known is None:
            query = self._compiler.service_with(tokens)
            known = self._together[tokens] = bool(self._searcher.search(query, limit=1, count=False).hits)
        return known
