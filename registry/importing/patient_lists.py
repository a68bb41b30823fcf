"""Import of family doctors' lists: a list that changes its provider gets a new row, and the old one ends."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from registry.models import PatientList

from . import cells
from .columns import Column, Row
from .drafts import Draft, outside_region
from .lookups import Lookups
from .manys import batches, connection
from .records import RecordKind, Work, locked
from .services import same_names

COLUMNS = (
    Column("list_code", _("nimistu kood"), cells.list_code, is_key=True, example="N0554"),
    Column("valid_from", _("kehtib alates"), cells.day, empty=None, is_key=True, example="2026-01-01"),
    Column("valid_to", _("kehtib kuni"), cells.day, empty=None, help=_("Viimane päev, see päev kaasa arvatud.")),
    Column(
        "provider_registry_code",
        _("perearstiabi osutaja registrikood"),
        cells.registry_code,
        help=_("Uuele reale vajalik."),
        example="12345678",
    ),
    Column(
        "municipality_code",
        _("teeninduspiirkond: valdade ja linnade EHAK koodid"),
        cells.several(cells.ehak_code),
        empty=(),
        help=_("Mitu koodi eraldage semikooloniga."),
        example="0793",
    ),
    Column("doctor", _("perearst"), cells.one_line(200)),
    Column("source", _("allikas"), cells.one_line(300)),
)


class PatientListsWork(Work):
    """Lists by code and first day, with all other rows of the same lists."""

    model = PatientList
    key = "list_code"
    region_column = "municipality_code"
    related = ("provider",)
    manys = (connection(PatientList, "municipalities"),)

    def __init__(self, rows: list[Row], actor: Any) -> None:
        super().__init__(rows, actor)
        self.rows_of: dict[str, dict[date | None, Any]] = defaultdict(dict)
        for record in self.everyone:
            self.rows_of[record.list_code][record.valid_from] = record
        self.many = {many.name: many.load([record.pk for record in self.everyone]) for many in self.manys}
        self.drafts: dict[int, Draft] = {}

    def load(self, rows: list[Row]) -> Iterator[Any]:
        codes = sorted({row.values["list_code"] for row in rows})
        self.everyone = [
            record
            for part in batches(codes)
            for record in locked(PatientList.objects.filter(list_code__in=part), self.related)
        ]
        return iter(self.everyone)

    def find(self, row: Row) -> PatientList:
        code, beginning = row.values["list_code"], row.values["valid_from"]
        return self.rows_of[code].get(beginning) or self.new(list_code=code, valid_from=beginning)

    def draft(self, row: Row) -> Draft:
        draft = super().draft(row)
        draft.key = f"{row.values['list_code']} {row.values['valid_from'].isoformat()}"
        self.rows_of[draft.record.list_code][draft.record.valid_from] = draft.record
        self.drafts[id(draft.record)] = draft
        return draft

    def regions(self, draft: Draft) -> set[int]:
        return {self.areas.region_of[pk] for pk in draft.many["municipalities"]}

    def fill(self, draft: Draft) -> None:
        values = draft.row.values
        if draft.has("provider_registry_code"):
            with draft.cell("provider_registry_code"):
                code = values["provider_registry_code"]
                draft.put("provider", self.organizations.coded(code) if code else None, "provider_registry_code")
        if draft.current("provider") is None and not draft.problems:
            draft.wrong("provider_registry_code", gettext_noop("Nimistul peab olema teenuseosutaja registrikood."))
        draft.copy(valid_to="valid_to", doctor="doctor", source="source")
        end = draft.record.valid_to
        if end and end < draft.record.valid_from:
            draft.wrong("valid_to", gettext_noop("Viimane päev on varasem kui esimene."))
        self.put_area(draft)

    def put_area(self, draft: Draft) -> None:
        """The service area; staff of a region add none of another region."""
        if not draft.has("municipality_code"):
            return
        with draft.cell("municipality_code"):
            area = {self.areas.municipality(code).pk for code in draft.row.values["municipality_code"]}
            for pk in area - draft.many["municipalities"]:
                if not self.actor.may_change({self.areas.region_of[pk]}):
                    raise outside_region("municipality_code")
            draft.put_many("municipalities", area, self.areas.codes, "municipality_code")

    def finish(self, drafts: list[Draft]) -> list[Draft]:
        """End the rows that a later one follows, and refuse rows of one list that hold on the same day."""
        for code in sorted({draft.record.list_code for draft in drafts}):
            rows = sorted(self.rows_of[code].values(), key=lambda row: row.valid_from or date.min)
            for earlier, later in pairwise(rows):
                self.follow(earlier, later)
        return list(self.drafts.values())

    def follow(self, earlier: Any, later: Any) -> None:
        """One row of a list after another."""
        told = self.drafts.get(id(later)) or self.drafts.get(id(earlier))
        if told is None:
            return
        if earlier.valid_to is None or self.gives_way(earlier, later):
            self.end(earlier, later.valid_from - timedelta(days=1), told)
        elif earlier.valid_to >= later.valid_from:
            told.wrong(
                "valid_from",
                gettext_noop(
                    "Nimistu %(list)s kehtib korraga kahel real: alates %(first)s (%(where)s) ja alates %(second)s"
                    " (%(there)s). Lõpetage enne esimene."
                ),
                list=later.list_code,
                first=str(earlier.valid_from or "–"),
                second=str(later.valid_from),
                where=self.place(earlier),
                there=self.place(later),
            )

    def gives_way(self, earlier: Any, later: Any) -> bool:
        """Whether a row with an end on record is cut short by a later row of the file.

        A list that changes its provider before that end moves all the same; an end that the file itself states stays.
        """
        draft = self.drafts.get(id(earlier))
        is_stated = draft is not None and draft.has("valid_to")
        return not is_stated and id(later) in self.drafts and earlier.valid_to >= later.valid_from

    def place(self, record: Any) -> str:
        """Where a row of a list stands: its number in the file, or its provider in the registry."""
        draft = self.drafts.get(id(record))
        return f"{draft.row.number}." if draft else str(record.provider)

    def end(self, earlier: Any, last_day: date, by: Draft) -> None:
        """Let a row end the day before the next begins."""
        draft = self.drafts.get(id(earlier)) or self.other(earlier, by)
        if not self.actor.may_change(self.regions(draft)):
            by.refuse(outside_region("list_code"))
            return
        self.drafts[id(earlier)] = draft
        if earlier.valid_to is not None:
            by.warn(
                "valid_from",
                gettext_noop("Nimistu %(list)s eelmine rida lõpeb nüüd %(last)s; kirjas oli lõpuks %(end)s."),
                list=earlier.list_code,
                last=str(last_day),
                end=str(earlier.valid_to),
            )
        draft.put("valid_to", last_day)

    def other(self, record: Any, by: Draft) -> Draft:
        """The draft of a row that the file itself does not name."""
        before = {name: owners.get(record.pk, frozenset()) for name, owners in self.many.items()}
        row = Row(by.row.number, {})
        return Draft(row, f"{record.list_code} {record.valid_from or '–'}", record, dict(before), before)


class PatientListsKind(RecordKind):
    """Family doctors' lists as a table."""

    name = "patient_lists"
    title = _("Nimistud")
    columns = COLUMNS
    work = PatientListsWork

    def key_of(self, row: Row) -> str:
        return f"{row.values['list_code']} {row.values['valid_from']}"

    def on_record(self, actor: Any) -> Any:
        return super().on_record(actor).exclude(valid_from=None)

    def cells(self, record: PatientList, many: dict[str, frozenset], lookups: Lookups) -> dict[str, str]:
        return {
            **same_names(record, "list_code", "doctor", "source"),
            "valid_from": record.valid_from.isoformat() if record.valid_from else "",
            "valid_to": record.valid_to.isoformat() if record.valid_to else "",
            "provider_registry_code": record.provider.registry_code or "",
            "municipality_code": ";".join(sorted(lookups.areas.codes[pk] for pk in many["municipalities"])),
        }
