"""Whose the councils' rows are: they join the registry's rows in the one place that knows (registry/scope.py)."""

from registry.scope import KEPT_NATIONALLY, NATIONAL, REGION_LOOKUPS

from . import models


def register_scope() -> None:
    """Say which region a row belongs to, and what is the whole country's."""
    NATIONAL.add(models.Measure)
    KEPT_NATIONALLY.add(models.Measure)
    REGION_LOOKUPS.update({models.MeasureValue: ("region",)})
