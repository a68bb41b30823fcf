"""From the texts of a thing to its record."""

from collections.abc import Iterable, Iterator, Mapping
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


def record(
    kind: str,
    object_id: int,
    texts: Iterable[Text],
    facets: Mapping[str, tuple[str, ...]] | None = None,
    checked_on: date | None = None,
    extra: Mapping[str, int] | None = None,
) -> Record:
    """The record of a thing; `extra` are tokens that stand in no text."""
    kept = list(texts)
    tokens = document_tokens(kept)
    tokens.update(extra or {})
    forms = {word.form for text in kept for word in analyse_text(text.text, text.language) if word.form.isalpha()}
    return Record(
        key=key_of(kind, object_id),
        kind=kind,
        tokens=tokens,
        facets=facets or {},
        checked_on=checked_on.toordinal() if checked_on else 0,
        forms=frozenset(forms),
    )
