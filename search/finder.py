"""The one door to the search: pages, commands and benchmarks all come through `find`."""

import logging
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from search.analysis.english import is_english_word
from search.answering import fallback
from search.answering.nearness import rings
from search.answering.others import others, similar_types
from search.asking.clauses import holds
from search.asking.filters import COUNTED, counts_of, filters_of, last_checked_day
from search.asking.plan import Group, Plan, make_plan
from search.asking.query import SORT_NEAR, FinderQuery, FinderResult, Hit
from search.engines import fields
from search.engines.base import Answer, Engine, EngineUnavailable, Found, Request
from search.engines.choice import configured, embedded
from search.meaning.knowledge import Known, WordList
from search.meaning.understanding import Understanding, understand
from search.records.kinds import id_of
from search.records.services import NAME_OF_KIND

RELATED = 5
MOST_PER_PAGE = 100

logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def word_list() -> WordList:
    """The editors' list, one per process."""
    return WordList()


def find(query: FinderQuery, engine: Engine | None = None) -> FinderResult:
    """Answer the query with one page of services, their facets and what to try instead.

    Where the engine asked is away the embedded one answers, and where that has no index either, the database
    alone; the answer then says that it is degraded.
    """
    began = time.perf_counter()
    candidates = [engine] if engine else configured()[:1]
    if embedded() not in candidates:
        candidates.append(embedded())
    for place, candidate in enumerate(candidates):
        try:
            result = replace(_find(query, candidate), degraded=place > 0)
        except EngineUnavailable as error:
            logger.warning("search engine %s is away: %s", candidate.name, error)
        else:
            return replace(result, took_ms=_since(began))
    return replace(fallback.find(query), took_ms=_since(began))


def warm() -> None:
    """Read lexicons, list and index before the first visitor asks; without an index there is nothing to read.

    The English lexicon is the first: reading it takes memory that the others then use.
    """
    is_english_word("hotel")
    with suppress(EngineUnavailable, DatabaseError):
        plan_of("perearst", "et")


def known() -> Known:
    """What is known of words at this moment."""
    return Known(word_list().current(), embedded())


def plan_of(words: str, language: str) -> tuple[Understanding, Plan]:
    """The query understood, and what to ask the engine."""
    knowledge = known()
    understood = understand(words, language, knowledge)
    return understood, make_plan(understood, knowledge)


def _find(query: FinderQuery, engine: Engine) -> FinderResult:
    understood, plan = plan_of(query.words, query.language)
    request = request_of(query)
    if not query.words.strip():
        return _result(query, engine, engine.search(request), Plan(None, None, None), understood)
    found = replace(request, match=plan.match, rank=plan.rank)
    answer = engine.search(found) if plan.match is not None else Answer(0, (), {})
    result = _result(query, engine, answer, plan, understood)
    return replace(
        result,
        related=_related(engine, found, plan, answer),
        others=others(query, plan, engine) if query.with_others else (),
        similar_types=() if answer.total else similar_types(query, plan, engine),
        sought=tuple(group.rank for group in plan.groups if group.match),
    )


def request_of(query: FinderQuery) -> Request:
    """What the finder's choices ask of an engine, words left out."""
    since = last_checked_day(timezone.localdate(), settings.REGISTRY_CHECK_MONTHS).toordinal()
    per_page = max(1, min(query.per_page, MOST_PER_PAGE))
    return Request(
        kinds=(NAME_OF_KIND,),
        filters=filters_of(query),
        checked_since=since if query.checked_lately else 0,
        rings=rings(query.municipality) if query.sort == SORT_NEAR and query.municipality else (),
        count=COUNTED,
        count_checked_since=since,
        offset=(max(1, query.page) - 1) * per_page,
        limit=per_page,
    )


def _result(query: FinderQuery, engine: Engine, answer: Answer, plan: Plan, understood: Understanding) -> FinderResult:
    return FinderResult(
        total=answer.total,
        hits=tuple(_hit(found, plan.groups) for found in answer.found),
        facets=counts_of(answer.facets),
        did_you_mean=understood.corrected,
        also_searched=plan.also if answer.total else (),
        engine=engine.name,
    )


def _hit(found: Found, groups: Iterable[Group]) -> Hit:
    """The nearness part of the score is left out: it says nothing about fit."""
    why = dict.fromkeys(group.label for group in groups if holds(group.rank, found.tokens))
    return Hit(id_of(found.key), round(found.score % fields.RING_STEP, 4), tuple(why))


def _related(engine: Engine, request: Request, plan: Plan, answer: Answer) -> tuple[int, ...]:
    """What may help though it is no hit: the best by any word, parts of words among them."""
    if plan.loose is None or request.offset or answer.total > RELATED:
        return ()
    loose = replace(request, match=plan.loose, rank=plan.rank, count=(), count_checked_since=0, limit=RELATED * 3)
    hits = {found.key for found in answer.found}
    near = [found.key for found in engine.search(loose).found if found.key not in hits]
    return tuple(id_of(key) for key in near[:RELATED])


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 2)
