"""A row of every model of membership in a region."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from agreements import models
from agreements.record.log import note
from registry.models import Organization, Region
from tests.factories import ContactFactory, OrganizationFactory, UserFactory

DAY = date(2026, 3, 1)


def tervik(region: Region) -> models.Tervik:
    found, _ = models.Tervik.objects.get_or_create(region=region, defaults={"name": f"{region} TERVIK"})
    return found


def party(region: Region) -> Organization:
    return OrganizationFactory(municipality__region=region)


def rule_set() -> models.QuorumRuleSet:
    return models.QuorumRuleSet.objects.first()


def obligation(region: Region) -> models.Obligation:
    return models.Obligation.objects.create(region=region, party=party(region), rule_set=rule_set(), arose_on=DAY)


def reading(region: Region) -> models.QuorumReading:
    line = {"joined": 0, "total": 1, "needed": 1, "met": False}
    return models.QuorumReading.objects.create(
        region=region,
        on=DAY,
        read_at=timezone.now(),
        rule_set=rule_set(),
        met=False,
        figures=dict.fromkeys(("hospitals", "municipalities", "gp_lists", "gp_providers"), line),
        corrections=[{"what": "first_met_on", "before": "2026-02-01", "after": None}],
    )


def application(region: Region) -> models.AccessionApplication:
    return models.AccessionApplication.objects.create(
        tervik=tervik(region), party=party(region), begun_by=UserFactory()
    )


def membership(region: Region) -> models.Membership:
    return models.Membership.objects.create(tervik=tervik(region), party=party(region), member_from=DAY, basis="leping")


def agreement(region: Region) -> models.CooperationAgreement:
    return models.CooperationAgreement.objects.create(
        tervik=tervik(region), title=f"Koostöö {region.code}", drafted_by=UserFactory()
    )


def departure(region: Region) -> models.Departure:
    return models.Departure.objects.create(membership=membership(region), notice_days=30, begun_by=UserFactory())


def disagreement(region: Region) -> models.Disagreement:
    return models.Disagreement.objects.create(
        tervik=tervik(region), title=f"Vaidlus {region.code}", description="Kes maksab?", raised_by=UserFactory()
    )


def event(region: Region) -> models.Event:
    with transaction.atomic():
        return note("proof", region)


def proposed_rules(region: Region) -> models.QuorumRuleSet:
    return models.QuorumRuleSet.objects.create(
        code=f"reeglid-{models.QuorumRuleSet.objects.count()}",
        status="draft",
        legal_reference="Eelnõu",
        valid_from=date(2030, 1, 1),
        valid_to=date(2030, 1, 2),
    )


def text(region: Region) -> models.AgreementTemplate:
    version = models.AgreementTemplate.objects.filter(region=region).count() + 1
    return models.AgreementTemplate.objects.create(region=region, version=version, published_at=timezone.now())


def another_tervik(region: Region) -> models.Tervik:
    """One that has ended, beside the one that stands or may be begun."""
    return models.Tervik.objects.create(region=region, name=f"{region} TERVIK", state="ended", ended_on=DAY)


def post(region: Region, role: str = "manager") -> models.TervikPost:
    contact = ContactFactory(organization=party(region), function="network_manager", region=region)
    return models.TervikPost.objects.create(tervik=tervik(region), role=role, contact=contact)


def area(region: Region) -> models.CoordinationArea:
    manager = post(region, "network_manager")
    return models.CoordinationArea.objects.create(
        tervik=tervik(region),
        name=f"Osa {models.CoordinationArea.objects.count()} {region}",
        network_manager=manager,
        order_number="1",
        ordered_on=DAY,
        valid_from=DAY,
    )


MAKERS: dict[type[Model], Callable[[Region], Model]] = {
    models.AccessionApplication: application,
    models.AgreementTemplate: text,
    models.CooperationAgreement: agreement,
    models.Departure: departure,
    models.Disagreement: disagreement,
    models.CoordinationArea: area,
    models.Event: event,
    models.Membership: membership,
    models.Obligation: obligation,
    models.QuorumReading: reading,
    models.QuorumRuleSet: proposed_rules,
    models.Tervik: another_tervik,
    models.TervikPost: post,
}


def row_in(model: type[Model], region: Region) -> Model:
    """A row of that model that belongs to the region; an event belongs to none."""
    return MAKERS[model](region)
