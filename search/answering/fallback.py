"""The finder without any index: plain matching in the database, so that nobody is left without an answer."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils import timezone

from registry.models import Service
from registry.models.alphabetical import Alphabetical
from search.analysis.normalise import query_words
from search.asking.query import FinderQuery, FinderResult, Hit

_SEARCHED = ("name", "keywords", "description", "service_type__name", "organization__name")
_SHORTEST = 3


def find(query: FinderQuery) -> FinderResult:
    """One page of the services that say all words of the query; no counts, no order by fit."""
    services = _matching(query).order_by(Alphabetical("name"), "pk").distinct()
    start = (max(1, query.page) - 1) * query.per_page
    page = services.values_list("pk", flat=True)[start : start + query.per_page]
    hits = tuple(Hit(service_id, 0.0) for service_id in page)
    return FinderResult(total=services.count(), hits=hits, engine="database", degraded=True)


def _matching(query: FinderQuery) -> QuerySet[Service]:
    services = Service.objects.offered_on(timezone.localdate())
    for condition in (*_words(query.words), *_choices(query)):
        services = services.filter(condition)
    return services


def _words(words: str) -> Iterator[Q]:
    for word in query_words(words):
        if len(word) >= _SHORTEST:
            says = Q()
            for field in _SEARCHED:
                says |= Q(**{f"{field}__icontains": word})
            yield says


def _choices(query: FinderQuery) -> Iterator[Q]:
    if query.region:
        yield Q(serves_all=True) | Q(municipalities__region__code=query.region)
    if query.municipality:
        yield Q(serves_all=True) | Q(municipalities__code=query.municipality)
    for field, values in (
        ("service_type__code", query.service_types),
        ("target_groups__code", query.target_groups),
        ("cost", query.costs),
        ("referral", query.referrals),
        ("languages__code", query.languages),
    ):
        if values:
            yield Q(**{f"{field}__in": values})
