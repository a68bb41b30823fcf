"""Invented services, short enough to read."""

from typing import Any

from registry.models import Municipality, Organization, Service, ServiceType


def make_service(name: str, *, kind: str = "", municipalities: tuple[str, ...] = (), **fields: Any) -> Service:
    """A service by its Estonian name; `kind` is a type's code, `municipalities` are names."""
    if kind:
        fields["service_type"] = ServiceType.objects.get(code=kind)
    if "provider" in fields:
        fields["organization"] = Organization.objects.get_or_create(name=fields.pop("provider"))[0]
    service = Service.objects.create(name_et=name, **fields)
    service.municipalities.set(Municipality.objects.filter(name__in=municipalities))
    return service
