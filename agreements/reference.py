"""What the membership part of an installation begins with."""

import json
from pathlib import Path

from django.utils import timezone

from agreements.models import AgreementClause, AgreementTemplate, QuorumRuleSet

QUORUM_WORDS = (
    "Kui TERVIKusse kuulub vähemalt üks heaolupiirkonna haiglavõrgu arengukavas nimetatud haigla, vähemalt kaks "
    "kolmandikku kohaliku omavalitsuste üksustest ja vähemalt üks neljandik heaolupiirkonna nimistuid teenindavatest "
    "perearstiabi osutajatest, on ülejäänud kohustuslikel osapooltel kohustus ühineda oma heaolupiirkonna TERVIKuga."
)
AGREEMENT = Path(__file__).parent / "data" / "agreement_1.json"


def load() -> dict[str, int]:
    """The draft law's rule set, as the digest of January 2026 reads it; the agreement's first text (A1)."""
    QuorumRuleSet.objects.get_or_create(
        code="eelnou-2026-01",
        defaults={
            "status": QuorumRuleSet.Status.DRAFT,
            "legal_reference": "Seaduseelnõu, 2026. aasta jaanuari seis",
            "legal_text": QUORUM_WORDS,
            "approved_by_law_import": True,
        },
    )
    load_agreement()
    return {"quorum rule sets": QuorumRuleSet.objects.count(), "agreement texts": AgreementTemplate.objects.count()}


def load_agreement() -> None:
    """The first version for the whole country, in the project's own words; editors publish the next ones."""
    if AgreementTemplate.objects.filter(region=None).exists():
        return
    template = AgreementTemplate.objects.create(region=None, version=1, published_at=timezone.now())
    texts = json.loads(AGREEMENT.read_text(encoding="utf-8"))
    AgreementClause.objects.bulk_create(
        AgreementClause(template=template, part=part, text=text) for part, text in texts.items()
    )
