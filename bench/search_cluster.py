"""What our code costs beside Elasticsearch itself: `python -m bench.search_cluster [--services 20000]`.

The same query is asked by the engine and sent by hand, its body made beforehand, over a connection that stays open. A
node (tests/elasticsearch/; Java 17 and Maven), a database and an index are made for it and go with it.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from urllib.parse import urlsplit

ROUNDS = 20
WANTED = 1.5


def main() -> None:
    """Make the data, ask both ways in turn, print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=20_000)
    asked = parser.parse_args()
    from tests.elasticsearch.node import missing, running

    if lacking := missing():
        sys.exit(f"Elasticsearch: {lacking}")
    with tempfile.TemporaryDirectory() as folder, running() as node:
        os.environ |= {
            "TERVIK_VAR": folder,
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
            "ELASTICSEARCH_URL": node.url,
        }
        from tests.make_template import make

        make()
        from bench.many_services import make_services
        from search.upkeep import rebuild

        make_services(asked.services)
        rebuild()
        compare(node.url)


def compare(url: str) -> None:
    """Ask each query both ways in turn."""
    from dataclasses import replace

    from bench.search_asking import QUERIES
    from search.asking.query import FinderQuery
    from search.engines.choice import by_name
    from search.engines.elastic import ElasticEngine
    from search.finder import find, plan_of, request_of

    engine = by_name("elasticsearch")
    assert isinstance(engine, ElasticEngine)
    address = urlsplit(url)
    connection = HTTPConnection(address.hostname or "", address.port)
    by_engine, by_hand, by_finder = [], [], []
    for words in QUERIES:
        _, plan = plan_of(words, "et")
        request = replace(request_of(FinderQuery(words)), match=plan.match, rank=plan.rank)
        body = json.dumps(engine.body(request))
        for _ in range(ROUNDS):
            by_hand.append(timed(lambda: raw(connection, engine.address, body)))  # noqa: B023  (called at once)
            by_engine.append(timed(lambda: engine.search(request)))  # noqa: B023  (called at once)
            by_finder.append(timed(lambda: find(FinderQuery(words), engine)))  # noqa: B023  (called at once)
    for name, took in (("by hand", by_hand), ("engine", by_engine), ("finder", by_finder)):
        sys.stdout.write(f"{name}: p50 {median(took):.1f} ms, p95 {quantiles(took, n=20)[18]:.1f} ms\n")
    ratio = median(mine / raw_one for mine, raw_one in zip(by_engine, by_hand, strict=True))
    sys.stdout.write(f"engine / by hand: {ratio:.2f} (wanted {WANTED})\n")


def raw(connection: HTTPConnection, path: str, body: str) -> object:
    """The answer to a body sent by hand."""
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    return json.loads(connection.getresponse().read())


def timed(call: Callable[[], object]) -> float:
    """Milliseconds that the call took."""
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
