"""What every page of the site shows: languages, navigation, the example line, urgent numbers."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from portal.example.presence import is_example
from registry.kept import for_a_minute
from registry.models import HelpLine

from .languages import Language


def site(request: HttpRequest) -> dict[str, object]:
    """Values for base.html; lazily computed so that screens of the back office cost nothing."""
    return {
        "languages": lambda: languages(request),
        "canonical": lambda: canonical(request),
        "is_example": is_example,
        "urgent_lines": urgent_lines,
    }


@for_a_minute
def urgent_lines() -> list[HelpLine]:
    """The numbers of the footer, which every page shows."""
    return list(HelpLine.objects.filter(is_urgent=True))


def languages(request: HttpRequest) -> list[Language]:
    """This page's address in each language; the front page's where the page has none."""
    path = request.get_full_path()
    found = {code: translate_url(path, code) for code, _ in settings.LANGUAGES}
    known = len(set(found.values())) > 1
    return [Language(code, name, found[code] if known else f"/{code}/", known) for code, name in settings.LANGUAGES]


def canonical(request: HttpRequest) -> str:
    """The one address of this page: without what only narrows or orders it."""
    return request.build_absolute_uri(request.path)
