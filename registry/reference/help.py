"""Situations of life, help lines and the glossary."""

from collections.abc import Mapping, Sequence

from registry.models import GlossaryTerm, HelpLine, ServiceType, Situation

from .files import fill_texts, tables
from .service_type_texts import LANGUAGES

Entry = Mapping[str, Sequence[str]]


def in_languages(entry: Entry, *fields: str) -> dict[str, dict[str, str]]:
    """An entry's texts by language and field; each language lists them in the order of ``fields``."""
    return {language: dict(zip(fields, entry[language], strict=True)) for language in LANGUAGES}


def load_situations() -> int:
    """Situations in the file's order, each with its kinds of help. Returns how many there are."""
    kinds = {kind.code: kind for kind in ServiceType.objects.all()}
    for position, (slug, entry) in enumerate(tables("situations.toml").items(), start=1):
        situation, _ = Situation.objects.get_or_create(slug=slug, defaults={"position": position})
        fill_texts(situation, in_languages(entry, "name", "description"))
        if not situation.service_types.exists():
            situation.service_types.set(kinds[code] for code in entry["service_types"])
    return Situation.objects.count()


def load_help_lines() -> int:
    """Emergency and advice numbers. Returns how many there are."""
    for position, entry in enumerate(tables("help_lines.toml")["line"], start=1):
        line, _ = HelpLine.objects.get_or_create(
            number=entry["number"],
            defaults={"position": position, "is_urgent": entry.get("urgent", False), "source": entry["source"]},
        )
        fill_texts(line, in_languages(entry, "when", "hours"))
    return HelpLine.objects.count()


def load_glossary() -> int:
    """Words of the two fields. Returns how many there are."""
    for code, entry in tables("glossary.toml").items():
        term, _ = GlossaryTerm.objects.get_or_create(code=code, defaults={"source": entry["source"]})
        fill_texts(term, in_languages(entry, "term", "explanation"))
    return GlossaryTerm.objects.count()
