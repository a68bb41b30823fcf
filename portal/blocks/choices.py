"""What an editor may choose from the registry; read when the form is shown."""

from registry.models import Region, ServiceType


def region_choices() -> list[tuple[str, str]]:
    """Counties by EHAK code."""
    return list(Region.objects.values_list("code", "short_name"))


def service_type_choices() -> list[tuple[str, str]]:
    """Service types by code."""
    return list(ServiceType.objects.values_list("code", "name"))
