"""What is offered while somebody types: kinds of help, providers, places, words."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from registry.models import Municipality, Organization, ServiceType
from search.analysis.normalise import MAX_WORD_CHARACTERS, normalise
from search.engines.base import EngineUnavailable
from search.engines.choice import embedded

SHORTEST: Final = 2
MOST_OF_A_KIND: Final = 4
_FORMS_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list: what it is (service_type, organization, municipality, word), its text and its key.

    The key is a type's code, an organisation's primary key, a municipality's EHAK code, or the word.
    """

    kind: str
    text: str
    key: str


def suggest(prefix: str, language: str = "et") -> tuple[Suggestion, ...]:
    """Suggestions for what was typed so far, kinds of help first; none for less than two letters."""
    typed = " ".join(normalise(prefix[: MAX_WORD_CHARACTERS * 2]).split())
    if len(typed) < SHORTEST:
        return ()
    return (*_types(typed, language), *_words(typed), *_municipalities(typed), *_organizations(typed))


def _types(typed: str, language: str) -> list[Suggestion]:
    """Types whose name, or one of whose words people use, has a word that begins so."""
    found = []
    for kind in ServiceType.objects.all():
        name = getattr(kind, f"name_{language}", None) or kind.name
        words = getattr(kind, f"keywords_{language}", None) or ""
        if any(f" {typed}" in f" {normalise(text)}" for text in (name, *words.splitlines())):
            found.append(Suggestion("service_type", name, kind.code))
    found.sort(key=lambda one: not normalise(one.text).startswith(typed))
    return found[:MOST_OF_A_KIND]


def _words(typed: str) -> list[Suggestion]:
    """Words that some record says; never a word that only a searcher typed."""
    *before, last = typed.split()
    try:
        engine = embedded()
        forms = engine.forms().starting_with(last, _FORMS_LOOKED_AT)
    except EngineUnavailable:
        return []
    shortest = sorted((form for form in forms if form != last), key=lambda form: (len(form), form))
    return [
        Suggestion("word", text, text) for form in shortest[:MOST_OF_A_KIND] for text in [" ".join((*before, form))]
    ]


def _municipalities(typed: str) -> list[Suggestion]:
    rows = Municipality.objects.filter(successor=None, name__istartswith=typed)[:MOST_OF_A_KIND]
    return [Suggestion("municipality", row.name, row.code) for row in rows]


def _organizations(typed: str) -> list[Suggestion]:
    begins = Q(name_key__startswith=typed) | Q(name_key__contains=f" {typed}")
    rows = Organization.objects.filter(begins)[:MOST_OF_A_KIND]
    return [Suggestion("organization", row.name, str(row.pk)) for row in rows]
