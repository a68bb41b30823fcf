"""SQLite as it comes, PostgreSQL by DATABASE_URL."""

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from .environment import VAR_DIR, text

_KNOWN = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}
_WANTED = "it must be an address such as postgres://user:password@host:5432/name or sqlite:////path/file."
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(f"TERVIK_VAR: the folder {VAR_DIR} cannot be made.") from error
_ADDRESS = text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'tervik.sqlite3'}")
try:
    DATABASES = {"default": dj_database_url.parse(_ADDRESS, conn_max_age=60, conn_health_checks=True)}
except ValueError as error:
    raise ImproperlyConfigured(f"DATABASE_URL: {_WANTED}") from error
if DATABASES["default"]["ENGINE"] not in _KNOWN:
    raise ImproperlyConfigured(f"DATABASE_URL: {_WANTED}")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # two writers wait for each other instead of failing half-way
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

#: What only saves time lies in the memory of each process; what the login counts lies in the database.
CACHES = {
    "default": {"BACKEND": "accounts.shared_cache.LoginShared"},
    "shared": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "KEY_FUNCTION": "accounts.shared_cache.mark",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # beyond it counts are dropped, the expired ones first
    },
}
