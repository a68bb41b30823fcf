"""Import and export of measures' values; the key is measure, region, period, group and how sure the value is."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from councils.models import AgeGroup, Measure, MeasureValue, Part, Sex
from councils.models.measures import FIRST_YEAR, LAST_YEAR, impossible
from councils.periods import CODES, Period
from registry.importing import cells
from registry.importing.actors import Actor, can_import
from registry.importing.columns import Column, Row
from registry.importing.drafts import Draft, WrongCell, outside_region
from registry.importing.kinds import Progress, no_progress
from registry.importing.lookups import Areas, labels_of, name_key
from registry.importing.plans import Outcome, Plan
from registry.importing.reasons import Json, Problem, Refused, shortened
from registry.importing.writing import write
from registry.models import Region
from registry.permissions import Person, readable

ESTONIA = {"ee", "eesti"}
PLACES = 4
LARGEST = Decimal(10) ** 11
JUMP = 5
"""A value that many times the period before's is probably a slip: the preview says so."""
Key = tuple[int, int | None, Period, str, str, str]


def number(cell: str) -> Decimal:
    """An exact decimal number: comma or point, spaces between thousands, up to four places."""
    try:
        value = Decimal("".join(cell.split()).replace(",", ".").replace("−", "-"))
        fits = value.is_finite() and abs(value) < LARGEST and value == value.quantize(Decimal(10) ** -PLACES)
    except InvalidOperation:
        fits = False
    if not fits:
        text = gettext_noop("“%(cell)s” ei ole arv, milles on kuni neli komakohta.")
        raise Refused(text, cell=shortened(cell))
    return value


def year(cell: str) -> int:
    """A year in four digits; a spreadsheet may have made 2025,0 of it."""
    digits = cell.removesuffix(".0").removesuffix(",0")
    if not (digits.isascii() and digits.isdigit() and FIRST_YEAR <= int(digits) <= LAST_YEAR):
        text = gettext_noop("“%(cell)s” ei ole aasta. Kirjutage neli numbrit, näiteks 2025.")
        raise Refused(text, cell=shortened(cell))
    return int(digits)


def choice(choices: Any) -> cells.Read:
    """A code or Estonian label of a choice field."""
    return lambda cell: cells.one_of(labels_of(choices))(cell)


COLUMNS = (
    Column("measure", _("mõõdiku tähis või nimi"), cells.one_line(200), is_key=True, example="eakad-hooldekodus"),
    Column(
        "region_code",
        _("maakonna EHAK kood"),
        cells.ehak_code,
        is_key=True,
        help=_("Eesti keskmise real kirjutage EE."),
        example="0071",
    ),
    Column("year", _("aasta"), year, is_key=True, example="2025"),
    Column("part", _("osa aastast"), choice(Part), help=_("Tühi tähendab tervet aastat."), example=""),
    Column("sex", _("sugu"), choice(Sex), help=_("Tühi tähendab kõiki.")),
    Column("age_group", _("vanus"), choice(AgeGroup), help=_("Tühi tähendab kõiki.")),
    Column("value", _("väärtus"), number, empty=None, is_key=True, example="1,9"),
    Column("status", _("kindlus"), choice(MeasureValue.Status), empty="final", example="lõplik"),
    Column("source", _("allikas"), cells.one_line(300), is_key=True, help=_("Kes arvu andis ja millal.")),
)


