"""What an editor may choose from the registry; read when a block is made, so kept for a minute."""

from registry.kept import for_a_minute
from registry.models import Region, ServiceType


@for_a_minute
def region_choices() -> list[tuple[str, str]]:
    """Counties by EHAK code."""
    return list(Region.objects.values_list("code", "short_name"))


@for_a_minute
def service_type_choices() -> list[tuple[str, str]]:
    """Service types by code."""
    return list(ServiceType.objects.values_list("code", "name"))
