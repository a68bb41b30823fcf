"""Which engines this installation has: the embedded one always, Elasticsearch where an address is set."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.engines.base import Engine
from search.engines.embedded import Embedded


@lru_cache(maxsize=4)
def _embedded(folder: str) -> Embedded:
    return Embedded(Path(folder))


@lru_cache(maxsize=4)
def _elastic(url: str) -> Engine:
    from search.engines.elastic import ElasticEngine  # its client costs memory that embedded search need not pay

    return ElasticEngine(
        url,
        alias=settings.ELASTICSEARCH_INDEX,
        shards=settings.ELASTICSEARCH_SHARDS,
        replicas=settings.ELASTICSEARCH_REPLICAS,
    )


def embedded() -> Embedded:
    """The embedded engine: answers where no other is configured or the other is away."""
    return _embedded(str(settings.SEARCH_INDEX_DIR))


def configured() -> list[Engine]:
    """Every engine that follows changes; the first one answers."""
    if not settings.ELASTICSEARCH_URL:
        return [embedded()]
    return [_elastic(settings.ELASTICSEARCH_URL), embedded()]


def by_name(name: str) -> Engine:
    """The configured engine of that name; `LookupError` if there is none."""
    for engine in configured():
        if engine.name == name:
            return engine
    raise LookupError(f"no search engine is configured under the name {name!r}")
