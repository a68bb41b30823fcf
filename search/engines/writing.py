"""Writing to an index of tantivy: one writer, one commit."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import tantivy

from search.engines import fields
from search.engines.base import Record

_HEAP_BYTES = 32_000_000
_FILLING_HEAP_BYTES = 96_000_000


def put(index: tantivy.Index, schema: tantivy.Schema, records: Iterable[Record]) -> None:
    """Replace the records."""
    with _writer(index, _HEAP_BYTES) as writer:
        for record in records:
            writer.delete_documents_by_term(fields.KEY, record.key)
            writer.add_document(document(record, schema))


def delete(index: tantivy.Index, keys: Sequence[str]) -> None:
    """Take the records out."""
    with _writer(index, _HEAP_BYTES) as writer:
        for key in keys:
            writer.delete_documents_by_term(fields.KEY, key)


def fill(index: tantivy.Index, schema: tantivy.Schema, records: Iterable[Record]) -> tuple[int, set[str]]:
    """Write records into an empty index; how many, and their word forms."""
    count, forms = 0, set[str]()
    with _writer(index, _FILLING_HEAP_BYTES) as writer:
        for record in records:
            writer.add_document(document(record, schema))
            forms |= record.forms
            count += 1
    return count, forms


def document(record: Record, schema: tantivy.Schema) -> tantivy.Document:
    """The record as the index keeps it."""
    row: dict[str, Any] = {
        fields.KEY: record.key,
        fields.KIND: record.kind,
        fields.TEXT: fields.bag(record.tokens),
        fields.TOKENS: " ".join(record.tokens).encode(),
        fields.CHECKED_ON: record.checked_on,
    }
    row.update({facet: list(record.facets[facet]) for facet in fields.FACETS if record.facets.get(facet)})
    return tantivy.Document.from_dict(row, schema)


@contextmanager
def _writer(index: tantivy.Index, heap: int) -> Iterator[tantivy.IndexWriter]:
    """Committed where all went well; what an error leaves uncommitted is gone."""
    writer = index.writer(heap, 1)
    yield writer
    writer.commit()
    writer.wait_merging_threads()
