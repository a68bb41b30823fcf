"""A service that was found, as its card shows it: the words that were sought marked, or said below."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from registry.public.cards import Card
from registry.public.told import Told
from search.answering.highlight import marked
from search.asking.clauses import Clause
from search.asking.query import Hit


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A card, its title with marks, and where the title has none the words that found it."""

    card: Card
    title: SafeString
    why: tuple[str, ...]


def found_card(card: Card, hit: Hit, sought: Iterable[Clause]) -> FoundCard:
    """The card of a hit."""
    pieces = marked(card.title, sought)
    title = format_html_join("", "{}", ((_piece(text, is_sought),) for text, is_sought in pieces))
    has_marks = any(is_sought for _, is_sought in pieces)
    return FoundCard(card, in_its_language(card.title, title), () if has_marks else hit.why)


def in_its_language(told: Told, shown: SafeString) -> SafeString:
    """One element, so that spaces between its pieces stay; marked with its language where that is not the page's."""
    if told.lang:
        return format_html('<span lang="{}">{}</span>', told.lang, shown)
    return format_html("<span>{}</span>", shown)


def _piece(text: str, is_sought: bool) -> SafeString | str:
    return format_html("<mark>{}</mark>", text) if is_sought else text
