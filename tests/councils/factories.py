"""Rows of councils for tests. Values are invented."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from agreements.models import Tervik
from councils import models
from tests.agreements.factories import municipality
from tests.factories import UserFactory

RAPLA = "0071"
RAPLA_MUNICIPALITIES = ("0293", "0317", "0503", "0668")
FIRST_DAY = date(2025, 1, 1)


def council_of(region_code: str = RAPLA, **fields: object) -> models.Council:
    """The region's council, with a secretary."""
    council = models.Council.objects.get(region__code=region_code)
    for name, value in {"secretary": council.secretary or UserFactory(), **fields}.items():
        setattr(council, name, value)
    council.save()
    return council


class MandateFactory(DjangoModelFactory):
    """A member in somebody's name; ``kind`` is a seat of the state where nothing is said."""

    class Meta:
        model = models.Mandate

    council = factory.LazyFunction(council_of)
    kind = models.Mandate.Kind.MINISTRY
    person = factory.SubFactory(UserFactory)
    document = "Kiri nr 1, 01.01.2025"
    valid_from = FIRST_DAY


def fill_seats(
    council: models.Council, municipalities: Iterable[str] = RAPLA_MUNICIPALITIES, valid_from: date = FIRST_DAY
) -> dict[str, models.Mandate]:
    """A mandate for each seat by law, by kind or by the municipality's EHAK code."""
    kinds = models.Mandate.Kind
    seats = {
        str(kind): MandateFactory(council=council, kind=kind, valid_from=valid_from)
        for kind in (kinds.MINISTRY, kinds.SOCIAL_INSURANCE_BOARD, kinds.HEALTH_INSURANCE_FUND)
    }
    if Tervik.objects.filter(region=council.region, state="formed").exists():
        seats["tervik"] = MandateFactory(council=council, kind=kinds.TERVIK, valid_from=valid_from)
    for code in municipalities:
        seats[code] = MandateFactory(
            council=council, kind=kinds.MUNICIPALITY, organization=municipality(code), valid_from=valid_from
        )
    return seats


def at(day: date, hour: int = 10) -> datetime:
    """An hour of a day in local time."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = models.Meeting

    council = factory.LazyFunction(council_of)
    starts_at = factory.LazyFunction(lambda: at(date(2026, 3, 12)))
    ends_at = factory.LazyAttribute(lambda one: one.starts_at + timedelta(hours=2))
    place = "Raplas, vallamaja saalis"


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = models.AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    order = factory.Sequence(lambda n: n % 90 + 1)
    title_et = factory.Sequence(lambda n: f"Punkt {n}")


class PaperFactory(DjangoModelFactory):
    class Meta:
        model = models.Paper

    item = factory.SubFactory(AgendaItemFactory)
    title = "Ülevaade"
    file_name = "ylevaade.pdf"
    content = b"%PDF-1.7 proov"
    added_by = factory.SubFactory(UserFactory)


class DecisionFactory(DjangoModelFactory):
    """A decision with its first wording, in whatever state."""

    class Meta:
        model = models.Decision
        skip_postgeneration_save = True

    council = factory.LazyFunction(council_of)
    title_et = factory.Sequence(lambda n: f"Otsus {n}")
    text_et = "Koostöökogu kinnitab eesmärgid."

    @factory.post_generation
    def wording(self, create: bool, given: object, **kwargs: object) -> None:
        """The text that the council speaks to."""
        models.Wording.objects.create(
            decision=self,
            version=1,
            title=self.title_et,
            text=self.text_et,
            written_by=self.council.secretary or UserFactory(),
            written_on=date(2026, 1, 1),
        )


class AdoptedDecisionFactory(DecisionFactory):
    """A decision that was adopted, without the way there."""

    state = "adopted"
    number = factory.Sequence(lambda n: f"2026-{n}")
    adopted_on = date(2026, 3, 12)