class Work:
    """One file at work: the catalogue, the regions, and what is on record."""

    def __init__(self, actor: Actor) -> None:
        self.actor, self.areas, self.today = actor, Areas(), timezone.localdate()
        self.catalogue: dict[str, Measure] = {}
        for one in Measure.objects.all():
            for word in (one.code, one.name_et):  # type: ignore[attr-defined]
                self.catalogue[name_key(word)] = one
        self.there: dict[Key, MeasureValue] = {}
        for value in MeasureValue.objects.all():
            key = (value.measure_id, value.region_id, value.period, value.sex, value.age_group, value.status)
            self.there[key] = value
        self.rows: dict[Key, int] = {}

    def draft(self, row: Row) -> Draft:
        """What a row makes of its value. Raises WrongCell where it cannot be about any."""
        measure, region = self.measure(row), self.region(row)
        values = row.values
        sex, age, status = values.get("sex", ""), values.get("age_group", ""), values.get("status", "final")
        period = self.period(row, measure)
        key = (measure.pk, region.pk if region else None, period, sex, age, status)
        if key in self.rows:
            raise WrongCell("year", gettext_noop("Sama võti on juba real %(row)s."), row=self.rows[key])
        self.rows[key] = row.number
        record = self.there.get(key) or MeasureValue(
            measure=measure, region=region, year=period.year, part=period.code, sex=sex, age_group=age, status=status
        )
        record.measure, record.region = measure, region
        words = [measure.code, region.code if region else "EE", str(period), sex, age, status]
        draft = Draft(row, " ".join(word for word in words if word), record)
        draft.copy(number="value", source="source")
        self.check(draft, measure, key)
        return draft

    def measure(self, row: Row) -> Measure:
        """The measure of a row."""
        try:
            return self.catalogue[name_key(row.values["measure"])]
        except KeyError:
            text = gettext_noop("Mõõdikut “%(cell)s” ei ole kataloogis.")
            raise WrongCell("measure", text, cell=shortened(row.values["measure"])) from None

    def period(self, row: Row, measure: Measure) -> Period:
        """The stretch of time of a row: as long as the measure's values are."""
        code = row.values.get("part", "")
        if CODES[code][1] != measure.parts:
            text = gettext_noop("Sellel mõõdikul on väärtus %(often)s: osa aastast ei sobi.")
            raise WrongCell("part", text, often=str(measure.get_frequency_display()))
        return Period.coded(row.values["year"], code)

    def region(self, row: Row) -> Region | None:
        """The region of a row, None for Estonia, whose values national staff alone bring in."""
        code = row.values["region_code"]
        if name_key(code) in ESTONIA:
            if not self.actor.is_national:
                raise outside_region("region_code")
            return None
        try:
            region = self.areas.region(code)
        except Refused as refused:
            raise WrongCell("region_code", refused.reason.text, **refused.reason.gaps) from None
        if not self.actor.may_change({region.pk}):
            raise outside_region("region_code")
        return region

    def check(self, draft: Draft, measure: Measure, key: Key) -> None:
        """What no measure can show, and what its reader should look at twice."""
        value = draft.record.number
        if key[2].first_day > self.today:
            draft.wrong("year", gettext_noop("See aeg ei ole veel alanud."))
        if reason := impossible(value, measure.unit):
            draft.wrong("value", reason)
        before = self.there.get((*key[:2], key[2].later(-1), *key[3:]))
        if before and before.number and abs(value / before.number) >= JUMP:
            text = gettext_noop("Eelmisel korral oli see arv %(before)s. Kas koma on õiges kohas?")
            draft.warn("value", text, before=str(before.number.normalize()))


class MeasureValuesKind:
    """Values of measures as a table."""

    name = "measure_values"
    title = _("Mõõdikute väärtused")
    columns = COLUMNS
    model = MeasureValue

    def plan(self, rows: list[Row], actor: Actor, progress: Progress = no_progress) -> Plan:
        """Compare the rows of a file with what is on record."""
        plan, work = Plan(), Work(actor)
        for count, row in enumerate(rows, start=1):
            try:
                draft = work.draft(row)
            except WrongCell as wrong:
                plan.problems.append(Problem(row.number, wrong.column, wrong.reason))
            else:
                plan.problems += draft.problems
                plan.warnings += draft.warnings
                plan.items += [] if draft.problems else [draft.item()]
            progress(count)
        return plan

    def apply(self, plan: Plan, actor: Actor, progress: Progress = no_progress) -> Json:
        """Write a plan, with its history."""
        write([item.draft for item in plan.items if item.outcome != Outcome.UNCHANGED], (), actor, progress)
        return {}

    def export(self, actor: Actor) -> Iterator[dict[str, str]]:
        """What is on record in the regions that the person sees."""
        rows = MeasureValue.objects.select_related("measure", "region").order_by("pk")
        for one in rows if actor.user is None else readable(rows, actor.user):
            yield {
                "measure": one.measure.code,
                "region_code": one.region.code if one.region else "EE",
                "year": str(one.year),
                "part": one.part,
                "sex": one.sex,
                "age_group": one.age_group,
                "value": f"{one.number.normalize():f}",
                "status": one.status,
                "source": one.source,
            }

    def may_import(self, user: Person) -> bool:
        """Those who keep a region, or the country."""
        return can_import(user)
