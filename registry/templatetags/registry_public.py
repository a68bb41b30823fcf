"""What templates of public pages use to show the registry's values."""

from collections.abc import Sequence
from itertools import groupby

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from registry.coverage import Cover
from registry.models import Region
from registry.models.sourced import FollowsSource
from registry.public.covered import COVER_WORDS
from registry.public.region_sections import sections
from registry.public.take_along import joined, listed
from registry.public.told import Told, in_estonian
from registry.public.told import told as told_of

register = template.Library()

DASHES = ("- ", "– ", "• ")
MARKS = {
    Cover.OFFERED: mark_safe('<circle cx="10" cy="10" r="8"/>'),
    Cover.BY_LAW: mark_safe('<circle cx="10" cy="10" r="6.5"/>'),
    Cover.UNKNOWN: mark_safe('<path d="M4 10h12"/>'),
}


@register.filter
def told(text: str) -> SafeString:
    """A text, marked with its language where that is not the page's."""
    if isinstance(text, Told) and text.lang:
        return format_html('<span lang="{}">{}</span>', text.lang, str(text))
    return conditional_escape(str(text))


@register.filter
def estonian(text: str) -> SafeString:
    """A text that staff write in Estonian alone, marked so on pages of other languages."""
    return told(in_estonian(text))


@register.filter
def uncapitalized(text: str) -> Told:
    """A name as it stands inside a sentence."""
    return Told(text[:1].lower() + text[1:], getattr(text, "lang", ""))


@register.filter
def says(row: FollowsSource, field: str) -> SafeString:
    """A translated field of a row, marked with its language where that is not the page's."""
    return told(told_of(row, field))


@register.inclusion_tag("components/take_along.html", takes_context=True)
def take_along_bar(context: template.Context) -> dict[str, object]:
    """The bar with the reader's list; empty where the list is."""
    request: HttpRequest | None = context.get("request")
    ids = listed(request) if request else ()
    return {"list_count": len(ids), "list_ids": joined(ids)}


@register.simple_tag(takes_context=True)
def region_links(context: template.Context, region: Region) -> list[tuple[str | Promise, str, str]]:
    """The pages of a region: name, address, and how ``aria-current`` marks it."""
    path, home = context["request"].path, reverse("region", args=[region.slug])
    pages = [(section, reverse(section.url_name, args=[region.slug])) for section in sections()]
    return [(section.name, address, section.current(path, home, address)) for section, address in pages]


@register.filter
def runs(lines: Sequence[Told]) -> list[tuple[bool, list[Told]]]:
    """Runs of lines: those that begin with a dash as one list without the dash, others as they are."""
    grouped = groupby(lines, key=lambda line: line.startswith(DASHES))
    return [
        (is_list, [Told(line[2:].strip(), line.lang) if is_list else line for line in group])
        for is_list, group in grouped
    ]


@register.simple_tag
def cover_mark(state: str) -> SafeString:
    """The sign of a cell of the coverage matrix, by shape: full disc, ring, line."""
    return format_html(
        '<svg class="cover cover--{}" viewBox="0 0 20 20" aria-hidden="true">{}</svg>', state, MARKS[Cover(state)]
    )


@register.simple_tag
def cover_words(state: str) -> str:
    """What a cell of the coverage matrix says."""
    return COVER_WORDS[Cover(state)]()


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, for a loop."""
    return text.split()
