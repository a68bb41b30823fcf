"""What the councils' part of an installation begins with."""

from django.db import transaction

from councils.catalogue import load_measures
from councils.models import Council, CouncilRuleSet
from registry.models import Region


@transaction.atomic
def load() -> dict[str, int]:
    """The draft law's rules as the digest of January 2026 reads them, a council for each region (C1), the measures."""
    CouncilRuleSet.objects.get_or_create(
        code="eelnou-2026-01",
        defaults={
            "status": CouncilRuleSet.Status.DRAFT,
            "legal_reference": "Seaduseelnõu, 2026. aasta jaanuari seis",
            "approved_by_law_import": True,
        },
    )
    for region in Region.objects.filter(council=None):
        Council.objects.create(region=region)
    counts = {"council rule sets": CouncilRuleSet.objects.count(), "councils": Council.objects.count()}
    return {**counts, "measures": load_measures()}
