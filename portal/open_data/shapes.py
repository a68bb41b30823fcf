"""Rows as HSDS objects, in the reader's language; what is not known is left out, and no person is in here."""

from django.conf import settings
from django.utils.translation import gettext as _

from portal.example.presence import is_example
from registry.models import Location, Organization, Service, ServiceAtLocation
from registry.models.places import Access
from registry.public.answers import cost_sentence, referral_sentence
from registry.public.availability import status_tag, waiting
from registry.public.places import access_sentences
from registry.public.told import said, told

from .ids import id_of

Object = dict[str, object]


def identifier(kind: str, key: int) -> str:
    """The identifier of a row of this installation."""
    return str(id_of(settings.WAGTAILADMIN_BASE_URL, kind, key))


def known(**values: object) -> Object:
    """What is known of the values; nothing is said of the rest."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def short_organization(row: Organization) -> Object:
    """An organisation as it stands inside others."""
    return {
        **known(id=identifier("organization", row.pk), name=row.name, email=row.email, website=row.website),
        "description": str(told(row, "description")),
    }


def organization(row: Organization) -> Object:
    """An organisation with its registry code and phone."""
    code = identifier_of_register(row)
    return short_organization(row) | known(
        alternate_name="; ".join(row.alternate_name.splitlines()),
        phones=phones("organization", row.pk, row.phone),
        organization_identifiers=[code] if code else [],
        attributes=[
            attribute("organization", row.pk, role.role, str(role.get_role_display()), "role")
            for role in row.roles.all()
        ],
    )


def identifier_of_register(row: Organization) -> Object:
    """The code in the state's register."""
    if not row.registry_code:
        return {}
    return {
        "id": identifier("organization_identifier", row.pk),
        "organization_id": identifier("organization", row.pk),
        "identifier_scheme": "EE-RIK",
        "identifier_type": _("Registrikood"),
        "identifier": row.registry_code,
    }


def service(row: Service) -> Object:
    """A service with whom it serves, what it costs, what is needed before, and who checked it when."""
    return short_service(row) | known(
        organization=short_organization(row.organization) if row.organization else None,
        phones=phones("service", row.pk, row.phone),
        languages=[
            {"id": identifier(f"service {row.pk} language", one.pk), "name": one.name, "code": one.code}
            for one in row.languages.all()
        ],
        service_areas=areas(row),
        attributes=attributes_of_service(row),
    )


def short_service(row: Service) -> Object:
    """A service as it stands inside others; one of the example says so in ``alert``."""
    return known(
        id=identifier("service", row.pk),
        organization_id=identifier("organization", row.organization_id) if row.organization_id else None,
        name=str(told(row, "name")),
        description=str(said(row, "description")),
        url=row.url,
        email=row.email,
        status="active",
        alert=_("Näidis.") if is_example() else "",
        application_process=str(said(row, "application_process")),
        fees_description=str(said(row, "fees_description")) or cost_sentence(row),
        eligibility_description=str(said(row, "eligibility_description")),
        wait_time=waiting(row.waiting_days) if row.waiting_days is not None else status_tag(row).text,
        assured_date=row.checked_on.isoformat() if row.checked_on else None,
        last_modified=row.modified_at.isoformat(timespec="milliseconds"),
    )


def areas(row: Service) -> list[Object]:
    """Whose residents it serves: municipalities by EHAK code, or the whole country."""
    if row.serves_all:
        return [{"id": identifier("service country", row.pk), "name": _("Kogu Eesti"), "extent": "EE"}]
    return [
        {
            "id": identifier(f"service {row.pk} area", one.pk),
            "service_id": identifier("service", row.pk),
            "name": one.name,
            "extent": one.code,
            "extent_type": "text",
        }
        for one in row.municipalities.all()
    ]


def attributes_of_service(row: Service) -> list[Object]:
    """Type of law, who pays, what is needed before: our codes with their words."""
    kind = row.service_type
    named = [("service_type", kind.code, str(told(kind, "name")))] if kind else []
    named += [("cost", row.cost, cost_sentence(row)), ("referral", row.referral, referral_sentence(row))]
    return [attribute("service", row.pk, code, words, name) for name, code, words in named]


def attribute(entity: str, key: int, value: str, label: str, kind: str) -> Object:
    """One classification of a row."""
    return {
        "id": identifier(f"{entity} {kind} {value}", key),
        "link_id": identifier(entity, key),
        "link_entity": entity,
        "link_type": kind,
        "value": value,
        "label": label,
    }


def phones(entity: str, key: int, number: str) -> list[Object]:
    """A phone, where there is one."""
    if not number:
        return []
    return [{"id": identifier(f"{entity} phone", key), f"{entity}_id": identifier(entity, key), "number": number}]


def location(row: Location) -> Object:
    """A place with its address and what is known of access."""
    return known(
        id=identifier("location", row.pk),
        location_type="physical",
        organization_id=identifier("organization", row.organization_id) if row.organization_id else None,
        name=str(told(row, "name")),
        description=str(told(row, "description")),
        transportation=row.transportation,
        latitude=row.latitude,
        longitude=row.longitude,
        addresses=[address(row)],
        phones=phones("location", row.pk, row.phone),
        accessibility=accessibility(row),
    )


def address(row: Location) -> Object:
    """Where the place is; HSDS wants each part, what is not known is empty."""
    return {
        "id": identifier("address", row.pk),
        "location_id": identifier("location", row.pk),
        "address_1": row.address_1,
        "city": row.city or row.municipality.name,
        "region": row.municipality.name,
        "state_province": row.municipality.region.name,
        "postal_code": row.postal_code,
        "country": "EE",
        "address_type": "physical",
    }


def accessibility(row: Location) -> list[Object]:
    """What is known of getting in, hearing and seeing, a sentence each."""
    if {row.wheelchair, row.hearing, row.sight} == {Access.UNKNOWN}:
        return []
    details = str(told(row, "accessibility_details"))
    return [
        known(id=identifier(f"accessibility {number}", row.pk), description=sentence, details=details)
        for number, sentence in enumerate(access_sentences(row), 1)
    ]


def service_at_location(row: ServiceAtLocation) -> Object:
    """A service given at a place, with both."""
    return known(
        id=identifier("service_at_location", row.pk),
        service_id=identifier("service", row.service_id),
        location_id=identifier("location", row.location_id),
        description=row.description,
        phones=phones("service_at_location", row.pk, row.phone),
        service=short_service(row.service),
        location=location(row.location),
    )
