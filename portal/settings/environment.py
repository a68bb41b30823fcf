"""Reading the environment, and refusing an unsafe production."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(os.environ.get("TERVIK_VAR", BASE_DIR / "var"))
MODE = os.environ.get("TERVIK_MODE", "development")
PRODUCTION = MODE == "production"

if MODE not in {"development", "production"}:
    raise ImproperlyConfigured(f"TERVIK_MODE is '{MODE}': it must be 'development' or 'production'.")

DEVELOPMENT_KEY = "development-only-key-that-production-refuses-0123456789"


def text(name: str, default: str = "") -> str:
    """A setting as text."""
    return os.environ.get(name, default)


def items(name: str, default: str = "") -> list[str]:
    """A comma-separated setting as a list without empty items."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def flag(name: str, default: bool = False) -> bool:
    """A yes/no setting: 1, true, yes, on; or 0, false, no, off, empty.

    Raises ImproperlyConfigured for any other word.
    """
    value = os.environ.get(name, "").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    if value:
        raise ImproperlyConfigured(f"{name} is '{value}': it must be 1 or 0.")
    return default


#: Tracebacks instead of the pages that help a reader; for those who develop, never in production.
DEBUG = flag("TERVIK_DEBUG", False)


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number that is at least ``least``. Raises ImproperlyConfigured where it is none."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        found = int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is '{value}': it must be a whole number.") from error
    if found < least:
        raise ImproperlyConfigured(f"{name} is '{value}': it must be at least {least}.")
    return found


def choice(name: str, known: tuple[str, ...]) -> str:
    """One of the known values, the first where none is given. Raises ImproperlyConfigured for any other."""
    value = text(name, known[0])
    if value not in known:
        raise ImproperlyConfigured(f"{name} is '{value}': it must be one of {', '.join(known)}.")
    return value


def is_weak(key: str) -> bool:
    """Whether a key could be guessed: short, of few different characters, or the one of development."""
    return len(key) < 50 or len(set(key)) < 5 or key == DEVELOPMENT_KEY


def is_https(address: str) -> bool:
    """Whether it is an address of the secure web."""
    parts = urlsplit(address)
    return parts.scheme == "https" and bool(parts.hostname)


def is_trusted_origin(origin: str) -> bool:
    """Whether it names secure sites of somebody: a scheme and a host alone, and not every host there is."""
    parts = urlsplit(origin)
    return is_https(origin) and parts.hostname != "*" and not parts.path


def unsafe(settings: Mapping[str, object]) -> list[str]:
    """What forbids a production start, a sentence each, the environment variable named."""
    hosts = settings["ALLOWED_HOSTS"]
    checks = {
        "SECRET_KEY: set a random secret of at least 50 characters.": is_weak(str(settings["SECRET_KEY"])),
        "ALLOWED_HOSTS: name the hosts, without '*'.": not hosts or "*" in str(hosts),
        "CSRF_TRUSTED_ORIGINS: each must begin with https:// and name a host.": not all(
            map(is_trusted_origin, settings["CSRF_TRUSTED_ORIGINS"])  # type: ignore[call-overload]
        ),
        "SITE_URL: set the public address; it must begin with https:// and name a host.": not is_https(
            str(settings["WAGTAILADMIN_BASE_URL"])
        ),
        "ELASTICSEARCH_URL: it must be an address such as https://search.example:9200, or empty.": not (
            settings["ELASTICSEARCH_URL"] == "" or urlsplit(str(settings["ELASTICSEARCH_URL"])).hostname
        ),
        "EMAIL_URL: name the mail server, for example smtp://mail.example:25.": not str(
            settings["EMAIL_BACKEND"]
        ).endswith("smtp.EmailBackend"),
        "TERVIK_DEBUG: must be off.": bool(settings["DEBUG"]),
        "REQUEST_MAX_MEGABYTES: it must be larger than IMPORT_MAX_MEGABYTES.": int(str(settings["REQUEST_MAX_BYTES"]))
        <= int(str(settings["IMPORT_MAX_BYTES"])),
        "TARA_SERVER_URL: it must begin with https:// and name a host, or be empty.": not (
            settings["TARA_SERVER_URL"] == "" or is_https(str(settings["TARA_SERVER_URL"]))
        ),
        "TARA_CLIENT_ID, TARA_CLIENT_SECRET: the state's login needs both.": bool(settings["TARA_SERVER_URL"])
        and not (settings["TARA_CLIENT_ID"] and settings["TARA_CLIENT_SECRET"]),
    }
    return [sentence for sentence, is_unsafe in checks.items() if is_unsafe]


def refuse_unsafe(settings: Mapping[str, object]) -> None:
    """Stop a production start that would be unsafe.

    Raises ImproperlyConfigured with every fault at once.
    """
    if faults := unsafe(settings):
        raise ImproperlyConfigured("This is not safe for production. " + " ".join(faults))
