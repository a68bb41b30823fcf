"""Strategies and decisions of the councils as records: what is approved and adopted, for everybody to read (C9)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from councils.models import Decision, Strategy
from registry.models import Municipality
from registry.public.told import told
from search.analysis.documents import DESCRIPTION, KEYWORD, NAME, TRANSLATION
from search.engines.base import Record
from search.records.kinds import READ_IN_ALL, Kind, Page
from search.records.texts import record, translated

STRATEGY = "strategy"
DECISION = "decision"


def load_strategies(ids: Sequence[int], on: date) -> Iterator[Record]:
    """The strategies that hold or will; versions that another replaced stay out."""
    rows = Strategy.objects.filter(pk__in=ids, state=Strategy.State.APPROVED).select_related("region")
    residents = _residents()
    for row in rows:
        texts = (*translated(row, "title", NAME, TRANSLATION), *translated(row, "lead", KEYWORD, KEYWORD))
        yield record(STRATEGY, row.pk, texts, _facets(row.region.code, residents), row.approved_on)


def load_decisions(ids: Sequence[int], on: date) -> Iterator[Record]:
    """Adopted decisions."""
    rows = Decision.objects.adopted().filter(pk__in=ids).select_related("council__region")
    residents = _residents()
    for row in rows:
        texts = (*translated(row, "title", NAME, TRANSLATION), *translated(row, "text", DESCRIPTION, DESCRIPTION))
        yield record(DECISION, row.pk, texts, _facets(row.council.region.code, residents), row.adopted_on)


def strategy_pages(ids: Sequence[int], language: str) -> dict[int, Page]:
    """Strategies with their county."""
    rows = Strategy.objects.filter(pk__in=ids, state=Strategy.State.APPROVED).select_related("region")
    return {
        row.pk: Page(title, row.get_absolute_url(), row.region.short_name, title.lang)
        for row in rows
        for title in [told(row, "title")]
    }


def decision_pages(ids: Sequence[int], language: str) -> dict[int, Page]:
    """Decisions with their county, number and day."""
    rows = Decision.objects.adopted().filter(pk__in=ids).select_related("council__region")
    return {
        row.pk: Page(
            title,
            row.get_absolute_url(),
            f"{row.council.region.short_name}, {row.number}, {date_format(row.adopted_on)}",
            title.lang,
        )
        for row in rows
        for title in [told(row, "title")]
    }


def _residents() -> Mapping[str, tuple[str, ...]]:
    """The municipalities of each county, by code."""
    found: dict[str, list[str]] = defaultdict(list)
    for region, municipality in Municipality.objects.values_list("region__code", "code"):
        found[region].append(municipality)
    return {region: tuple(codes) for region, codes in found.items()}


def _facets(region: str, residents: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {"languages": READ_IN_ALL, "region": (region,), "municipality": residents.get(region, ())}


STRATEGIES = Kind(
    name=STRATEGY,
    load=load_strategies,
    all_ids=lambda: Strategy.objects.order_by("pk").values_list("pk", flat=True),
    affected_by={STRATEGY: list},
    heading=_("Strateegiad"),
    pages=strategy_pages,
    order=40,
)
DECISIONS = Kind(
    name=DECISION,
    load=load_decisions,
    all_ids=lambda: Decision.objects.order_by("pk").values_list("pk", flat=True).iterator(),
    affected_by={DECISION: list},
    heading=_("Koostöökogude otsused"),
    pages=decision_pages,
    order=50,
)
