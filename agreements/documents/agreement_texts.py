"""The versioned texts of the agreement that hold now (A1)."""

from agreements.models import AgreementTemplate
from registry.models import Region


def newest_text(region: Region | None) -> AgreementTemplate | None:
    """The newest published text of the country, or a region's additions."""
    published = AgreementTemplate.objects.filter(region=region, published_at__isnull=False)
    return published.order_by("-version").first()
