"""One contract for every engine: the same answers from the embedded one and from a real Elasticsearch."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from search.analysis.documents import DESCRIPTION, NAME, Text, document_tokens
from search.asking.clauses import All, Best, Clause, Sum, Term
from search.engines.base import Engine, Filter, IndexOutdated, Record, Request
from search.engines.choice import by_name, configured
from search.engines.elastic import ElasticEngine
from search.engines.embedded import Embedded
from search.engines.folders import Folders, WriterBusy

Make = Callable[[], Engine]


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine without an index yet."""
    if request.param == "embedded":
        yield Embedded(tmp_path / "engine")
    else:
        node = request.getfixturevalue("elasticsearch_node")
        yield ElasticEngine(node.url, alias=f"test-{uuid4().hex[:12]}")


def record(key: str, name: str, description: str = "", checked_on: int = 0, **facets: tuple[str, ...]) -> Record:
    tokens = document_tokens([Text(name, "et", NAME), Text(description, "et", DESCRIPTION)])
    return Record(f"service:{key}", "service", tokens, facets, checked_on, frozenset(name.casefold().split()))


RECORDS = [
    record("1", "Koduteenus", "Abi kodus", 100, costs=("free",), settings=("home",), near=("0793",)),
    record("2", "Hooldekodu", "Koduteenus ja hooldus", 200, costs=("fee",), settings=("on_site",), near=("0511",)),
    record("3", "Päevahoid", "Eakate hooldus päeval", 300, costs=("fee",), access=("wheelchair", "hearing")),
    record("4", "Hambaravi", "", 0, costs=("part",), access=("wheelchair",), near=("0793",)),
]


def rebuild(engine: Engine, records: Iterable[Record]) -> int:
    draft = engine.draft()
    count = draft.fill(records)
    draft.use()
    return count


def asked(match: Clause | None, **fields: object) -> Request:
    return Request(("service",), match, match, **fields)  # type: ignore[arg-type]


def keys(engine: Engine, request: Request) -> list[str]:
    return [found.key.removeprefix("service:") for found in engine.search(request).found]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    assert rebuild(engine, RECORDS) == len(RECORDS)
    return engine


def test_without_an_index_it_says_so(engine: Engine) -> None:
    with pytest.raises(IndexOutdated):
        engine.search(asked(Term("koduteenus")))
    with pytest.raises(IndexOutdated):
        engine.put(RECORDS)


def test_name_ranks_before_description(filled: Engine) -> None:
    assert keys(filled, asked(Term("koduteenus"))) == ["1", "2"]


def test_clauses_mean_the_same(filled: Engine) -> None:
    assert keys(filled, asked(All((Term("hooldus"), Term("päev"))))) == ["3"]
    assert set(keys(filled, asked(Best((Term("hambaravi"), Term("hooldekodu")))))) == {"2", "4"}
    assert keys(filled, asked(Sum((Term("hooldus"), Term("hooldekodu"), Term("päev")), minimum=2)))[0] in {"2", "3"}
    assert keys(filled, asked(Term("puudub"))) == []


def test_boost_changes_the_order(filled: Engine) -> None:
    either = Best((Term("hambaravi"), Term("päevahoid", boost=9.0)))
    assert keys(filled, asked(either))[0] == "3"


def test_filters_and_counts(filled: Engine) -> None:
    request = asked(None, filters=(Filter("costs", ("free", "part")),), count=("costs", "settings"))
    answer = filled.search(request)
    assert answer.total == 2
    assert answer.facets["costs"] == {"fee": 2, "free": 1, "part": 1}
    assert answer.facets["settings"] == {"home": 1}


def test_every_need_of_access_must_hold(filled: Engine) -> None:
    assert keys(filled, asked(None, filters=(Filter("access", ("wheelchair", "hearing"), every=True),))) == ["3"]


