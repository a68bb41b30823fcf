"""Import and export of search words; the key is term, language and direction."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from registry.importing import cells
from registry.importing.actors import Actor
from registry.importing.columns import Column, Row
from registry.importing.drafts import Draft
from registry.importing.kinds import Progress, no_progress
from registry.importing.plans import Outcome, Plan
from registry.importing.reasons import Json
from registry.models import ServiceType
from registry.permissions import Person
from search.analysis.language import LANGUAGES
from search.models import SearchWord
from search.permissions import can_edit_words

COLUMNS = (
    Column("term", _("sõna või väljend"), cells.one_line(120), is_key=True, example="vanadekodu"),
    Column("language", _("keel"), cells.one_of({code: code for code in LANGUAGES}), is_key=True, example="et"),
    Column("both_ways", _("kehtib mõlemat pidi"), cells.yes_or_no, is_key=True, example="jah"),
    Column("words", _("mida see tähendab"), cells.several(cells.one_line(120)), empty=(), example="hooldekodu"),
    Column("service_types", _("teenuste liigid"), cells.several(cells.one_line(40)), empty=()),
    Column("source", _("allikas"), cells.one_line(200)),
    Column("is_used", _("kasutusel"), cells.yes_or_no, empty=True, example="jah"),
)
Key = tuple[str, str, bool]


class SearchWordsKind:
    """Search words as a table."""

    name = "search_words"
    title = _("Otsingusõnad")
    columns = COLUMNS
    model = SearchWord

    def plan(self, rows: list[Row], actor: Actor, progress: Progress = no_progress) -> Plan:
        """Compare the rows of a file with the list."""
        work, plan = _Work(), Plan()
        for count, row in enumerate(rows, start=1):
            draft = work.draft(row, actor)
            plan.problems += draft.problems
            if not draft.problems:
                plan.items.append(draft.item())
            progress(count)
        return plan

    def apply(self, plan: Plan, actor: Actor, progress: Progress = no_progress) -> Json:
        """Write a plan; results change within seconds."""
        drafts = [item.draft for item in plan.items if item.outcome != Outcome.UNCHANGED]
        for count, draft in enumerate(drafts, start=1):
            draft.record.reviewed_by = actor.user
            draft.record.save()
            if "service_types" in draft.many:
                draft.record.service_types.set(draft.many["service_types"])
            progress(count)
        return {}

    def export(self, actor: Actor) -> Iterator[dict[str, str]]:
        """The whole list."""
        for word in SearchWord.objects.prefetch_related("service_types"):
            yield {
                "term": word.term,
                "language": word.language,
                "both_ways": _said(word.both_ways),
                "words": ";".join(word.listed_words),
                "service_types": ";".join(kind.code for kind in word.service_types.all()),
                "source": word.source,
                "is_used": _said(word.is_used),
            }

    def may_import(self, user: Person) -> bool:
        """Those who keep the list."""
        return can_edit_words(user)


class _Work:
    """One file at work."""

    def __init__(self) -> None:
        self._kinds = dict(ServiceType.objects.values_list("code", "pk"))
        self._labels = {pk: code for code, pk in self._kinds.items()}
        words = SearchWord.objects.prefetch_related("service_types")
        self._there = {(word.term, word.language, word.both_ways): word for word in words}
        self._rows: dict[Key, int] = {}

    def draft(self, row: Row, actor: Actor) -> Draft:
        """What a row makes of its word."""
        key = (row.values["term"], row.values["language"], row.values["both_ways"])
        term, language, both_ways = key
        record = self._there.get(key) or SearchWord(term=term, language=language, both_ways=both_ways)
        draft = Draft(row, f"{term} {language}", record)
        if not actor.is_national:
            draft.wrong("term", gettext_noop("Otsingusõnu hoiavad riiklikud haldurid."))
        if key in self._rows:
            draft.wrong("term", gettext_noop("Sama võti on juba real %(row)s."), row=self._rows[key])
        self._rows.setdefault(key, row.number)
        if draft.has("words"):
            draft.put("words", "\n".join(row.values["words"]), "words")
        draft.copy(source="source", is_used="is_used")
        self._types(draft)
        if both_ways and not record.listed_words:
            draft.wrong("words", gettext_noop("Mõlemat pidi saab kehtida ainult sõna, millel on vasted."))
        return draft

    def _types(self, draft: Draft) -> None:
        if not draft.has("service_types"):
            return
        codes = draft.row.values["service_types"]
        if unknown := [code for code in codes if code not in self._kinds]:
            draft.wrong("service_types", gettext_noop("Tundmatu kood: %(code)s."), code=", ".join(unknown))
            return
        if not draft.is_new:
            draft.many["service_types"] = frozenset(kind.pk for kind in draft.record.service_types.all())
        draft.put_many("service_types", [self._kinds[code] for code in codes], self._labels, "service_types")


def _said(value: bool) -> str:
    return "jah" if value else "ei"
