"""What every page of the site shows: languages, navigation, the example line, urgent numbers."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import translate_url

from registry.models import HelpLine


def site(request: HttpRequest) -> dict[str, object]:
    """Values for base.html; lazily computed so that screens of the back office cost nothing."""
    return {
        "languages": lambda: languages(request),
        "is_example": lambda: is_example(),
        "urgent_lines": lambda: HelpLine.objects.filter(is_urgent=True),
    }


def languages(request: HttpRequest) -> list[dict[str, str]]:
    """This page's address in each language, absolute paths; the language's own name beside it."""
    return [
        {"code": code, "name": name, "url": translate_url(request.get_full_path(), code)}
        for code, name in settings.LANGUAGES
    ]


def is_example() -> bool:
    """Whether the invented example is loaded: then every page says so."""
    return bool(cache.get_or_set("is_example", lambda: (settings.VAR_DIR / "example").exists(), 60))
