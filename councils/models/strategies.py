"""A region's strategy: priorities, goals for a group of people, measures with targets (C2, C8)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councils.periods import Period
from councils.priorities import Proposer
from councils.targets import Target, TargetKind, Value
from registry.models import Organization
from registry.models.dated import Dated
from registry.models.sourced import FollowsSource

from .documents import CouncilDocument, DocumentQuerySet, PartOfDocument
from .measures import YEAR_BOUNDS, Measure, Part, TargetChoice, check_part, check_target


class StrategyQuerySet(DocumentQuerySet):
    """Strategies, as the field asks."""

    def in_force(self, on: date) -> Self:
        """The approved ones whose period holds on the day; a region's first, the newest, is the one in force."""
        return self.approved_on(on).filter(valid_from__lte=on, valid_to__gte=on)

    def with_beginning(self) -> Self:
        """With ``since``: the day on which the region's first strategy came into force, approved and begun."""
        began = Greatest("valid_from", "approved_on")
        first = Strategy.objects.public().filter(region=models.OuterRef("region")).order_by(began)
        return self.annotate(since=models.Subquery(first.annotate(began=began).values("began")[:1]))


class Strategy(FollowsSource, CouncilDocument, Dated):
    """The goals that a council has approved for a period (heaolustrateegia)."""

    TRANSLATED = ("title", "lead")

    title = models.CharField(_("pealkiri"), max_length=200)
    lead = models.TextField(_("lühidalt"), blank=True, help_text=_("Mida maakond tahab saavutada, ühe-kahe lausega."))

    objects: ClassVar[Any] = StrategyQuerySet.as_manager()

    since: date | None
    """Only ``with_beginning()``."""

    class Meta(CouncilDocument.Meta):
        verbose_name = _("strateegia")
        verbose_name_plural = _("strateegiad")

    def __str__(self) -> str:
        return str(
            _("%(region)s, %(title)s, versioon %(n)s") % {"region": self.region, "title": self.title, "n": self.version}
        )

    def clean(self) -> None:
        super().clean()
        if not (self.valid_from and self.valid_to):
            raise ValidationError({"valid_to": _("Strateegial on algus ja lõpp.")})

    def get_absolute_url(self) -> str:
        return reverse("strategy_version", args=[self.region.slug, self.version])


class Priority(PartOfDocument, FollowsSource):
    """A priority area, proposed by the state or by the county (C8)."""

    OF = "strategy"
    TRANSLATED = ("name",)

    class By(models.TextChoices):
        STATE = Proposer.STATE, _("riigi ettepanek")
        COUNTY = Proposer.COUNTY, _("maakonna ettepanek")

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="priorities", verbose_name=_("strateegia"))
    proposer = models.CharField(_("kelle ettepanek"), max_length=6, choices=By)
    name = models.CharField(_("valdkond"), max_length=200)
    order = models.PositiveSmallIntegerField(_("järjekord"), default=1)

    class Meta:
        verbose_name = _("prioriteet")
        verbose_name_plural = _("prioriteedid")
        ordering = ["strategy", "order", "pk"]

    def __str__(self) -> str:
        return self.name


