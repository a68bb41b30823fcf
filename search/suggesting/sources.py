"""What the search itself offers while somebody types."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.models import Municipality, Organization, ServiceType
from registry.public.told import SOURCE_LANGUAGE, Told
from search.analysis import analyse_word
from search.analysis.language import ESTONIAN, is_cyrillic
from search.analysis.normalise import normalise
from search.asking import parameters
from search.engines.base import EngineUnavailable
from search.engines.choice import embedded
from search.suggesting.suggestions import MOST_OF_A_KIND, Source, begins_a_word

_FORMS_LOOKED_AT = 40


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
    """Words that some record says; never a word that only a searcher typed."""
    *before, last = typed.split()
    try:
        forms = embedded().forms().starting_with(last, _FORMS_LOOKED_AT)
    except EngineUnavailable:
        return
    wanted = [form for form in forms if form != last]
    for form in sorted(wanted, key=lambda form: (not is_base_form(form), len(form), form)):
        text = " ".join((*before, form))
        yield text, finder(parameters.WORDS, text)


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
