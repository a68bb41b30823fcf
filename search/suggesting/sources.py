"""What the search itself offers while somebody types."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.models import Municipality, Organization, ServiceType
from registry.public.told import SOURCE_LANGUAGE, Told
from search.analysis import analyse_word
from search.analysis.language import ESTONIAN, RUSSIAN, is_cyrillic
from search.analysis.normalise import normalise
from search.asking import parameters
from search.asking.query import FinderQuery
from search.engines.base import EngineUnavailable
from search.engines.choice import embedded
from search.finder import find
from search.models import SearchWord
from search.suggesting.suggestions import MOST_OF_A_KIND, Source, begins_a_word

_FORMS_LOOKED_AT = 40
_NAMES_LOOKED_AT = 6


def types(typed: str, language: str) -> list[tuple[str, str]]:
    """Types whose name, or one of whose words people use, has a word that begins so; names that begin so first."""
    name, keywords = f"name_{language}", f"keywords_{language}"
    rows = ServiceType.objects.order_by("pk").values("code", "name_et", name, keywords)
    named = [
        (Told(row[name]) if row[name] else Told(row["name_et"], SOURCE_LANGUAGE), row["code"], row[keywords] or "")
        for row in rows
    ]
    found = [(text, code) for text, code, said in named if begins_a_word(typed, text, *said.splitlines())]
    found.sort(key=lambda row: not normalise(row[0]).startswith(typed))
    return [(name, reverse("service_type", args=[code])) for name, code in found]


def words(typed: str, language: str) -> Iterator[tuple[str, str]]:
    """Names that the list has, then words that some record says; never a word that only a searcher typed."""
    told = dict.fromkeys((*names(typed, language), *completed(typed, language)))
    for text in told:
        yield text, finder(parameters.WORDS, text)


def names(typed: str, language: str) -> Iterator[str]:
    """What the editors' list calls things, of several words, the shortest first; what nothing is found for left out."""
    if " " not in typed:
        return
    spoken = RUSSIAN if is_cyrillic(typed) else language
    listed = SearchWord.objects.filter(is_used=True, both_ways=True, language=spoken, term__startswith=typed)
    terms = sorted(set(listed.exclude(term=typed).values_list("term", flat=True)), key=lambda term: (len(term), term))
    yield from (term for term in terms[:_NAMES_LOOKED_AT] if find(FinderQuery(term, language=language)).total)


def completed(typed: str, language: str) -> Iterator[str]:
    """The last word in full; of several words only where some service says them all: no pair that finds nothing."""
    *before, last = typed.split()
    try:
        forms = embedded().forms().starting_with(last, _FORMS_LOOKED_AT)
    except EngineUnavailable:
        return
    wanted = (form for form in forms if form != last and go_together((*before, form), language))
    for form in sorted(wanted, key=lambda form: (not is_base_form(form), len(form), form)):
        yield " ".join((*before, form))


def go_together(forms: Sequence[str], language: str) -> bool:
    """Whether one word stands alone, or some service says all of them; the last must not be a stop word."""
    said = [analyse_word(form, RUSSIAN if is_cyrillic(form) else language) for form in forms]
    if len(said) == 1 or said[-1].is_stop:
        return len(said) == 1
    return embedded().frequencies().together(tuple(word.tokens[0] for word in said if not word.is_stop))


def is_base_form(form: str) -> bool:
    """Whether it stands so in a dictionary: "hooldus" does, "hooldan" does not; of Russian nothing is known."""
    return is_cyrillic(form) or form in analyse_word(form, ESTONIAN).tokens


def municipalities(typed: str, language: str) -> list[tuple[str, str]]:
    """Municipalities of today."""
    rows = Municipality.objects.filter(successor=None, name__istartswith=typed)[:MOST_OF_A_KIND]
    return [(row.name, finder(parameters.PLACE, row.name)) for row in rows]


def organizations(typed: str, language: str) -> list[tuple[str, str]]:
    """Providers by any word of their name."""
    begins = Q(name_key__startswith=typed) | Q(name_key__contains=f" {typed}")
    return [(row.name, row.get_absolute_url()) for row in Organization.objects.filter(begins)[:MOST_OF_A_KIND]]


def finder(parameter: str, value: str) -> str:
    """The finder with one value in its address."""
    return f"{reverse('find')}?{urlencode({parameter: value})}"


OWN = (
    Source("service_type", _("teenuse liik"), types, order=10),
    Source("word", _("otsisõna"), words, order=20, is_words=True),
    Source("municipality", _("koht"), municipalities, order=40),
    Source("organization", _("teenuseosutaja"), organizations, order=50),
)
