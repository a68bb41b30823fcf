"""What is measured: the national catalogue, and values by year, region and group."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from councils.periods import CODES, Period
from councils.periods import Frequency as Frequencies
from councils.targets import TargetKind, Value
from registry.models import Region
from registry.models.sourced import FollowsSource, Sourced

FIRST_YEAR, LAST_YEAR = 2000, 2100
YEAR_BOUNDS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


class Part(models.TextChoices):
    """The part of the year that a value is of (councils.periods.CODES)."""

    YEAR = "", _("terve aasta")
    H1 = "H1", _("I poolaasta")
    H2 = "H2", _("II poolaasta")
    Q1 = "Q1", _("I kvartal")
    Q2 = "Q2", _("II kvartal")
    Q3 = "Q3", _("III kvartal")
    Q4 = "Q4", _("IV kvartal")
    M01 = "M01", _("jaanuar")
    M02 = "M02", _("veebruar")
    M03 = "M03", _("märts")
    M04 = "M04", _("aprill")
    M05 = "M05", _("mai")
    M06 = "M06", _("juuni")
    M07 = "M07", _("juuli")
    M08 = "M08", _("august")
    M09 = "M09", _("september")
    M10 = "M10", _("oktoober")
    M11 = "M11", _("november")
    M12 = "M12", _("detsember")


class Sex(models.TextChoices):
    """The group by sex that a value is of."""

    ALL = "", _("kõik")
    FEMALE = "female", _("naised")
    MALE = "male", _("mehed")


class AgeGroup(models.TextChoices):
    """The group by age that a value is of; all is whom the measure is about."""

    ALL = "", _("kõik vanused")
    UNDER_18 = "0-17", _("kuni 17")
    WORKING = "18-64", _("18–64")
    FROM_65 = "65-74", _("65–74")
    FROM_75 = "75-84", _("75–84")
    FROM_85 = "85+", _("85 ja vanemad")


class TargetChoice(models.TextChoices):
    """How a target is meant (councils.targets.TargetKind)."""

    AT_LEAST = TargetKind.AT_LEAST.value, _("vähemalt")
    AT_MOST = TargetKind.AT_MOST.value, _("ei ületa")
    BELOW = TargetKind.BELOW.value, _("alla")
    CHANGE = TargetKind.CHANGE.value, _("muutus lähtetasemest, %")
    ABOVE_OTHER = TargetKind.ABOVE_OTHER.value, _("suurem kui teine mõõdik")


class MeasureQuerySet(models.QuerySet):
    """The catalogue, as the pages ask for it."""

    def on_dashboard(self) -> Self:
        """The measures of the 65+ dashboard."""
        return self.filter(is_dashboard=True)


class Measure(FollowsSource, Sourced):
    """A measure of the national catalogue; ``source`` is of its description, ``data_source`` of its figures."""

    TRANSLATED = ("name", "definition", "computation", "data_source")

    class Unit(models.TextChoices):
        PERCENT = "percent", _("%")
        PERSONS = "persons", _("inimest")
        PER_100 = "per_100", _("100 inimese kohta aastas")
        PER_100_000 = "per_100_000", _("100 000 inimese kohta aastas")
        EUROS = "euros", _("eurot inimese kohta aastas")
        YEARS = "years", _("aastat")

    class Direction(models.TextChoices):
        UP = "up", _("suurem on parem")
        DOWN = "down", _("väiksem on parem")
        NONE = "none", _("kirjeldab, ei hinda")

    class Frequency(models.TextChoices):
        YEAR = Frequencies.YEAR, _("kord aastas")
        HALF_YEAR = Frequencies.HALF_YEAR, _("kaks korda aastas")
        QUARTER = Frequencies.QUARTER, _("kord kvartalis")
        MONTH = Frequencies.MONTH, _("kord kuus")
        SURVEY = Frequencies.SURVEY, _("küsitluse järel")

    code = models.SlugField(_("tähis"), unique=True, max_length=60)
    name = models.CharField(_("nimi"), max_length=200)
    definition = models.TextField(_("mida näitab"))
    computation = models.TextField(_("kuidas arvutatakse"))
    data_source = models.CharField(
        _("kust arv tuleb"), max_length=200, blank=True, help_text=_("Tühi tähendab, et allikas ei ole veel teada.")
    )
    unit = models.CharField(_("ühik"), max_length=12, choices=Unit)
    decimals = models.PositiveSmallIntegerField(_("komakohti"), default=1, validators=[MaxValueValidator(4)])
    direction = models.CharField(_("suund"), max_length=4, choices=Direction)
    frequency = models.CharField(_("kui sageli"), max_length=9, choices=Frequency, default=Frequency.YEAR)
    is_agreed = models.BooleanField(_("kokku lepitud eesmärgi mõõdik"), default=False)
    is_dashboard = models.BooleanField(_("65+ juhtimislaual"), default=False)
    original_target = models.CharField(
        _("siht algses sõnastuses"), max_length=200, blank=True, help_text=_("Eesti keeles, nagu kokku lepiti.")
    )
    target_kind = models.CharField(_("kuidas siht on mõeldud"), max_length=11, choices=TargetChoice, blank=True)
    target_number = models.DecimalField(_("sihi arv"), max_digits=16, decimal_places=4, null=True, blank=True)
    compared_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("teine mõõdik")
    )
    order = models.PositiveSmallIntegerField(_("järjekord"), default=100)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("mõõdik")
        verbose_name_plural = _("mõõdikud")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def parts(self) -> int:
        """Into how many parts its values cut a year."""
        return Frequencies(self.frequency).parts

    def clean(self) -> None:
        super().clean()
        check_target(self.target_kind, self.target_number, self.compared_with_id)
        parts = set(self.values.values_list("part", flat=True).distinct()) if self.pk else ()
        if any(CODES[part][1] != self.parts for part in parts):
            raise ValidationError({"frequency": _("Mõõdikul on juba väärtusi muu pikkusega aja kohta.")})


def check_part(measure: Measure, part: str, field: str = "part") -> None:
    """Raise ValidationError where the part of the year is not as long as the measure's values are."""
    if CODES[part][1] != measure.parts:
        said = {"often": measure.get_frequency_display()}
        raise ValidationError({field: _("Sellel mõõdikul on väärtus %(often)s. Valige sama pikk aeg.") % said})


