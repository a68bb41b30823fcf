"""Reference data of the registry: what a production installation begins with.

Loading is idempotent. What the law or a register says follows the files; what staff may write is only filled
where it is empty, never overwritten.
"""

from django.db import transaction

from .areas import load_municipalities, load_regions
from .codes import load_languages, load_target_groups
from .hospitals import load_hospitals
from .service_types import load_service_types

__all__ = ["load"]


@transaction.atomic
def load() -> dict[str, int]:
    """Load everything in order; how many rows of each kind there are."""
    return {
        "regions": load_regions(),
        "municipalities": load_municipalities(),
        "hospitals": load_hospitals(),
        "languages": load_languages(),
        "target groups": load_target_groups(),
        "service types": load_service_types(),
    }
