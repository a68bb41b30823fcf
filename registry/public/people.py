"""Contacts as a page may show them to its reader."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from registry.models import Contact, Organization, Region, Service
from registry.models.contacts import ContactQuerySet
from registry.permissions import Person, shows_phone, visible_contacts

from .told import Told, told


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person or desk; ``phone`` is empty where it is not for this reader."""

    name: str
    title: Told
    department: Told
    function: str
    phone: str
    email: str
    organization: Organization


def people_of_service(service: Service, user: Person, today: date) -> list[PersonShown]:
    """Whom to talk to about a service: its own contacts, else those of its provider that belong to no service."""
    contacts = _visible(
        Contact.objects.filter(Q(services=service) | Q(organization=service.organization_id, services=None)),
        user,
        today,
    ).annotate(is_own=Exists(Contact.services.through.objects.filter(contact=OuterRef("pk"), service=service)))
    own = [contact for contact in contacts if contact.is_own]
    return [_shown(contact, user) for contact in own or contacts]


def people_of_organization(organization: Organization, user: Person, today: date) -> list[PersonShown]:
    """All contacts of an organisation that the reader may see."""
    return _all(Contact.objects.filter(organization=organization), user, today)


def people_of_region(region: Region, user: Person, today: date, *functions: str) -> list[PersonShown]:
    """Contacts that serve a region in some coordinating function."""
    serving = Q(region=region) | Q(region=None, organization__municipality__region=region)
    return _all(Contact.objects.filter(serving, function__in=functions), user, today)


def people_by_contact(contacts: ContactQuerySet, user: Person, today: date) -> dict[int, PersonShown]:
    """Those of the contacts that the reader may see, by the contact's key."""
    return {contact.pk: _shown(contact, user) for contact in _visible(contacts, user, today)}


def _all(contacts: ContactQuerySet, user: Person, today: date) -> list[PersonShown]:
    return [_shown(contact, user) for contact in _visible(contacts, user, today)]


def _visible(contacts: ContactQuerySet, user: Person, today: date) -> QuerySet[Contact]:
    return visible_contacts(contacts.in_force(today), user).select_related("organization").distinct()


def _shown(contact: Contact, user: Person) -> PersonShown:
    return PersonShown(
        name=contact.name,
        title=told(contact, "title"),
        department=told(contact, "department"),
        function=contact.get_function_display() if contact.function else "",
        phone=contact.phone if shows_phone(user, contact) else "",
        email=contact.email,
        organization=contact.organization,
    )
