"""What waits for the staff's hand: conditions on the registry's rows."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from registry.freshness import last_fresh_check
from registry.models import Contact, ErrorReport, Service, ServiceAtLocation, Shortcoming
from registry.models.dated import in_force
from registry.models.sourced import FollowsSource

Condition = Callable[[QuerySet, date], QuerySet]


def overdue(queryset: QuerySet, on: date) -> QuerySet:
    """In force, and never checked or checked too long ago (REGISTRY_CHECK_MONTHS)."""
    fresh_since = last_fresh_check(on, months=settings.REGISTRY_CHECK_MONTHS)
    return queryset.filter(in_force(on)).filter(Q(checked_on=None) | Q(checked_on__lt=fresh_since))


def without_place(queryset: QuerySet[Service], on: date) -> QuerySet[Service]:
    """Services in force that are given somewhere to go to, with no place on record."""
    places = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    elsewhere = Q(on_site=False) & (Q(at_home=True) | Q(remote=True))
    return queryset.filter(in_force(on)).exclude(elsewhere).filter(~Exists(places))


def without_contact(queryset: QuerySet[Service], on: date) -> QuerySet[Service]:
    """Services in force that cannot be reached: no phone, e-mail or address of their own, and no contact."""
    contacts = Contact.objects.filter(in_force(on), services=OuterRef("pk"))
    return queryset.filter(in_force(on), phone="", email="", url="").filter(~Exists(contacts))


def translations_behind(queryset: QuerySet, on: date) -> QuerySet:
    """Rows with a translation that is missing or older than its source."""
    model: type[FollowsSource] = queryset.model
    condition = Q(**{f"translated_from__{model.BEHIND}__0__isnull": False})
    for field in model.TRANSLATED:
        for language in settings.MODELTRANSLATION_LANGUAGES[1:]:
            translation = f"{field}_{language}"
            said = ~Q(**{f"{field}_et": ""}) & Q(**{f"{field}_et__isnull": False})
            condition |= said & (Q(**{translation: ""}) | Q(**{f"{translation}__isnull": True}))
    closed = Q(valid_to__lt=on) if hasattr(model, "valid_to") else Q(pk__in=[])
    return queryset.filter(condition).exclude(closed)


def open_reports(queryset: QuerySet[ErrorReport], on: date) -> QuerySet[ErrorReport]:
    """Reports that nobody has answered."""
    return queryset.filter(state=ErrorReport.State.NEW)


def open_shortcomings(queryset: QuerySet[Shortcoming], on: date) -> QuerySet[Shortcoming]:
    """Shortcomings that are neither settled nor declined."""
    return queryset.filter(state__in=[Shortcoming.State.OPEN, Shortcoming.State.IN_WORK])
