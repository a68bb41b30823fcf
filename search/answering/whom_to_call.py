"""Whom the finder names where it cannot help itself."""

from datetime import date

from registry.models import Contact
from registry.models.contacts import CoordinationFunction


def health_path_contact(region: str, on: date) -> Contact | None:
    """Whom to call in a county (EHAK code): its health-path manager with a public phone; None where none is known."""
    if not region:
        return None
    managers = Contact.objects.public().in_force(on).filter(function=CoordinationFunction.HEALTH_PATH_MANAGER)
    reachable = managers.filter(region__code=region, phone_is_public=True).exclude(phone="")
    return reachable.select_related("region").order_by("pk").first()
