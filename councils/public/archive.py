"""Searching the adopted decisions of all councils (C9)."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict

from councils.models import Decision
from councils.models.decision import DecisionQuerySet
from registry.models import Region

MOST_WORDS = 8
SEARCHED = ("number", "title_et", "title_ru", "title_en", "text_et", "text_ru", "text_en")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader looks for; empty means everything. What cannot be meant is left out."""

    words: str
    region: Region | None
    year: int | None


def asked(parameters: QueryDict) -> Asked:
    """The question as it stands in the address."""
    year = parameters.get("aasta", "")
    region = Region.objects.filter(slug=parameters.get("piirkond", "")[:50]).first()
    is_year = year.isascii() and year.isdigit() and len(year) == len("2026")
    return Asked(
        " ".join(parameters.get("q", "")[:200].replace("\0", " ").split()), region, int(year) if is_year else None
    )


def found(question: Asked) -> DecisionQuerySet:
    """The adopted decisions that have every word, the newest first."""
    rows: DecisionQuerySet = Decision.objects.adopted().select_related("council__region")
    if question.region:
        rows = rows.filter(council__region=question.region)
    if question.year:
        rows = rows.filter(adopted_on__year=question.year)
    for word in question.words.split()[:MOST_WORDS]:
        rows = rows.filter(has(word))
    return rows.order_by("-adopted_on", "-pk")


def has(word: str) -> Q:
    """The condition that a word is somewhere in the decision.

    SQLite compares letters beyond ASCII as they are written, so the word is asked for in its usual spellings.
    """
    spellings = {word, word.lower(), word.upper(), word.capitalize()}
    condition = Q()
    for field in SEARCHED:
        for spelling in spellings:
            condition |= Q(**{f"{field}__icontains": spelling})
    return condition


def years() -> list[int]:
    """The years of which there are decisions, the newest first."""
    days = Decision.objects.adopted().dates("adopted_on", "year", order="DESC")
    return [day.year for day in days]
