"""Rows for tests: one factory per model of the registry, and the people who act in it.

What a factory makes stands in the region that it is given: ``OrganizationFactory(municipality__region=region)``. Values
are invented; codes carry true checksums.
"""

from datetime import date, time

import factory
from django.db.models import Model
from factory.django import DjangoModelFactory
from stdnum.ee import registrikood

from accounts.models import User
from registry import models
from registry.services.assignments import assign_organization, assign_region

Role = models.RegionAssignment.Role


def registry_code(number: int) -> str:
    """The number-th invented registry code, with its checksum."""
    stem = f"{1_900_000 + number}"  # no such code has been given; hospitals of the plan begin with 9000
    return stem + registrikood.calc_check_digit(f"{stem}0")


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"inimene{n}@tervik.example")
    first_name = "Mari"
    last_name = factory.Sequence(lambda n: f"Maasikas{n}")
    password = factory.django.Password("proov-parool-1")


def staff_of(*regions: models.Region, **fields: object) -> User:
    """Somebody who keeps the registry of these regions."""
    return _person(Role.EDITOR, regions, fields)


def reader_of(*regions: models.Region, **fields: object) -> User:
    """Somebody who sees these regions' registry and changes nothing."""
    return _person(Role.READER, regions, fields)


def national_editor(**fields: object) -> User:
    """Somebody who keeps the registry of the whole country."""
    return _person(Role.EDITOR, (None,), fields)


def national_reader(**fields: object) -> User:
    """Somebody who sees the registry of the whole country."""
    return _person(Role.READER, (None,), fields)


def member_of(*organizations: models.Organization, **fields: object) -> User:
    """A person of these organisations, without a part in the back office."""
    user = UserFactory(**fields)
    for organization in organizations:
        assign_organization(None, user, organization)
    return user


def _person(role: str, regions: tuple[models.Region | None, ...], fields: dict[str, object]) -> User:
    user = UserFactory(**fields)
    for region in regions:
        assign_region(None, user, region, role)
    return user


class RegionFactory(DjangoModelFactory):
    """A region beside the fifteen of the reference data; ``Region.objects.get(code="0065")`` gives a real one."""

    class Meta:
        model = models.Region

    code = factory.Sequence(lambda n: f"9{n % 1000:03d}")
    slug = factory.Sequence(lambda n: f"proovimaa-{n}")
    short_name_et = factory.Sequence(lambda n: f"Proovimaa {n}")
    name_et = factory.LazyAttribute(lambda one: f"{one.short_name_et} maakond")


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = models.Municipality

    code = factory.Sequence(lambda n: f"8{n % 1000:03d}")
    name = factory.Sequence(lambda n: f"Proovi {n} vald")
    kind = "vald"
    region = factory.SubFactory(RegionFactory)


class OrganizationFactory(DjangoModelFactory):
    class Meta:
        model = models.Organization
        skip_postgeneration_save = True

    registry_code = factory.Sequence(registry_code)
    name = factory.Sequence(lambda n: f"Abi {n} OÜ")
    municipality = factory.SubFactory(MunicipalityFactory)
    email = factory.Sequence(lambda n: f"info@abi{n}.example")
    source = "proov"

    @factory.post_generation
    def roles(self, create: bool, given: list[str] | None, **kwargs: object) -> None:
        """``roles=["gp_provider"]`` gives it those roles; a social provider where nothing is said."""
        for role in given if given is not None else [models.OrganizationRole.Role.SOCIAL_PROVIDER]:
            models.OrganizationRole.objects.create(organization=self, role=role)


class OrganizationRoleFactory(DjangoModelFactory):
    class Meta:
        model = models.OrganizationRole

    organization = factory.SubFactory(OrganizationFactory, roles=[])
    role = models.OrganizationRole.Role.SOCIAL_PROVIDER


class HospitalPlanEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.HospitalPlanEntry

    organization = factory.SubFactory(OrganizationFactory, roles=["hospital"])
    region = factory.SelfAttribute("organization.municipality.region")
    category = "üldhaigla"


class PatientListFactory(DjangoModelFactory):
    class Meta:
        model = models.PatientList
        skip_postgeneration_save = True

    list_code = factory.Sequence(lambda n: f"N{n % 10_000:04d}")
    provider = factory.SubFactory(OrganizationFactory, roles=["gp_provider"])
    valid_from = date(2020, 1, 1)
    doctor = factory.Sequence(lambda n: f"Dr Proov {n}")

    @factory.post_generation
    def municipalities(self, create: bool, given: list[models.Municipality] | None, **kwargs: object) -> None:
        """The service area; the provider's own municipality where nothing is said."""
        self.municipalities.set([self.provider.municipality] if given is None else given)


class LocationFactory(DjangoModelFactory):
    class Meta:
        model = models.Location

    name_et = factory.Sequence(lambda n: f"Abikeskus {n}")
    organization = factory.SubFactory(OrganizationFactory)
    municipality = factory.SelfAttribute("organization.municipality")
    address_1 = "Proovi 1"
    city = "Proovi"


