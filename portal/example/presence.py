"""Whether this installation holds the example: the data themselves say so, wherever they were loaded from."""

from django.core.cache import cache

from registry.models import Service

from .files import key

CACHE_KEY = "is_example"
CACHE_SECONDS = 60


def is_example() -> bool:
    """Whether an invented service is among the services: then every page says that this is an example."""
    return bool(cache.get_or_set(CACHE_KEY, look, CACHE_SECONDS))


def look() -> bool:
    """The same, asked of the database at once."""
    return Service.objects.filter(external_id__startswith=key("")).exists()


def forget() -> None:
    """Ask the database again next time."""
    cache.delete(CACHE_KEY)
