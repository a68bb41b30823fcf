"""The registry's own kinds, in the order in which a registry is filled."""

from .contacts import ContactsKind
from .kinds import register
from .organizations import OrganizationsKind
from .patient_lists import PatientListsKind
from .places import PlacesKind
from .services import ServicesKind


def register_standard_kinds() -> None:
    """Make the registry's kinds known; called once the app is ready."""
    for kind in (OrganizationsKind(), PatientListsKind(), ServicesKind(), PlacesKind(), ContactsKind()):
        register(kind)