class ServiceTypeFactory(DjangoModelFactory):
    """A kind of service beside those of law; ``ServiceType.objects.get(code=…)`` gives a real one."""

    class Meta:
        model = models.ServiceType

    code = factory.Sequence(lambda n: f"prooviteenus-{n}")
    name_et = factory.Sequence(lambda n: f"Prooviteenus {n}")
    domain = models.ServiceType.Domain.SOCIAL
    organiser = models.ServiceType.Organiser.MUNICIPALITY
    is_statutory = False


class LanguageFactory(DjangoModelFactory):
    class Meta:
        model = models.Language

    code = factory.Sequence(lambda n: f"x-{n}")
    name_et = factory.Sequence(lambda n: f"proovikeel {n}")


class TargetGroupFactory(DjangoModelFactory):
    class Meta:
        model = models.TargetGroup

    code = factory.Sequence(lambda n: f"proovisihtryhm-{n}")
    name_et = factory.Sequence(lambda n: f"proovirühm {n}")


class ServiceFactory(DjangoModelFactory):
    class Meta:
        model = models.Service
        skip_postgeneration_save = True

    name_et = factory.Sequence(lambda n: f"Abi kodus {n}")
    service_type = factory.SubFactory(ServiceTypeFactory)
    organization = factory.SubFactory(OrganizationFactory)
    phone = "+372 5550 0100"

    @factory.post_generation
    def municipalities(self, create: bool, given: list[models.Municipality] | None, **kwargs: object) -> None:
        """Whose residents it serves; those of the provider's municipality where nothing is said."""
        seat = self.organization.municipality if self.organization else None
        self.municipalities.set(([seat] if seat else []) if given is None else given)


class ServiceAtLocationFactory(DjangoModelFactory):
    class Meta:
        model = models.ServiceAtLocation

    service = factory.SubFactory(ServiceFactory)
    location = factory.SubFactory(LocationFactory, organization=factory.SelfAttribute("..service.organization"))


class ScheduleFactory(DjangoModelFactory):
    class Meta:
        model = models.Schedule

    location = factory.SubFactory(LocationFactory)
    weekday = 1
    opens_at = time(9)
    closes_at = time(17)


class ScheduleExceptionFactory(DjangoModelFactory):
    class Meta:
        model = models.ScheduleException

    location = factory.SubFactory(LocationFactory)
    on = date(2026, 12, 24)


class ContactFactory(DjangoModelFactory):
    class Meta:
        model = models.Contact

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence(lambda n: f"Kati Kontakt{n}")
    title_et = "juhataja"
    email = factory.Sequence(lambda n: f"kontakt{n}@abi.example")
    phone = "+372 5550 0101"
    visibility = models.contacts.Visibility.PUBLIC


class GlossaryTermFactory(DjangoModelFactory):
    class Meta:
        model = models.GlossaryTerm

    code = factory.Sequence(lambda n: f"proovisona-{n}")
    term_et = factory.Sequence(lambda n: f"proovisõna {n}")
    explanation_et = "Sõna, mida kasutatakse proovis."


class HelpLineFactory(DjangoModelFactory):
    class Meta:
        model = models.HelpLine

    number = factory.Sequence(lambda n: f"9{n:05d}")
    when_et = "Kui vajate proovi."


class SituationFactory(DjangoModelFactory):
    class Meta:
        model = models.Situation

    slug = factory.Sequence(lambda n: f"proovi-{n}")
    name_et = factory.Sequence(lambda n: f"Proovi olukord {n}")


class ShortcomingFactory(DjangoModelFactory):
    class Meta:
        model = models.Shortcoming

    region = factory.SubFactory(RegionFactory)
    kind = models.Shortcoming.Kind.MISSING
    description = "Koduteenust ei ole."
    noticed_on = date(2026, 3, 1)


class ErrorReportFactory(DjangoModelFactory):
    class Meta:
        model = models.ErrorReport

    service = factory.SubFactory(ServiceFactory)
    message = "Telefoninumber ei vasta."


class LetterFactory(DjangoModelFactory):
    class Meta:
        model = models.Letter

    region = factory.SubFactory(RegionFactory)
    subject = factory.Sequence(lambda n: f"Kohtume {n}")
    body = "Ootame teid."
    criteria = factory.LazyFunction(lambda: {"roles": ["social_provider"]})
    written_by = factory.SubFactory(UserFactory)


class LetterRecipientFactory(DjangoModelFactory):
    class Meta:
        model = models.LetterRecipient

    letter = factory.SubFactory(LetterFactory)
    name = "Abi OÜ"
    email = factory.Sequence(lambda n: f"saaja{n}@abi.example")


class RegionAssignmentFactory(DjangoModelFactory):
    """A part alone, without the groups: use ``staff_of`` for somebody who comes into the back office."""

    class Meta:
        model = models.RegionAssignment

    user = factory.SubFactory(UserFactory)
    region = factory.SubFactory(RegionFactory)
    role = Role.EDITOR


class OrganizationAssignmentFactory(DjangoModelFactory):
    class Meta:
        model = models.OrganizationAssignment

    user = factory.SubFactory(UserFactory)
    organization = factory.SubFactory(OrganizationFactory)


FACTORIES: dict[type[Model], type[DjangoModelFactory]] = {
    one._meta.model: one
    for one in DjangoModelFactory.__subclasses__()
    if one._meta.model.__module__ != "accounts.models"
}
