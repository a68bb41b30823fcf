"""Counting what is sought, without anything about who sought it.

Counts are kept in memory and written by the dozen, so that a row tells no time of day. What looks like a person's
number, address or phone is not counted at all. Rare queries are dropped after four weeks.
"""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from search.analysis.language import ESTONIAN, LANGUAGES
from search.analysis.normalise import normalise
from search.models import QueryCount

LONGEST = 80
RARE = 3
WEEKS_KEPT_RARE = 4
FLUSH_SECONDS = 60.0
FLUSH_SIZE = 200
_PERSONAL = re.compile(r"\d{5,}|@|\d[\d ]{6,}\d")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is counted: the query in small letters, its language, and the county chosen."""

    query: str
    language: str
    region: str


def countable(words: str) -> str:
    """The query as it is counted; empty where it must not be."""
    query = " ".join(normalise(words).split())
    return "" if _PERSONAL.search(query) or len(query) > LONGEST else query


class Counts:
    """Counts on their way to the database."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._begun = clock()
        self._waiting: Counter[tuple[Sought, str]] = Counter()

    def note(self, sought: Sought, *fields: str) -> None:
        """Count one more; now and then what waits is written."""
        with self._lock:
            self._waiting.update((sought, field) for field in fields)
            due = self._clock() - self._begun >= FLUSH_SECONDS or len(self._waiting) >= FLUSH_SIZE
        if due:
            self.write()

    def write(self) -> None:
        """Write what waits."""
        with self._lock:
            waiting, self._waiting = self._waiting, Counter()
            self._begun = self._clock()
        week = monday(timezone.localdate())
        with transaction.atomic():
            for (sought, field), times in waiting.items():
                row, _ = QueryCount.objects.get_or_create(
                    week=week, query=sought.query, language=sought.language, region=sought.region
                )
                QueryCount.objects.filter(pk=row.pk).update(**{field: F(field) + times})


@lru_cache(maxsize=1)
def counts() -> Counts:
    """One per process."""
    return Counts()


def note_search(words: str, language: str, region: str, total: int) -> None:
    """A search was made; `total` is how much it found."""
    if sought := _sought(words, language, region):
        counts().note(sought, "searches", *(() if total else ("empty",)))


def note_opened(words: str, language: str, region: str) -> None:
    """A result of the search was opened: it was not given up."""
    if sought := _sought(words, language, region):
        counts().note(sought, "opened")


def drop_rare(today: date) -> int:
    """Drop what was sought less than three times in all in the weeks that are over; how many rows."""
    old = QueryCount.objects.filter(week__lt=monday(today) - timedelta(weeks=WEEKS_KEPT_RARE))
    rare = old.values("query", "language").annotate(all=Sum("searches")).filter(all__lt=RARE)
    dropped = 0
    for row in list(rare):
        dropped += old.filter(query=row["query"], language=row["language"]).delete()[0]
    return dropped


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def _sought(words: str, language: str, region: str) -> Sought | None:
    query = countable(words) if settings.SEARCH_COUNTS else ""
    if not query:
        return None
    return Sought(query, language if language in LANGUAGES else ESTONIAN, region[:4])
