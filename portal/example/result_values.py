"""The example's values of measures: smooth invented lines, the same at each loading; each says that it is invented."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from councils.models import Measure, MeasureValue
from registry.models import Region

from .files import rows

YEARS = 7
SOURCE = "Näidis, välja mõeldud"
INHABITANTS = 60_000
"""Stands in where a county's population is not known."""
GROUPS = {("female", ""): Decimal("1.04"), ("male", ""): Decimal("0.95"), ("", "85+"): Decimal("1.3")}
GROUPED = ("eakad-hooldekodus", "eakad-emos", "eakate-piirangud", "risk4-emo")


def load_values(today: date, home: Region) -> int:
    """Seven years for each county and Estonia, groups for one county. Returns how many values the example has."""
    if not MeasureValue.objects.exists():
        measures = {one.code: one for one in Measure.objects.all()}
        counties = list(Region.objects.order_by("code"))
        found = [value for row in rows("measure_levels.csv") for value in lines(row, measures, counties, today, home)]
        MeasureValue.objects.bulk_create(found, batch_size=1000)
    return MeasureValue.objects.count()


def lines(
    row: Mapping[str, str], measures: Mapping[str, Measure], counties: list[Region], today: date, home: Region
) -> Iterator[MeasureValue]:
    """All values of a measure. The last year is preliminary."""
    measure = measures[row["code"]]
    for place, county in enumerate([*counties, None]):
        for number, year in enumerate(range(today.year - YEARS, today.year)):
            status = "preliminary" if year == today.year - 1 else "final"
            facts = {"measure": measure, "region": county, "year": year, "status": status, "source": SOURCE}
            value = level(row, place if county else None, number) * scale(row, county, counties)
            yield MeasureValue(number=rounded(value, measure), **facts)
            if county == home and measure.code in GROUPED:
                for (sex, age), factor in GROUPS.items():
                    yield MeasureValue(number=rounded(value * factor, measure), sex=sex, age_group=age, **facts)


def level(row: Mapping[str, str], place: int | None, number: int) -> Decimal:
    """A value in a year: a level, a trend, and for a county a wave of its own."""
    base, step, spread = (Decimal(row[name]) for name in ("level", "step", "spread"))
    if place is None:
        return base + step * number
    wave = Decimal((place * 7 + number * 3) % 5 - 2) / 8
    return base + step * number + spread * (Decimal((place * 11) % 15 - 7) / 7 + wave)


def scale(row: Mapping[str, str], county: Region | None, counties: list[Region]) -> Decimal:
    """Counts grow with the county; Estonia's is the average county's."""
    if not row["per_person"]:
        return Decimal(1)
    known = [one.population or INHABITANTS for one in counties]
    return Decimal(county.population or INHABITANTS) if county else Decimal(sum(known)) / len(known)


def rounded(value: Decimal, measure: Measure) -> Decimal:
    """As exact as the measure is shown, and never below zero."""
    return max(Decimal(0), value).quantize(Decimal(10) ** -measure.decimals)
