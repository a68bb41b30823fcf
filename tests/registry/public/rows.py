"""Rows for the stories of the public pages; a service is published unless it is told otherwise."""

from datetime import date, timedelta

from django.utils import timezone

from registry.models import Contact, Location, Municipality, Organization, Service, ServiceAtLocation, ServiceType
from registry.models.contacts import Visibility


def today() -> date:
    return timezone.localdate()


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def municipality(name: str = "Võru vald") -> Municipality:
    return Municipality.objects.get(name=name, valid_to=None)


def kind(code: str = "kov_koduteenus") -> ServiceType:
    return ServiceType.objects.get(code=code)


def provider(**values: object) -> Organization:
    return Organization.objects.create(
        **{"name": "MTÜ Võru Abikäsi", "municipality": municipality(), "phone": "5550 0142", **values}
    )


def service(*served: str, **values: object) -> Service:
    """A published service for the residents of the named municipalities."""
    row = Service.objects.create(
        **{
            "service_type": kind(),
            "organization": values.pop("organization", None) or provider(),
            "name": "Koduteenus Võru vallas",
            **values,
        }
    )
    row.municipalities.add(*(municipality(name) for name in served or ("Võru vald",)))
    return row


def place(**values: object) -> Location:
    return Location.objects.create(
        **{"name": "Abikäe kontor", "address_1": "Kandle 9", "city": "Võru", "municipality": municipality(), **values}
    )


def given_at(row: Service, location: Location, **values: object) -> ServiceAtLocation:
    return ServiceAtLocation.objects.create(service=row, location=location, **values)


def contact(organization: Organization, **values: object) -> Contact:
    return Contact.objects.create(
        **{
            "organization": organization,
            "name": "Tiina Kask",
            "title": "sotsiaaltöötaja",
            "phone": "5550 0118",
            "phone_is_public": True,
            "visibility": Visibility.PUBLIC,
            **values,
        }
    )
