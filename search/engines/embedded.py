"""The embedded engine: tantivy under `var/`, many readers, one writer."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy

from search.analysis import analysis_version
from search.engines import fields
from search.engines.base import Answer, Engine, Found, IndexOutdated, Record, Request
from search.engines.folders import Folders
from search.engines.frequencies import Frequencies
from search.engines.tantivy_queries import Compiler, Question
from search.vocabulary.forms import Forms

_HEAP_BYTES = 32_000_000
_REBUILD_HEAP_BYTES = 96_000_000
_FACET_VALUES = 500


def build_schema() -> tantivy.Schema:
    """One text field for words; raw fields for keys and facets."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(fields.KEY, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(fields.KIND, tokenizer_name="raw", index_option="basic")
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
            writer = self._open().writer(_HEAP_BYTES, 1)
            for record in records:
                writer.delete_documents_by_term(fields.KEY, record.key)
                writer.add_document(_document(record, self._schema))
            writer.commit()
            writer.wait_merging_threads()
            self.forms().add(form for record in records for form in record.forms)

    def delete(self, keys: Sequence[str]) -> None:
        """Take the records out, commit once."""
        with self.folders.writing():
            writer = self._open().writer(_HEAP_BYTES, 1)
            for key in keys:
                writer.delete_documents_by_term(fields.KEY, key)
            writer.commit()
            writer.wait_merging_threads()

    def rebuild(self, records: Iterable[Record]) -> int:
        """A new folder, filled while the old one answers, then put in use."""
        with self.folders.writing():
            folder = self.folders.fresh()
            writer = tantivy.Index(self._schema, path=str(folder)).writer(_REBUILD_HEAP_BYTES, 1)
            count, forms = 0, set[str]()
            for record in records:
                writer.add_document(_document(record, self._schema))
                forms |= record.forms
                count += 1
            writer.commit()
            writer.wait_merging_threads()
            Forms(folder).add(sorted(forms))
            self.folders.switch(folder, analysis_version())
        return count

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
        together = [facet for facet in request.count if facet not in filtered]
        counts = _aggregate(searcher, question.matched(), together)
        for facet in request.count:
            if facet in filtered:
                counts |= _aggregate(searcher, question.matched(leave_out=facet), [facet])
        if request.count_checked_since:
            since = self._compiler.checked_since(request.count_checked_since)
            query = question.matched(leave_out=fields.CHECKED_ON).and_must_match(since)
            found = searcher.search(query, limit=1)
            counts[fields.CHECKED_ON] = {"1": int(found.count or 0)}  # type: ignore[attr-defined]
        return counts


def _aggregate(searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str]) -> dict[str, Mapping[str, int]]:
    if not facets:
        return {}
    wanted = {facet: {"terms": {"field": facet, "size": _FACET_VALUES}} for facet in facets}
    answer: dict[str, Any] = searcher.aggregate(query, wanted)
    return {
        facet: {str(bucket["key"]): int(bucket["doc_count"]) for bucket in answer[facet]["buckets"]} for facet in facets
    }


def _modified(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _document(record: Record, schema: tantivy.Schema) -> tantivy.Document:
    row: dict[str, Any] = {
        fields.KEY: record.key,
        fields.KIND: record.kind,
        fields.TEXT: fields.bag(record.tokens),
        fields.TOKENS: " ".join(record.tokens).encode(),
        fields.CHECKED_ON: record.checked_on,
    }
    row.update({facet: list(record.facets[facet]) for facet in fields.FACETS if record.facets.get(facet)})
    return tantivy.Document.from_dict(row, schema)