def test_checked_since_filters_and_counts(filled: Engine) -> None:
    answer = filled.search(asked(None, checked_since=200, count_checked_since=300))
    assert answer.total == 2
    assert answer.facets["checked_on"] == {"1": 1}


def test_nearest_ring_first_whatever_the_fit(filled: Engine) -> None:
    either = Best((Term("hooldekodu"), Term("hambaravi"), Term("päevahoid")))
    assert keys(filled, asked(either, rings=(("0793",), ("0511",))))[:2] == ["4", "2"]


def test_pages_follow_each_other(filled: Engine) -> None:
    pages = [keys(filled, asked(None, offset=offset, limit=2)) for offset in (0, 2, 4)]
    assert sorted(pages[0] + pages[1]) == ["1", "2", "3", "4"]
    assert pages[2] == []
    assert filled.search(asked(None, offset=2, limit=2)).total == 4


def test_other_kinds_stay_out(filled: Engine) -> None:
    assert filled.search(Request(("organization",), None, None)).total == 0


def test_answer_brings_the_tokens_that_tell_why(filled: Engine) -> None:
    assert "hambaravi" in filled.search(asked(Term("hambaravi"))).found[0].tokens


def test_changed_and_deleted_records_are_seen_at_once(filled: Engine) -> None:
    filled.put([record("1", "Matusetoetus")])
    assert keys(filled, asked(Term("matusetoetus"))) == ["1"]
    assert keys(filled, asked(Term("koduteenus"))) == ["2"]
    filled.delete(["service:1", "service:99"])
    assert keys(filled, asked(Term("matusetoetus"))) == []
    assert filled.size() == 3


def test_rebuild_replaces_everything_without_a_gap(filled: Engine) -> None:
    answers: list[int] = []

    def records() -> Iterator[Record]:
        for number in range(60):
            if number % 20 == 0:
                answers.append(filled.search(asked(None)).total)
            yield record(f"n{number}", f"Koduteenus {number}")

    assert rebuild(filled, records()) == 60
    assert answers == [4, 4, 4]
    assert filled.search(asked(Term("koduteenus"))).total == 60


def test_draft_takes_in_what_changed_while_it_was_made(filled: Engine) -> None:
    draft = filled.draft()
    draft.fill(RECORDS)
    draft.put([record("1", "Matusetoetus")])
    draft.delete(["service:2"])
    assert keys(filled, asked(Term("koduteenus"))) == ["1", "2"]
    draft.use()
    assert keys(filled, asked(Term("matusetoetus"))) == ["1"]
    assert keys(filled, asked(Term("koduteenus"))) == []


def test_failed_rebuild_leaves_the_old_index(filled: Engine) -> None:
    def broken() -> Iterator[Record]:
        yield RECORDS[0]
        raise ValueError("the database went away")

    with pytest.raises(ValueError, match="went away"):
        rebuild(filled, broken())
    assert filled.search(asked(None)).total == 4


def test_second_reader_sees_what_another_wrote(tmp_path: Path) -> None:
    writer, reader = Embedded(tmp_path), Embedded(tmp_path)
    rebuild(writer, RECORDS)
    assert reader.size() == 4
    writer.put([record("5", "Uus teenus")])
    assert reader.size() == 5
    rebuild(writer, RECORDS[:2])
    assert reader.size() == 2


def test_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    with folders.writing(), pytest.raises(WriterBusy), folders.writing(patience=0.1):
        pass


def test_index_of_another_analysis_is_not_used(tmp_path: Path) -> None:
    engine = Embedded(tmp_path)
    rebuild(engine, RECORDS)
    engine.folders.switch(engine.folders.current().folder, "0-other")
    with pytest.raises(IndexOutdated):
        Embedded(tmp_path).size()


def test_engine_that_is_not_configured_is_refused() -> None:
    assert [engine.name for engine in configured()] == ["embedded"]
    with pytest.raises(LookupError):
        by_name("elasticsearch")
