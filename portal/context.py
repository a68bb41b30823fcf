"""What every page of the site shows: languages, navigation, the example line, urgent numbers."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from portal.example.presence import is_example
from registry.models import HelpLine


def site(request: HttpRequest) -> dict[str, object]:
    """Values for base.html; lazily computed so that screens of the back office cost nothing."""
    return {
        "languages": lambda: languages(request),
        "is_example": is_example,
        "urgent_lines": lambda: HelpLine.objects.filter(is_urgent=True),
    }


def languages(request: HttpRequest) -> list[dict[str, str]]:
    """This page's address in each language, absolute paths; the language's own name beside it."""
    return [
        {"code": code, "name": name, "url": translate_url(request.get_full_path(), code)}
        for code, name in settings.LANGUAGES
    ]