class Goal(PartOfDocument, FollowsSource):
    """A goal under a priority, for a target or risk group. ``lineage`` is the same in all versions of a goal."""

    OF = "priority.strategy"
    TRANSLATED = ("name", "description", "group")

    class GroupKind(models.TextChoices):
        TARGET = "target", _("sihtrühm")
        RISK = "risk", _("riskirühm")

    priority = models.ForeignKey(Priority, models.CASCADE, related_name="goals", verbose_name=_("prioriteet"))
    name = models.CharField(_("eesmärk"), max_length=200)
    description = models.TextField(_("selgitus"), blank=True)
    group_kind = models.CharField(_("kelle jaoks"), max_length=6, choices=GroupKind, default=GroupKind.TARGET)
    group = models.CharField(_("siht- või riskirühm"), max_length=200)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="goals", verbose_name=_("vastutaja")
    )
    responsible = models.CharField(
        _("muu vastutaja"), max_length=200, blank=True, help_text=_("Kui vastutajat registris ei ole: asutus või amet.")
    )
    order = models.PositiveSmallIntegerField(_("järjekord"), default=1)
    lineage = models.UUIDField(_("põlvnemine"), default=uuid4, editable=False)

    class Meta:
        verbose_name = _("eesmärk")
        verbose_name_plural = _("eesmärgid")
        ordering = ["priority__order", "order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def who(self) -> str:
        """Who is responsible."""
        return self.organization.name if self.organization else self.responsible


class GoalMeasure(PartOfDocument):
    """A measure of a goal: its target, baseline, and who owes its figure by when (F5)."""

    OF = "goal.priority.strategy"

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="measures", verbose_name=_("eesmärk"))
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="goal_measures", verbose_name=_("mõõdik"))
    kind = models.CharField(_("kuidas siht on mõeldud"), max_length=11, choices=TargetChoice)
    number = models.DecimalField(
        _("sihi arv"),
        max_digits=16,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Muutuse puhul protsent lähtetasemest, vähenemine miinusega."),
    )
    year = models.PositiveSmallIntegerField(_("mis aastaks"), null=True, blank=True, validators=YEAR_BOUNDS)
    compared_with = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("teine mõõdik")
    )
    original_words = models.CharField(_("siht algses sõnastuses"), max_length=200, blank=True)
    baseline_year = models.PositiveSmallIntegerField(_("lähteaasta"), null=True, blank=True, validators=YEAR_BOUNDS)
    baseline_part = models.CharField(
        _("lähteaasta osa"), max_length=3, choices=Part, blank=True, help_text=_("Nii, nagu mõõdikut mõõdetakse.")
    )
    baseline_number = models.DecimalField(
        _("lähtetase"),
        max_digits=16,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Tühi tähendab: selle aja väärtus mõõdiku enda järgi."),
    )
    owed_by = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures_owed",
        verbose_name=_("kes arvu annab"),
    )
    due_month = models.PositiveSmallIntegerField(
        _("kuu"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("Mitmes kuu pärast seda aega, mille kohta arv on. Aasta arvu puhul 3: märts."),
    )
    due_day = models.PositiveSmallIntegerField(
        _("päev"), default=31, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )

    class Meta:
        verbose_name = _("eesmärgi mõõdik")
        verbose_name_plural = _("eesmärkide mõõdikud")
        ordering = ["goal", "pk"]
        constraints = [models.UniqueConstraint(fields=["goal", "measure"], name="a_measure_once_in_a_goal")]

    def __str__(self) -> str:
        return f"{self.goal}: {self.measure}"

    def clean(self) -> None:
        super().clean()
        check_target(self.kind, self.number, self.compared_with_id)
        if self.baseline_number is not None and self.baseline_year is None:
            raise ValidationError({"baseline_year": _("Märkige, mis aasta lähtetase see on.")})
        if self.measure_id and self.baseline_year:
            check_part(self.measure, self.baseline_part, "baseline_part")
        if self.measure_id and self.compared_with and self.compared_with.parts != self.measure.parts:
            raise ValidationError({"compared_with": _("Seda mõõdikut mõõdetakse teise sagedusega.")})

    @property
    def baseline_period(self) -> Period | None:
        """Where the way began."""
        return Period.coded(self.baseline_year, self.baseline_part) if self.baseline_year else None

    def target(self) -> Target:
        """As the pure rule takes it."""
        return Target(TargetKind(self.kind), self.number or Target(TargetKind.AT_LEAST).number, self.year)

    def steps(self) -> tuple[Value, ...]:
        """The targets agreed for single years (prefetch ``year_targets``)."""
        return tuple(Value(Period(one.year), one.number) for one in self.year_targets.all())


class YearTarget(PartOfDocument):
    """A target agreed for a year on the way."""

    OF = "goal_measure.goal.priority.strategy"

    goal_measure = models.ForeignKey(
        GoalMeasure, models.CASCADE, related_name="year_targets", verbose_name=_("eesmärgi mõõdik")
    )
    year = models.PositiveSmallIntegerField(_("aasta"), validators=YEAR_BOUNDS)
    number = models.DecimalField(_("siht"), max_digits=16, decimal_places=4)

    class Meta:
        verbose_name = _("aasta siht")
        verbose_name_plural = _("aastate sihid")
        ordering = ["goal_measure", "year"]
        constraints = [models.UniqueConstraint(fields=["goal_measure", "year"], name="one_target_of_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.number.normalize():f}"
