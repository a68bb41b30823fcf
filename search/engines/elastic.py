"""Elasticsearch: a versioned index behind an alias; the same answers as the embedded engine's.

Words are analysed by us, so the server's own whitespace analyzer is all it needs.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.dsl import A, Search
from elasticsearch.helpers import BulkIndexError, bulk

from search.analysis import analysis_version
from search.engines import elastic_queries, fields
from search.engines.base import Answer, Draft, Engine, EngineUnavailable, Found, IndexOutdated, Record, Request

_FACET_VALUES = 500
_DEEPEST = 10_000
_TIMEOUT_SECONDS = 2.0
_BULK_TIMEOUT_SECONDS = 60.0
_BULK = 500
_SEARCH_TYPE = "dfs_query_then_fetch"  # the same scores however the index is spread over shards


class ElasticEngine(Engine):
    """Searches through the alias; a rebuild fills a new index beside and moves the alias in one step."""

    name = "elasticsearch"

    def __init__(self, url: str, alias: str = "tervik", shards: int = 1, replicas: int = 0) -> None:
        self._client = Elasticsearch(url, request_timeout=_TIMEOUT_SECONDS, max_retries=0)
        self._slow = self._client.options(request_timeout=_BULK_TIMEOUT_SECONDS)
        self._alias = alias
        self._settings = {"number_of_shards": shards, "number_of_replicas": replicas}

    def search(self, request: Request) -> Answer:
        """One page; facets are counted without their own filter. Beyond the 10 000th answer there is no page."""
        if request.offset + request.limit > _DEEPEST:
            return Answer(self._total(request), (), {})
        with _reached():
            answer = self._client.search(index=self._alias, search_type=_SEARCH_TYPE, body=self.body(request)).body
        found = tuple(_found(hit) for hit in answer["hits"]["hits"])
        return Answer(answer["hits"]["total"]["value"], found, _counts(request, answer.get("aggregations", {})))

    def body(self, request: Request) -> dict[str, Any]:
        """The question as it is sent."""
        return dict(self._asked(request)[request.offset : request.offset + request.limit].to_dict())

    @property
    def address(self) -> str:
        """Path and parameters to which the question is sent."""
        return f"/{self._alias}/_search?search_type={_SEARCH_TYPE}"

    def put(self, records: Sequence[Record]) -> None:
        """Replace the records; they can be found when this returns."""
        with _reached():
            self._current()
            _put(self._slow, self._alias, records, refresh="wait_for")

    def delete(self, keys: Sequence[str]) -> None:
        """Take the records out."""
        with _reached():
            self._current()
            _delete(self._slow, self._alias, keys, refresh="wait_for")

    def draft(self) -> Draft:
        """A new index, of which the alias does not know yet."""
        with _reached():
            return ElasticDraft(self._slow, self._alias, self._settings)

    def size(self) -> int:
        """Number of records."""
        with _reached():
            self._current()
            return int(self._client.count(index=self._alias)["count"])

    def _current(self) -> None:
        """`IndexOutdated` where there is no index or another analysis made it."""
        try:
            mappings = self._client.indices.get_mapping(index=self._alias)
        except NotFoundError as error:
            raise IndexOutdated("no index: run rebuild_search") from error
        made_by = {index["mappings"].get("_meta", {}).get("analysis") for index in mappings.values()}
        if made_by != {analysis_version()}:
            raise IndexOutdated("index made by another analysis: run rebuild_search")

    def _asked(self, request: Request) -> Search:
        search = Search().query(elastic_queries.ranked(request))
        search = search.post_filter(elastic_queries.filters(request))
        search = search.source([fields.TOKENS]).extra(track_total_hits=True)
        search = search.sort("_score", fields.KEY)
        for facet in request.count:
            counted = search.aggs.bucket(facet, A("filter", elastic_queries.filters(request, leave_out=facet)))
            counted.bucket("values", "terms", field=facet, size=_FACET_VALUES)
        if request.count_checked_since:
            kept = elastic_queries.filters(request, leave_out=fields.CHECKED_ON)
            search.aggs.bucket(
                fields.CHECKED_ON, A("filter", kept & elastic_queries.checked_since(request.count_checked_since))
            )
        return search

    def _total(self, request: Request) -> int:
        with _reached():
            body = self._asked(request)[0:0].to_dict()
            answer = self._client.search(index=self._alias, search_type=_SEARCH_TYPE, body=body).body
        return int(answer["hits"]["total"]["value"])


class ElasticDraft(Draft):
    """A new index beside the one that the alias names."""

    def __init__(self, client: Elasticsearch, alias: str, settings: Mapping[str, int]) -> None:
        self._client = client
        self._alias = alias
        self._index = f"{alias}-{time.time_ns()}"
        client.indices.create(index=self._index, settings=settings, mappings=_mappings())

    def fill(self, records: Iterable[Record]) -> int:
        """Write all in portions."""
        with _reached():
            count = _put(self._client, self._index, records)
            self._client.indices.refresh(index=self._index)
        return count

    def put(self, records: Sequence[Record]) -> None:
        """Replace the records."""
        with _reached():
            _put(self._client, self._index, records, refresh=True)

    def delete(self, keys: Sequence[str]) -> None:
        """Take the records out."""
        with _reached():
            _delete(self._client, self._index, keys, refresh=True)

    def use(self) -> None:
        """Move the alias and drop older indexes in one step."""
        with _reached():
            old = [name for name in self._client.indices.get(index=f"{self._alias}-*") if name != self._index]
            actions: list[Mapping[str, Any]] = [{"add": {"index": self._index, "alias": self._alias}}]
            actions += [{"remove_index": {"index": name}} for name in old]
            self._client.indices.update_aliases(actions=actions)


def _put(client: Elasticsearch, index: str, records: Iterable[Record], refresh: bool | str = False) -> int:
    count, _ = bulk(client, (_document(index, record) for record in records), chunk_size=_BULK, refresh=refresh)
    return count


def _delete(client: Elasticsearch, index: str, keys: Sequence[str], refresh: bool | str) -> None:
    actions = ({"_op_type": "delete", "_index": index, "_id": key} for key in keys)
    bulk(client, actions, refresh=refresh, raise_on_error=False)


@contextmanager
def _reached() -> Iterator[None]:
    """A server that is away, busy or without the index is unavailable, whatever the client calls it."""
    try:
        yield
    except NotFoundError as error:
        raise IndexOutdated("no index: run rebuild_search") from error
    except (TransportError, ApiError, BulkIndexError) as error:
        raise EngineUnavailable(f"Elasticsearch: {type(error).__name__}") from error


def _mappings() -> dict[str, Any]:
    raw = {"type": "keyword"}
    text = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
    return {
        "_meta": {"analysis": analysis_version()},
        "dynamic": "strict",
        "properties": {
            fields.KEY: raw,
            fields.KIND: raw,
            fields.TEXT: text,
            fields.TOKENS: {"type": "text", "index": False},
            fields.CHECKED_ON: {"type": "integer"},
            **dict.fromkeys(fields.FACETS, raw),
        },
    }


def _document(index: str, record: Record) -> dict[str, Any]:
    return {
        "_index": index,
        "_id": record.key,
        fields.KEY: record.key,
        fields.KIND: record.kind,
        fields.TEXT: fields.bag(record.tokens),
        fields.TOKENS: " ".join(record.tokens),
        fields.CHECKED_ON: record.checked_on,
        **{facet: list(values) for facet, values in record.facets.items() if values},
    }


def _found(hit: Mapping[str, Any]) -> Found:
    tokens = hit["_source"].get(fields.TOKENS, "")
    return Found(hit["_id"], float(hit["_score"] or 0.0), frozenset(tokens.split()))


def _counts(request: Request, answered: Mapping[str, Any]) -> dict[str, Mapping[str, int]]:
    counts: dict[str, Mapping[str, int]] = {
        facet: {bucket["key"]: bucket["doc_count"] for bucket in answered[facet]["values"]["buckets"]}
        for facet in request.count
    }
    if request.count_checked_since:
        counts[fields.CHECKED_ON] = {"1": answered[fields.CHECKED_ON]["doc_count"]}
    return counts