def impossible(number: Decimal, unit: str) -> str:
    """Why no measure of the unit can show the number; empty where it can."""
    if unit == Measure.Unit.PERCENT and not 0 <= number <= 100:
        return gettext_noop("Osakaal on 0 kuni 100 protsenti.")
    return gettext_noop("See arv ei saa olla alla nulli.") if number < 0 else ""


def check_target(kind: str, number: Decimal | None, other: int | None) -> None:
    """Raise ValidationError where a target lacks what its kind needs."""
    if kind == TargetChoice.ABOVE_OTHER and other is None:
        raise ValidationError({"compared_with": _("Märkige, millist mõõdikut siht peab ületama.")})
    if kind and kind != TargetChoice.ABOVE_OTHER and number is None:
        raise ValidationError({"target_number": _("Märkige sihi arv.")})


class MeasureValueQuerySet(models.QuerySet):
    """Values, as the pages ask for them."""

    def of_everybody(self) -> Self:
        """Not split by sex or age."""
        return self.filter(sex="", age_group="")

    def of_region(self, region: Region) -> Self:
        """The region's own and Estonia's."""
        return self.filter(models.Q(region=region) | models.Q(region=None))


class MeasureValue(models.Model):
    """A value of a year or of a part of it, for a region or Estonia (``region`` None), for everybody or for a group.

    A final value stands beside the preliminary one that it replaces, so that nothing that was shown is lost.
    """

    class Status(models.TextChoices):
        PRELIMINARY = "preliminary", _("esialgne")
        FINAL = "final", _("lõplik")

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="values", verbose_name=_("mõõdik"))
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="measure_values",
        verbose_name=_("heaolupiirkond"),
        help_text=_("Tühi tähendab Eesti keskmist."),
    )
    year = models.PositiveSmallIntegerField(_("aasta"), validators=YEAR_BOUNDS)
    part = models.CharField(
        _("osa aastast"), max_length=3, choices=Part, blank=True, help_text=_("Nii, nagu mõõdikut mõõdetakse.")
    )
    sex = models.CharField(_("sugu"), max_length=6, choices=Sex, blank=True)
    age_group = models.CharField(_("vanus"), max_length=6, choices=AgeGroup, blank=True)
    number = models.DecimalField(_("väärtus"), max_digits=16, decimal_places=4)
    status = models.CharField(_("kindlus"), max_length=11, choices=Status, default=Status.FINAL)
    source = models.CharField(_("allikas"), max_length=300, help_text=_("Kes arvu andis ja millal."))

    objects = MeasureValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("mõõdiku väärtus")
        verbose_name_plural = _("mõõdikute väärtused")
        ordering = ["measure", "-year", "-part", "region", "sex", "age_group"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "region", "year", "part", "sex", "age_group", "status"],
                name="one_value_of_a_period_and_group",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["region", "measure", "year"], name="values_of_a_region")]

    def __str__(self) -> str:
        return f"{self.measure}, {self.region or _('Eesti')}, {self.period}"

    def clean(self) -> None:
        super().clean()
        if self.measure_id:
            check_part(self.measure, self.part)
            if self.number is not None and (reason := impossible(self.number, self.measure.unit)):
                raise ValidationError({"number": gettext(reason)})

    @property
    def period(self) -> Period:
        """The stretch of time that it is of."""
        return Period.coded(self.year, self.part)

    def as_value(self) -> Value:
        """As the pure rules take it."""
        return Value(self.period, self.number, self.status == self.Status.PRELIMINARY)
