"""Counts that a result was opened, from the page that it was opened from; nothing of the visitor is kept."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone

from search.meaning import place_names
from search.meaning.areas import areas
from search.need.counting import note_opened

OPENED = frozenset({"service", "service_type", "provider", "strategy_version", "council_decision", "wagtail_serve"})
FINDER = "find"


class CountOpened:
    """A page of anything found that was reached from the finder's results counts for the words sought there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if settings.SEARCH_COUNTS and response.status_code == 200 and is_found(request):
            note(request)
        return response


def is_found(request: HttpRequest) -> bool:
    """Whether the page is of something that can be found; the front page of a language is not."""
    match = request.resolver_match
    return bool(match and match.url_name in OPENED and any((*match.args, *match.kwargs.values())))


def note(request: HttpRequest) -> None:
    """Count it, where the page was reached from results of this site's finder."""
    source = urlsplit(request.headers.get("Referer", ""))
    asked = parse_qs(source.query)
    words = asked.get("q", [""])[0]
    if source.netloc != request.get_host() or not words or not is_finder(source.path):
        return
    place = place_names.read(asked.get("koht", [""])[0], areas(timezone.localdate()))
    note_opened(words, source.path.strip("/").split("/")[0], place.region)


def is_finder(path: str) -> bool:
    """Whether the path is the finder's, in whatever language."""
    try:
        return resolve(path).url_name == FINDER
    except Resolver404:
        return False
