"""Guides and news as records of the search: in the reader's language, in Estonian where there is no translation."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.db.models.functions import Left, Length
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from registry.models import Municipality
from search.analysis.documents import DESCRIPTION, KEYWORD, NAME, Text
from search.engines.base import Record
from search.records.kinds import EVERYWHERE, Kind, Page
from search.records.texts import MAX_CHARACTERS, record
from search.suggesting.suggestions import Source, begins_a_word

from .models import GuidePage, NewsPage

CHANGE = "page"


class PageRecords:
    """Records of one type of page, and how its pages are shown."""

    def __init__(self, name: str, model: type[GuidePage] | type[NewsPage]) -> None:
        self.name = name
        self._model = model

    def load(self, ids: Sequence[int], on: date) -> Iterator[Record]:
        """Records of the pages that everybody may read."""
        pages = list(self._model.objects.live().public().filter(pk__in=ids).select_related("locale"))
        translated = self._translated(pages)
        for page in pages:
            language = page.locale.language_code
            facets = {"languages": read_in(language, translated[page.translation_key]), **concerns(page)}
            yield record(self.name, page.pk, texts(page, language), facets)

    def all_ids(self) -> Iterator[int]:
        """Every page."""
        return self._model.objects.order_by("pk").values_list("pk", flat=True).iterator()

    def shown(self, ids: Sequence[int], language: str) -> dict[int, Page]:
        """Titles with their lead, news with the day too."""
        pages = open_to_all(self._model.objects.live().filter(pk__in=ids)).select_related("locale").defer("body")
        return {
            page.pk: Page(
                page.title,
                page.get_url() or "",
                note(page),
                "" if page.locale.language_code == language else page.locale.language_code,
            )
            for page in pages
        }

    def _translated(self, pages: Sequence[GuidePage | NewsPage]) -> dict[object, set[str]]:
        keys = {page.translation_key for page in pages}
        rows = self._model.objects.live().public().filter(translation_key__in=keys)
        found: dict[object, set[str]] = defaultdict(set)
        for key, language in rows.values_list("translation_key", "locale__language_code"):
            found[key].add(language)
        return found


def open_to_all(pages: PageQuerySet) -> PageQuerySet:
    """The pages that neither restrict who may read them nor stand below one that does; ``public()`` asks twice."""
    above = PageViewRestriction.objects.filter(page__path=Left(OuterRef("path"), Length("page__path")))
    return pages.exclude(Exists(above))


def read_in(language: str, translated: set[str]) -> tuple[str, ...]:
    """The languages whose readers are shown the page: its own, and for the source those that have no translation."""
    if language != settings.LANGUAGE_CODE:
        return (language,)
    return tuple(code for code, _name in settings.LANGUAGES if code == language or code not in translated)


def concerns(page: GuidePage | NewsPage) -> dict[str, tuple[str, ...]]:
    """Whom it concerns: news of a county its residents, everything else everybody."""
    region = page.region if isinstance(page, NewsPage) else None
    if region is None:
        return {"region": (EVERYWHERE,), "municipality": (EVERYWHERE,)}
    codes = Municipality.objects.filter(region=region).values_list("code", flat=True)
    return {"region": (region.code,), "municipality": tuple(codes)}


def texts(page: GuidePage | NewsPage, language: str) -> Iterator[Text]:
    """Title, lead and what the blocks say."""
    yield Text(page.title, language, NAME)
    yield Text(page.lead, language, KEYWORD)
    body = page._meta.get_field("body").get_searchable_content(page.body)
    yield Text(" ".join(body)[:MAX_CHARACTERS], language, DESCRIPTION)


def note(page: GuidePage | NewsPage) -> str:
    """A line about the page."""
    return f"{date_format(page.published_on)}. {page.lead}" if isinstance(page, NewsPage) else page.lead


def begun_guides(typed: str, language: str) -> list[tuple[str, str]]:
    """Guides of the reader's language with a word that begins so."""
    guides = GuidePage.objects.live().public().filter(locale__language_code=language).order_by("title")
    return [(guide.title, guide.get_url() or "") for guide in guides.defer("body") if begins_a_word(typed, guide.title)]


_guides, _news = PageRecords("guide", GuidePage), PageRecords("news", NewsPage)

GUIDES = Kind(
    name=_guides.name,
    load=_guides.load,
    all_ids=_guides.all_ids,
    affected_by={CHANGE: list},
    heading=_("Juhised"),
    pages=_guides.shown,
    order=20,
)
NEWS = Kind(
    name=_news.name,
    load=_news.load,
    all_ids=_news.all_ids,
    affected_by={CHANGE: list},
    heading=_("Uudised"),
    pages=_news.shown,
    order=60,
)
GUIDE_SOURCE = Source("guide", _("juhis"), begun_guides, order=30)
