"""Suggestions while typing: for the list under the field, and as a page for whoever has no JavaScript."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.views.decorators.cache import cache_control

from search.asking.parameters import WORDS, State, tidy
from search.suggesting.suggestions import SOURCES, Suggestion, suggest
from search.throttle import limited


@limited
@cache_control(public=True, max_age=60)
def suggestions_json(request: HttpRequest) -> JsonResponse:
    """What the field's list shows, and how a screen reader is told of it."""
    found = _suggested(request)
    said = ngettext("%(count)d soovitus", "%(count)d soovitust", len(found)) % {"count": len(found)}
    rows = [
        {
            "text": one.text,
            "lang": getattr(one.text, "lang", ""),
            "kind": str(SOURCES[one.kind].label),
            "url": one.url,
            "isWord": one.is_word,
        }
        for one in found
    ]
    return JsonResponse({"said": said, "suggestions": rows})


@limited
def suggestions_page(request: HttpRequest) -> HttpResponse:
    """The same as a page of links."""
    words = tidy(request.GET.get(WORDS, ""))
    groups = [
        (SOURCES[kind].label, list(found)) for kind, found in groupby(_suggested(request), key=lambda one: one.kind)
    ]
    context = {"main_section": "find", "state": State(words=words), "words": words, "groups": groups}
    return render(request, "search/suggestions.html", context)


def _suggested(request: HttpRequest) -> tuple[Suggestion, ...]:
    return suggest(tidy(request.GET.get(WORDS, "")), (get_language() or "et")[:2])
