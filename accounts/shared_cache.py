"""What the login counts (wrong passwords, letters asked for, codes used up) is counted for all processes together."""

from typing import Any

from django.core.cache import BaseCache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.utils.crypto import salted_hmac

OF_THE_LOGIN = "allauth"


def mark(key: str, prefix: str, version: int) -> str:
    """A keyed mark instead of the key: no address of a person can be read from the table."""
    return salted_hmac("accounts.shared_cache", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()


class LoginShared(LocMemCache):
    """The memory of one process, but for the login's keys: these lie in the database, the cache “shared”."""

    def add(self, key: str, *args: Any, **kwargs: Any) -> bool:
        return shared().add(key, *args, **kwargs) if is_of_the_login(key) else super().add(key, *args, **kwargs)

    def get(self, key: str, *args: Any, **kwargs: Any) -> Any:
        return shared().get(key, *args, **kwargs) if is_of_the_login(key) else super().get(key, *args, **kwargs)

    def set(self, key: str, *args: Any, **kwargs: Any) -> None:
        return shared().set(key, *args, **kwargs) if is_of_the_login(key) else super().set(key, *args, **kwargs)

    def delete(self, key: str, *args: Any, **kwargs: Any) -> bool:
        return shared().delete(key, *args, **kwargs) if is_of_the_login(key) else super().delete(key, *args, **kwargs)


def is_of_the_login(key: str) -> bool:
    """Whether allauth asks."""
    return key.startswith(OF_THE_LOGIN)


def shared() -> BaseCache:
    """The cache that all processes have in common."""
    return caches["shared"]
