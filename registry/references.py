"""What refers to a row: it is then closed instead of deleted ("nothing is deleted that something refers to")."""

from collections.abc import Iterator

from django.db.models import ForeignObjectRel, Model
from simple_history.models import HistoricalChanges
from wagtail.models import ReferenceIndex

from registry import models

OWN_PARTS: dict[type[Model], set[type[Model]]] = {
    models.Organization: {models.OrganizationRole},
    models.Location: {models.Schedule, models.ScheduleException},
    models.Service: {models.ServiceAtLocation},
    models.ServiceAtLocation: {models.Schedule, models.ScheduleException},
    models.Letter: {models.LetterRecipient},
}
"""What is a part of a row and goes with it."""


def references_to(row: Model) -> dict[str, int]:
    """How many rows of each kind refer to a row, by the kind's name in the plural; pages that place it among them."""
    found: dict[str, int] = {}
    for relation in _relations(type(row)):
        count = relation.related_model._base_manager.filter(**{relation.field.name: row}).count()
        if count:
            label = str(relation.related_model._meta.verbose_name_plural)
            found[label] = found.get(label, 0) + count
    for source, _ in ReferenceIndex.get_grouped_references_to(row):
        label = str(source._meta.verbose_name_plural)
        found.setdefault(label, 1)
    return found


def _relations(model: type[Model]) -> Iterator[ForeignObjectRel]:
    """The relations by which other things refer to rows of a model; its parts, its own lists, history left out."""
    for field in model._meta.get_fields(include_hidden=True):
        if not isinstance(field, ForeignObjectRel) or field.concrete:
            continue
        other = field.related_model
        is_own_list = other._meta.auto_created is not False
        through = getattr(field, "through", None)
        counted_by_its_rows = through is not None and not through._meta.auto_created
        if is_own_list or counted_by_its_rows or issubclass(other, HistoricalChanges):
            continue
        if other not in OWN_PARTS.get(model, set()):
            yield field
