"""Reference data of the registry: what a production installation begins with.

Loading is idempotent. What the law or a register says follows the files; what staff may write is only filled
where it is empty, never overwritten.
"""

from django.db import transaction

from registry.rights.groups import load_groups

from .areas import load_municipalities, load_regions
from .codes import load_languages, load_target_groups
from .help import load_glossary, load_help_lines, load_situations
from .hospitals import load_hospitals
from .service_type_texts import load_service_type_texts
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
        "service types described": load_service_type_texts(),
        "situations": load_situations(),
        "help lines": load_help_lines(),
        "glossary": load_glossary(),
        "groups": load_groups(),
    }
