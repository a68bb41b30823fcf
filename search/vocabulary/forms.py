"""Word forms of the records in a small index of their own, found by likeness."""

from collections.abc import Iterable
from pathlib import Path

import tantivy
from tantivy import Query

from search.analysis.normalise import fold

FOLDER = "words"
_HEAP_BYTES = 16_000_000
_MOST = 40


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("form", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("fold", tokenizer_name="raw", index_option="basic")
    return builder.build()


class Forms:
    """The forms of one index; lies in its folder, so that it is put in use and thrown away with it.

    Without a folder the forms are kept in memory.
    """

    def __init__(self, folder: Path | None) -> None:
        self._schema = _schema()
        if folder is None:
            self._index = tantivy.Index(self._schema)
            return
        place = folder / FOLDER
        place.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(self._schema, path=str(place))

    def add(self, forms: Iterable[str]) -> None:
        """Add the forms that are not there yet."""
        searcher = self._index.searcher()
        missing = [form for form in dict.fromkeys(forms) if not searcher.doc_freq("form", form)]
        if not missing:
            return
        writer = self._index.writer(_HEAP_BYTES, 1)
        for form in missing:
            writer.add_document(tantivy.Document.from_dict({"form": form, "fold": fold(form)}, self._schema))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def reload(self) -> None:
        """See what another process added."""
        self._index.reload()

    def neighbours(self, form: str, distance: int) -> list[str]:
        """Forms at most `distance` errors away, marks over letters not counted."""
        searcher = self._index.searcher()
        query = Query.fuzzy_term_query(self._schema, "fold", fold(form), distance, True)
        return [str(searcher.doc(address).get_first("form")) for _, address in searcher.search(query, _MOST).hits]

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        """Forms that begin so, in the order of the alphabet."""
        return [form for form, _ in self._index.searcher().terms_with_prefix("form", prefix, limit=limit)]
