"""Texts that know their language, so that Estonian on a Russian page is marked as Estonian."""

from typing import Self

from django.conf import settings
from django.utils.translation import get_language

from registry.models import Service
from registry.models.sourced import FollowsSource

SOURCE_LANGUAGE = settings.MODELTRANSLATION_DEFAULT_LANGUAGE


class Told(str):
    """A text with the language it stands in; ``lang`` is empty where that is the page's own."""

    lang: str = ""

    def __new__(cls, text: str, lang: str = "") -> Self:
        told = super().__new__(cls, text)
        told.lang = lang if text else ""
        return told


def told(row: FollowsSource, field: str) -> Told:
    """A translated field in the reader's language; in Estonian where the translation is missing or outdated.

    A field that must say something (a name) stands in whatever language there is, where Estonian is missing too.
    """
    language = get_language() or SOURCE_LANGUAGE
    if row.translation_state(field, language) == "current" and (text := getattr(row, f"{field}_{language}")):
        return Told(text)
    may_be_empty = getattr(row._meta.get_field(field), "blank", True)
    for other in (SOURCE_LANGUAGE,) if may_be_empty else settings.MODELTRANSLATION_LANGUAGES:
        if text := getattr(row, f"{field}_{other}"):
            return Told(text, other)
    return Told("")


def in_estonian(text: str) -> Told:
    """A text that is written in Estonian alone, whoever reads it."""
    return Told(text, "" if get_language() == SOURCE_LANGUAGE else SOURCE_LANGUAGE)


def said(service: Service, field: str) -> Told:
    """What the service says of a field, or else its type, in the reader's language."""
    own = told(service, field)
    if own or service.service_type is None:
        return own
    return told(service.service_type, field)


def first_line(text: Told) -> Told:
    """The first line of a text, its language kept."""
    stripped = text.strip()
    return Told(stripped.splitlines()[0].strip() if stripped else "", text.lang)


def first_sentence(text: Told) -> Told:
    """The first sentence of a text, its language kept."""
    sentence, dot, _rest = first_line(text).partition(". ")
    return Told(sentence + dot.strip(), text.lang)


def lines_of(text: Told) -> list[Told]:
    """The non-empty lines of a text, each with its language."""
    return [Told(line.strip(), text.lang) for line in text.splitlines() if line.strip()]


def has_untranslated(*rows: FollowsSource | None) -> bool:
    """Whether a row has a text that the reader's language does not have, or has from an older source."""
    language = get_language() or SOURCE_LANGUAGE
    return any(row is not None and bool(row.untranslated(language)) for row in rows)
