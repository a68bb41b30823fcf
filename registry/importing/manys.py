"""What stands beside a record in tables of its own: connections, roles."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

BATCH = 500


@dataclass(frozen=True)
class Many:
    """A table of pairs: the record (``owner``) and a value. ``keeps_history`` where the pair's own history is kept."""

    name: str
    model: type[Model]
    owner: str
    value: str
    keeps_history: bool = False

    def load(self, owner_ids: Iterable[int]) -> dict[int, frozenset]:
        """The values of each record."""
        found: dict[int, set[Any]] = {}
        for ids in batches(list(owner_ids)):
            pairs = self.model._default_manager.filter(**{f"{self.owner}__in": ids})
            for owner_id, value in pairs.values_list(self.owner, self.value):
                found.setdefault(owner_id, set()).add(value)
        return {owner_id: frozenset(values) for owner_id, values in found.items()}


def connection(model: type[Model], name: str) -> Many:
    """A many-to-many field without a model of its own."""
    field: Any = model._meta.get_field(name)
    through = field.remote_field.through
    return Many(name, through, f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id")


def batches(items: list, size: int = BATCH) -> Iterable[list]:
    """A list in parts that a database takes at once."""
    return (items[start : start + size] for start in range(0, len(items), size))
