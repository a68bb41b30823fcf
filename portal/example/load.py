"""Loading the example, all or nothing."""

from datetime import date

from django.db import transaction
from django.utils.translation import override

from agreements.record.seal import tell_untold
from registry.outbox import note_change

from .agreements import load_agreements
from .contacts import load_contacts, load_patient_lists
from .councils import load_councils
from .memberships import load_memberships
from .obligations import load_obligations
from .organizations import load_providers
from .pages import load_pages
from .places import load_places
from .posts import load_posts
from .presence import forget
from .results import load_results
from .services import load_services
from .troubles import load_reports, load_shortcomings
from .users import load_users


@transaction.atomic
def load(today: date, password: str) -> dict[str, int]:
    """Load what is not there yet, with days counted from ``today``; how many rows of each kind the example has."""
    with override("et"):
        providers = load_providers(today)
        places = load_places(providers, today)
        services = load_services(providers, places, today)
        users = load_users(providers, password)
        counts = {
            "providers": len(providers),
            "places": len(places),
            "services": len(services),
            "contacts": load_contacts(providers, services, today),
            "patient lists": load_patient_lists(providers),
            "memberships": load_memberships(providers, today),
            "obligations": load_obligations(),
            "cooperation agreements": load_agreements(users),
            "council meetings": load_councils(users, today),
            "posts": load_posts(),
            "shortcomings": load_shortcomings(users, today),
            "error reports": load_reports(services, providers, users),
            **load_results(users, today),
            "users": len(users),
            "pages": load_pages(today),
        }
    tell_untold("example_loaded")
    note_change("organization", *(one.pk for one in providers.values()))
    note_change("service", *(one.pk for one in services.values()))
    transaction.on_commit(forget)
    return counts
