"""The example's duties to join: a draft law played as if it were in force, and said to be so (T7)."""

from agreements.models import Obligation
from agreements.services.recompute import recompute
from registry.models import Region


def load_obligations() -> int:
    """Read every region's quorum and open what follows. Returns how many obligations the example has."""
    recompute(Region.objects.order_by("code"))
    return Obligation.objects.count()
