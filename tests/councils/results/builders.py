"""Rows of strategies and results for tests. Values are invented."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from councils import models
from registry.models import Region
from tests.councils.factories import AdoptedDecisionFactory, council_of
from tests.factories import OrganizationFactory

CEILING = "eakad-hooldekodus"
EMERGENCY = "risk4-emo"


def measure(code: str = CEILING) -> models.Measure:
    """A measure of the catalogue."""
    return models.Measure.objects.get(code=code)


def value(region: Region | None, year: int, number: str, code: str = CEILING, **fields: object) -> models.MeasureValue:
    """A value of a year."""
    return models.MeasureValue.objects.create(
        measure=measure(code), region=region, year=year, number=Decimal(number), source="Proov, 2026", **fields
    )


class MeasureValueFactory(DjangoModelFactory):
    class Meta:
        model = models.MeasureValue

    measure = factory.LazyFunction(measure)
    region = factory.LazyFunction(lambda: Region.objects.get(code="0071"))
    year = factory.Sequence(lambda n: 2000 + n % 90)
    number = Decimal("1.5")
    source = factory.Sequence(lambda n: f"Proov {n}")


class StrategyFactory(DjangoModelFactory):
    """A draft; ``approved`` makes it one that the council has adopted."""

    class Meta:
        model = models.Strategy

    region = factory.LazyFunction(lambda: Region.objects.get(code="0071"))
    title_et = "Heaolustrateegia 2025–2028"
    lead_et = "Eakas elab kodus nii kaua, kui soovib."
    valid_from = date(2025, 1, 1)
    valid_to = date(2028, 12, 31)


def approved(strategy: models.Strategy, on: date = date(2025, 2, 12)) -> models.Strategy:
    """The strategy as if the council had adopted it that day."""
    council = council_of(strategy.region.code)
    decision = AdoptedDecisionFactory(council=council, adopted_on=on, number=f"{on.year}-{strategy.version + 7}")
    strategy.decision, strategy.approved_on, strategy.state = decision, on, models.Strategy.State.APPROVED
    strategy.save()
    return strategy


class PriorityFactory(DjangoModelFactory):
    class Meta:
        model = models.Priority

    strategy = factory.SubFactory(StrategyFactory)
    proposer = models.Priority.By.COUNTY
    name_et = factory.Sequence(lambda n: f"Valdkond {n}")


class GoalFactory(DjangoModelFactory):
    class Meta:
        model = models.Goal

    priority = factory.SubFactory(PriorityFactory)
    name_et = factory.Sequence(lambda n: f"Eakas elab kodus {n}")
    group_et = "65-aastased ja vanemad"
    responsible = "Rapla vald"


class GoalMeasureFactory(DjangoModelFactory):
    class Meta:
        model = models.GoalMeasure

    goal = factory.SubFactory(GoalFactory)
    measure = factory.LazyFunction(measure)
    kind = models.TargetChoice.AT_MOST
    number = Decimal(2)
    original_words = "ei suurene üle 2 %"


def strategy_with_goal(region: Region, on: date | None = date(2025, 2, 12)) -> models.Goal:
    """A goal with a ceiling, in a strategy approved on the day (None: a draft)."""
    goal = GoalFactory(priority__strategy__region=region)
    GoalMeasureFactory(goal=goal)
    if on:
        approved(goal.document, on)
    return goal


class ActionFactory(DjangoModelFactory):
    class Meta:
        model = models.Action

    region = factory.SelfAttribute("goal.document.region")
    name_et = "Koduhooldajate koolitus"
    organization = factory.SubFactory(OrganizationFactory)
    begins_on = date(2026, 1, 1)
    ends_on = date(2026, 12, 31)
