"""For whom an import acts."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from registry.permissions import Person, editable_region_ids, is_national_editor


@dataclass(frozen=True)
class Actor:
    """A person with the regions whose rows they may change; ``None`` is the whole country."""

    user: User | None = None
    region_ids: frozenset[int] | None = None

    @property
    def is_national(self) -> bool:
        return self.region_ids is None

    def may_change(self, regions_of_row: Iterable[int]) -> bool:
        """Whether a row that belongs to those regions is theirs; what belongs to none is kept by national staff."""
        return self.region_ids is None or not self.region_ids.isdisjoint(regions_of_row)


NATIONAL = Actor()


def actor_for(user: Person) -> Actor:
    """A user as they may act today."""
    if not isinstance(user, User):
        return Actor(region_ids=frozenset())
    return Actor(user, None if is_national_editor(user) else frozenset(editable_region_ids(user)))


def can_import(user: Person) -> bool:
    """Whether somebody may import at all: those who keep a region, or the country."""
    return actor_for(user).region_ids != frozenset()
