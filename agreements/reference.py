"""What the membership part of an installation begins with."""

from agreements.models import QuorumRuleSet


def load() -> dict[str, int]:
    """The draft law's rule set, as the digest of January 2026 reads it; without a lower bound of validity."""
    QuorumRuleSet.objects.get_or_create(
        code="eelnou-2026-01",
        defaults={
            "status": QuorumRuleSet.Status.DRAFT,
            "legal_reference": "Seaduseelnõu, 2026. aasta jaanuari seis",
            "approved_by_law_import": True,
        },
    )
    return {"quorum rule sets": QuorumRuleSet.objects.count()}
