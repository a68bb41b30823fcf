"""The embedded engine: tantivy under `var/`, many readers, one writer."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy

from search.analysis import analysis_version
from search.engines import fields, writing
from search.engines.base import Answer, Draft, Engine, Found, IndexOutdated, Record, Request
from search.engines.folders import Folders
from search.engines.frequencies import Frequencies
from search.engines.tantivy_queries import Compiler, Question
from search.vocabulary.forms import Forms

_FACET_VALUES = 500


def build_schema() -> tantivy.Schema:
    """One text field for words; raw fields for keys and facets."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(fields.KEY, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(fields.KIND, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(fields.TEXT, tokenizer_name="whitespace", index_option="freq")
    builder.add_bytes_field(fields.TOKENS, stored=True)
    builder.add_unsigned_field(fields.CHECKED_ON, indexed=True, fast=True)
    for facet in fields.FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


class Embedded(Engine):
    """Searches the index in use; follows when another process writes or rebuilds it."""

    name = "embedded"

    def __init__(self, root: Path) -> None:
        self.folders = Folders(root)
        self._schema = build_schema()
        self._compiler = Compiler(self._schema)
        self._lock = threading.Lock()
        self._stamp = 0
        self._commit = 0
        self._meta = root
        self._index: tantivy.Index | None = None
        self._frequencies: Frequencies | None = None
        self._forms: Forms | None = None

    def search(self, request: Request) -> Answer:
        """One page; facets are counted without their own filter."""
        searcher = self.searcher()
        question = self._compiler.question(request)
        result = searcher.search(question.ranked(), limit=max(1, request.limit), offset=request.offset)
        found = [self._found(searcher, float(score), address) for score, address in result.hits]
        total = int(result.count or 0)  # type: ignore[attr-defined]
        return Answer(total, tuple(found[: request.limit]), self._count(searcher, question))

    def put(self, records: Sequence[Record]) -> None:
        """Replace the records, commit once."""
        with self.folders.writing():
            writing.put(self._open(), self._schema, records)
            self.forms().add(form for record in records for form in record.forms)

    def delete(self, keys: Sequence[str]) -> None:
        """Take the records out, commit once."""
        with self.folders.writing():
            writing.delete(self._open(), keys)

    def draft(self) -> Draft:
        """An empty index in a folder of its own."""
        return EmbeddedDraft(self.folders, self._schema)

    def size(self) -> int:
        """Number of records."""
        return int(self.searcher().num_docs)

    def frequencies(self) -> Frequencies:
        """In how many records tokens stand, as of the newest commit."""
        searcher = self.searcher()
        with self._lock:
            if self._frequencies is None or self._frequencies.commit != (self._stamp, self._commit):
                self._frequencies = Frequencies(searcher, (self._stamp, self._commit), self._compiler)
            return self._frequencies

    def forms(self) -> Forms:
        """The word forms of the index in use."""
        with self._lock:
            self._open()
            if self._forms is None:
                self._forms = Forms(self._meta.parent)
            self._forms.reload()
            return self._forms

    def searcher(self) -> tantivy.Searcher:
        """A view of the newest commit of the index in use."""
        with self._lock:
            index = self._open()
            commit = _modified(self._meta)
            if commit != self._commit:
                index.reload()
                self._commit = commit
            return index.searcher()

    def _open(self) -> tantivy.Index:
        stamp = self.folders.stamp()
        if self._index is None or stamp != self._stamp:
            current = self.folders.current()
            if current.analysis != analysis_version():
                raise IndexOutdated(f"index made by analysis {current.analysis}: run rebuild_search")
            self._index = tantivy.Index.open(str(current.folder))
            self._stamp, self._commit = stamp, 0
            self._meta = current.folder / "meta.json"
            self._forms = None
        return self._index

    def _found(self, searcher: tantivy.Searcher, score: float, address: tantivy.DocAddress) -> Found:
        document = searcher.doc(address)
        tokens = bytes(document.get_first(fields.TOKENS) or b"").decode()
        return Found(str(document.get_first(fields.KEY)), score, frozenset(tokens.split()))

    def _count(self, searcher: tantivy.Searcher, question: Question) -> dict[str, Mapping[str, int]]:
        """One aggregation for all facets without a filter of their own, one more for each that has one."""
        request = question.request
        filtered = {filter_.facet for filter_ in request.filters}
        if request.checked_since:
            filtered.add(fields.CHECKED_ON)
        wanted = _wanted(request)
        together = {facet: how for facet, how in wanted.items() if facet not in filtered}
        counts = _aggregate(searcher, question.matched(), together)
        for facet in wanted.keys() & filtered:
            counts |= _aggregate(searcher, question.matched(leave_out=facet), {facet: wanted[facet]})
        return counts


def _wanted(request: Request) -> dict[str, Any]:
    """How each facet is counted; the day of the last check by its one range."""
    wanted: dict[str, Any] = {facet: {"terms": {"field": facet, "size": _FACET_VALUES}} for facet in request.count}
    if request.count_checked_since:
        since = {"key": "1", "from": request.count_checked_since}
        wanted[fields.CHECKED_ON] = {"range": {"field": fields.CHECKED_ON, "ranges": [since]}}
    return wanted


def _aggregate(
    searcher: tantivy.Searcher, query: tantivy.Query, wanted: dict[str, Any]
) -> dict[str, Mapping[str, int]]:
    if not wanted:
        return {}
    answer: dict[str, Any] = searcher.aggregate(query, wanted)
    counts: dict[str, Mapping[str, int]] = {
        facet: {str(one["key"]): int(one["doc_count"]) for one in answer[facet]["buckets"]} for facet in wanted
    }
    if fields.CHECKED_ON in counts:
        counts[fields.CHECKED_ON] = {"1": counts[fields.CHECKED_ON].get("1", 0)}
    return counts


def _modified(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


class EmbeddedDraft(Draft):
    """An index in a new folder, which nobody reads yet."""

    def __init__(self, folders: Folders, schema: tantivy.Schema) -> None:
        self._folders = folders
        self._schema = schema
        self._folder = folders.fresh()
        self._index = tantivy.Index(schema, path=str(self._folder))
        self._forms = Forms(self._folder)

    def fill(self, records: Iterable[Record]) -> int:
        """Write all, commit once."""
        count, forms = writing.fill(self._index, self._schema, records)
        self._forms.add(sorted(forms))
        return count

    def put(self, records: Sequence[Record]) -> None:
        """Replace the records, commit once."""
        writing.put(self._index, self._schema, records)
        self._forms.add(form for record in records for form in record.forms)

    def delete(self, keys: Sequence[str]) -> None:
        """Take the records out, commit once."""
        writing.delete(self._index, keys)

    def use(self) -> None:
        """Name it as the index in use; older folders go."""
        with self._folders.writing():
            self._folders.switch(self._folder, analysis_version())
