"""A row of each model of results that belongs to a region."""

from collections.abc import Callable

from django.db.models import Model

from councils import models
from registry.models import Region

from .builders import MeasureValueFactory, measure

MADE: dict[type[Model], Callable[[Region], Model]] = {
    models.Measure: lambda region: measure(),
    models.MeasureValue: lambda region: MeasureValueFactory(region=region),
}


def row_in(model: type[Model], region: Region) -> Model:
    """A row of that model in the region; of national models any row."""
    return MADE[model](region)
