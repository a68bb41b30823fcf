"""Who may do what with the search."""

from registry.permissions import Person, is_national_editor, is_national_reader


def can_edit_words(user: Person) -> bool:
    """The list is one for the country: its national editors keep it."""
    return bool(getattr(user, "is_superuser", False)) or is_national_editor(user)


def can_see_counts(user: Person) -> bool:
    """What is sought: whoever works in the back office; the counts hold nothing about persons."""
    return can_edit_words(user) or is_national_reader(user) or bool(user.has_perm("search.view_querycount"))
