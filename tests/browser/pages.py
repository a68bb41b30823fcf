"""Every type of page that the public sees, with a row behind it where it needs one."""

from registry.models import Municipality, Region, Service, ServiceType, Situation
from tests.factories import OrganizationFactory

VORU = "0919"


def make_rows() -> dict[str, str]:
    """Rows for one page of each type; the addresses without their language, by name."""
    voru = Municipality.objects.get(code=VORU)
    provider = OrganizationFactory(name="MTÜ Proovi Abikäsi", municipality=voru)
    place = provider.locations.create(name="Proovi päevakeskus", municipality=voru, address_1="Proovi 1", city="Võru")
    service = Service.objects.create(
        name_et="Toit koju",
        description_et="Toome sooja lõuna koju.",
        service_type=ServiceType.objects.get(code="kov_koduteenus"),
        organization=provider,
        at_home=True,
        cost=Service.Cost.PART,
        referral=Service.Referral.NONE,
        places=Service.Places.FREE,
        phone="+372 5550 0142",
    )
    service.municipalities.add(voru)
    service.service_at_locations.create(location=place)
    region = Region.objects.get(slug="vorumaa")
    situation = Situation.objects.filter(service_types__code="kov_koduteenus").first()
    assert situation
    return {
        "front": "",
        "finder": "find/?q=toit&koht=V%C3%B5ru+linn",
        "nothing found": "find/?q=midagi+mida+ei+ole&koht=V%C3%B5ru&hind=free",
        "suggestions": "find/suggestions/?q=kodu",
        "situation": f"situations/{situation.slug}/",
        "service": f"services/{service.pk}/",
        "provider": f"providers/{provider.pk}/",
        "place": f"places/{place.pk}/",
        "types": "service-types/",
        "type": "service-types/kov_koduteenus/",
        "regions": "regions/",
        "region": f"regions/{region.slug}/",
        "region services": f"regions/{region.slug}/services/",
        "region coverage": f"regions/{region.slug}/coverage/",
        "members": f"regions/{region.slug}/members/",
        "team": f"regions/{region.slug}/team/",
        "quorum": "quorum/",
        "coverage": "coverage/",
        "list": f"list/{service.pk}/",
        "report": "report/",
        "glossary": "glossary/",
        "guides": "juhised/",
        "news": "uudised/",
        "accessibility": "ligipaasetavus/",
        "privacy": "privaatsus/",
        "data": "andmed/",
        "login": "konto/login/",
        "password": "konto/password/reset/",
        "missing": "midagi-muud/",
    }
