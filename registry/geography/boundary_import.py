"""Loading official boundaries."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from registry.geography.boundary_shapes import COUNTY, BadBoundaries, Outline, missing
from registry.models import Boundary, Municipality, Region


@transaction.atomic
def load_boundaries(outlines: Sequence[Outline], attribution: str, on: date) -> list[str]:
    """Put the outlines of one level in the place of those that were; the names of areas that have none now.

    Raises BadBoundaries where an outline's code is no county or municipality in force on that day.
    """
    level = outlines[0].level
    model = Region if level == COUNTY else Municipality
    known = {one.code: str(one) for one in model.objects.in_force(on)}
    for one in outlines:
        if one.code not in known:
            raise BadBoundaries(f"{one.name} ({one.code}) is not a {level} on {on:%d.%m.%Y}.")
    Boundary.objects.filter(level=level).delete()
    Boundary.objects.bulk_create(
        Boundary(level=level, code=one.code, rings=one.rings, attribution=attribution) for one in outlines
    )
    return missing(outlines, known)
