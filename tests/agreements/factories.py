"""Rows of membership for tests. Values are invented; personal codes carry true checksums."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from agreements import models
from agreements.record.seal import tell_untold
from registry.models import HospitalPlanEntry, Municipality, Organization, OrganizationRole, PatientList, Region
from tests.factories import OrganizationFactory, registry_code

DAY_LONG_AGO = date(2026, 1, 1)
KADRI, MART, JAAN = "47101010033", "38001085718", "60001019906"


class RepresentativeFactory(DjangoModelFactory):
    """A representative whom staff have confirmed."""

    class Meta:
        model = models.Representative

    organization = factory.SubFactory(OrganizationFactory)
    personal_code = KADRI
    name = "Kadri Lepik"
    basis = models.Representative.Basis.BOARD_MEMBER
    confirmed_at = factory.LazyFunction(timezone.now)


def municipality(code: str) -> Organization:
    """The organisation of the municipality with that EHAK code."""
    return Organization.objects.get(
        municipality=Municipality.objects.get(code=code), roles__role=OrganizationRole.Role.MUNICIPALITY
    )


def gp_provider(lists: int, municipality_code: str) -> Organization:
    """A GP provider that serves so many lists there."""
    seat = Municipality.objects.get(code=municipality_code)
    one = OrganizationFactory(roles=["gp_provider"], municipality=seat)
    for _ in range(lists):
        number = PatientList.objects.count()
        row = PatientList.objects.create(list_code=f"N{number:04}", provider=one, valid_from=date(2020, 1, 1))
        row.municipalities.add(seat)
    return one


def hospital_of(region: Region) -> Organization:
    """The first hospital of the plan in a region."""
    entry = HospitalPlanEntry.objects.filter(region=region, is_excluded=False).select_related("organization").first()
    return entry.organization if entry else OrganizationFactory(registry_code=registry_code(77))


def formed_tervik(region_code: str = "0071") -> models.Tervik:
    """A formed TERVIK (form 1), carried by the region's hospital, which is its first member."""
    region = Region.objects.get(code=region_code)
    founder = hospital_of(region)
    tervik = models.Tervik.objects.create(
        region=region,
        name=f"{region.short_name} TERVIK",
        state="formed",
        form="by_agreement",
        founder=founder,
        bank_account="EE382200221020145685",
        formed_on=date(2026, 1, 1),
    )
    models.Membership.objects.create(tervik=tervik, party=founder, member_from=date(2026, 1, 1), basis="asutamine")
    return tervik


def law_in_force(valid_from: date | None = None, **fields: object) -> models.QuorumRuleSet:
    """A rule set in force, as the draft reads; approved."""
    values = {"code": "seadus", "status": "in_force", "legal_reference": "Tervise seadus § 1", "legal_text": "Liituda."}
    return models.QuorumRuleSet.objects.create(
        **{**values, "valid_from": valid_from, "approved_at": timezone.now(), **fields}
    )


def told() -> None:
    """Let the log know what was made without a service, so that the record can be proved."""
    tell_untold("made_by_hand")


def join(party: Organization, tervik: models.Tervik, since: date) -> models.Membership:
    """A membership that nobody has recomputed after yet."""
    return models.Membership.objects.create(tervik=tervik, party=party, member_from=since, basis="leping")
