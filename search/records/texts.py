"""From the texts of a thing to its record."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from search.analysis import analyse_text, document_tokens
from search.analysis.documents import Text, Weight
from search.analysis.language import ESTONIAN, LANGUAGES
from search.engines.base import Record
from search.records.kinds import key_of

#: How much of a text is read: what stands at its end says little about the service.
MAX_CHARACTERS = 6000


def translated(row: Model, field: str, weight: Weight, others: Weight) -> Iterator[Text]:
    """The field in its three languages: Estonian weighs `weight`, the translations `others`."""
    for language in LANGUAGES:
        text = getattr(row, f"{field}_{language}", None)
        if text:
            yield Text(text[:MAX_CHARACTERS], language, weight if language == ESTONIAN else others)


@dataclass(frozen=True, slots=True)
class Analysed:
    """Texts as tokens with their weights, and their word forms."""

    tokens: Mapping[str, int]
    forms: frozenset[str]


def analysed(texts: Iterable[Text]) -> Analysed:
    """Texts analysed once, where many records share them."""
    kept = list(texts)
    forms = (word.form for text in kept for word in analyse_text(text.text, text.language))
    return Analysed(document_tokens(kept), frozenset(form for form in forms if form.isalpha()))


def record(
    kind: str,
    object_id: int,
    texts: Iterable[Text],
    facets: Mapping[str, tuple[str, ...]] | None = None,
    checked_on: date | None = None,
    extra: Mapping[str, int] | None = None,
    inherited: Analysed | None = None,
) -> Record:
    """The record of a thing; `extra` are tokens that stand in no text, `inherited` what another text adds."""
    own = analysed(texts)
    tokens = Counter(own.tokens)
    tokens.update(extra or {})
    tokens.update(inherited.tokens if inherited else {})
    return Record(
        key=key_of(kind, object_id),
        kind=kind,
        tokens=tokens,
        facets=facets or {},
        checked_on=checked_on.toordinal() if checked_on else 0,
        forms=own.forms | inherited.forms if inherited else own.forms,
    )
