"""Many services for measuring: every type in turn, every municipality in turn, invented providers."""

from datetime import date, timedelta
from itertools import cycle, islice

from registry.models import Language, Municipality, Organization, Service, ServiceType

CHECKED = date(2026, 6, 1)
PROVIDERS = 500


def make_services(count: int) -> None:
    """Write that many services with provider, served municipality and language, in batches."""
    municipalities = list(Municipality.objects.filter(valid_to=None))
    providers = make_providers(municipalities)
    types = list(ServiceType.objects.all())
    rows = zip(range(count), cycle(types), cycle(providers), strict=False)
    services = [service(number, kind, who) for number, kind, who in rows]
    Service.objects.bulk_create(services, batch_size=1000)
    serve(services, municipalities)


def make_providers(municipalities: list[Municipality]) -> list[Organization]:
    """Invented providers, one municipality after the other."""
    providers = [
        Organization(name=f"Osutaja {number}", name_key=f"osutaja {number}", municipality=place)
        for number, place in enumerate(islice(cycle(municipalities), PROVIDERS))
    ]
    return Organization.objects.bulk_create(providers)


def service(number: int, kind: ServiceType, provider: Organization) -> Service:
    """One service, varied by its number."""
    name = f"{kind.name_et} {number}"
    return Service(
        service_type=kind,
        organization=provider,
        name=name,
        name_et=name,
        name_ru=f"{kind.name_ru} {number}",
        name_en=f"{kind.name_en} {number}",
        description_et=f"{kind.name_et}: aitame iga päev, teenus number {number}.",
        cost=["free", "part", "fee", "unknown"][number % 4],
        referral=["none", "municipality_decision", "doctor_referral"][number % 3],
        at_home=number % 2 == 0,
        on_site=number % 2 == 1,
        phone=f"+372 5550 {number % 10_000:04}",
        checked_on=CHECKED + timedelta(days=number % 170),
    )


def serve(services: list[Service], municipalities: list[Municipality]) -> None:
    """Who is served, and in which language."""
    estonian = Language.objects.get(code="et")
    served = Service.municipalities.through
    spoken = Service.languages.through
    pairs = list(zip(services, cycle(municipalities), strict=False))
    served.objects.bulk_create(
        [served(service_id=one.pk, municipality_id=place.pk) for one, place in pairs], batch_size=2000
    )
    spoken.objects.bulk_create(
        [spoken(service_id=one.pk, language_id=estonian.pk) for one in services], batch_size=2000
    )
