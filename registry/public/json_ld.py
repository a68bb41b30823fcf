"""Services as structured data for search engines (schema.org)."""

import json

from django.utils.safestring import SafeString, mark_safe

from registry.models import Service

from .answers import main_phone
from .told import first_line, said, told

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_script(data: dict[str, object]) -> SafeString:
    """JSON that may stand inside a script element: nothing in it can end the element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308  (escaped above)


def service_data(service: Service, address: str) -> SafeString:
    """A service; only what is public, and only what is known."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService" if _is_public_duty(service) else "Service",
        "name": str(told(service, "name")),
        "url": address,
        "description": str(first_line(said(service, "description"))),
        "serviceType": str(told(service.service_type, "name")) if service.service_type else "",
        "areaServed": _area(service),
        "availableLanguage": [language.code for language in service.languages.all()],
        "provider": _provider(service),
        "isAccessibleForFree": True if service.cost == Service.Cost.FREE else None,
        "availableChannel": _channel(service),
    }
    return as_script({key: value for key, value in data.items() if value not in ("", None, [], {})})


def _is_public_duty(service: Service) -> bool:
    return service.service_type is not None and service.service_type.is_duty_of_municipality


def _area(service: Service) -> list[dict[str, str]]:
    if service.serves_all:
        return [{"@type": "Country", "name": "Eesti"}]
    return [{"@type": "AdministrativeArea", "name": one.name} for one in service.municipalities.all()]


def _provider(service: Service) -> dict[str, str] | None:
    organization = service.organization
    return {"@type": "Organization", "name": organization.name} if organization else None


def _channel(service: Service) -> dict[str, object] | None:
    phone = main_phone(service)
    channel: dict[str, object] = {"@type": "ServiceChannel"}
    if phone:
        channel["servicePhone"] = {"@type": "ContactPoint", "telephone": phone}
    if service.url:
        channel["serviceUrl"] = service.url
    places = [row.location for row in service.service_at_locations.all()]
    if places:
        channel["serviceLocation"] = [
            {"@type": "Place", "name": place.name, "address": f"{place.address}, {place.municipality.name}".strip(", ")}
            for place in places
        ]
    return channel if len(channel) > 1 else None
