"""Who may do what with the search."""

from django.db.models import QuerySet

from registry.models import Region
from registry.models.alphabetical import Alphabetical
from registry.permissions import Person, is_national_editor, is_national_reader, readable_region_ids


def can_edit_words(user: Person) -> bool:
    """The list is one for the country: its national editors keep it."""
    return bool(getattr(user, "is_superuser", False)) or is_national_editor(user)


def can_see_counts(user: Person) -> bool:
    """What is sought: whoever works in the back office; the counts hold nothing about persons."""
    return can_edit_words(user) or is_national_reader(user) or bool(user.has_perm("search.view_querycount"))


def regions_of_needs(user: Person) -> QuerySet[Region]:
    """Whose needs somebody sees: staff those of their regions, readers of the whole country all."""
    return Region.objects.filter(pk__in=readable_region_ids(user)).order_by(Alphabetical("name"))
