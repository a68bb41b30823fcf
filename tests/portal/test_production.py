"""A production start: refused with an unsafe setting, whose variable the message names; clean with safe ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal.settings.environment import DEVELOPMENT_KEY, choice, number, refuse_unsafe

KEY = "a-key-of-many-different-characters-0123456789-abcdefghijklmnop"
SAFE: dict[str, object] = {
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": ["tervik.example"],
    "CSRF_TRUSTED_ORIGINS": [],
    "WAGTAILADMIN_BASE_URL": "https://tervik.example",
    "ELASTICSEARCH_URL": "",
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "DEBUG": False,
    "REQUEST_MAX_BYTES": 25,
    "IMPORT_MAX_BYTES": 20,
    "TARA_SERVER_URL": "",
    "TARA_CLIENT_ID": "",
    "TARA_CLIENT_SECRET": "",
}
TARA = {"TARA_SERVER_URL": "https://tara.example", "TARA_CLIENT_ID": "tervik", "TARA_CLIENT_SECRET": "secret"}
VARIABLES = {
    "TERVIK_MODE": "production",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "tervik.example",
    "SITE_URL": "https://tervik.example",
    "EMAIL_URL": "smtp://mail.example:25",
}


@pytest.mark.parametrize(
    ("variable", "changes"),
    [
        ("SECRET_KEY", {"SECRET_KEY": ""}),
        ("SECRET_KEY", {"SECRET_KEY": "short"}),
        ("SECRET_KEY", {"SECRET_KEY": "x" * 60}),
        ("SECRET_KEY", {"SECRET_KEY": DEVELOPMENT_KEY}),
        ("ALLOWED_HOSTS", {"ALLOWED_HOSTS": []}),
        ("ALLOWED_HOSTS", {"ALLOWED_HOSTS": ["tervik.example", "*"]}),
        ("CSRF_TRUSTED_ORIGINS", {"CSRF_TRUSTED_ORIGINS": ["tervik.example"]}),
        ("CSRF_TRUSTED_ORIGINS", {"CSRF_TRUSTED_ORIGINS": ["https://tervik.example", "http://tervik.example"]}),
        ("CSRF_TRUSTED_ORIGINS", {"CSRF_TRUSTED_ORIGINS": ["https://*"]}),
        ("CSRF_TRUSTED_ORIGINS", {"CSRF_TRUSTED_ORIGINS": ["https://tervik.example/haldus/"]}),
        ("SITE_URL", {"WAGTAILADMIN_BASE_URL": "http://tervik.example"}),
        ("SITE_URL", {"WAGTAILADMIN_BASE_URL": ""}),
        ("EMAIL_URL", {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}),
        ("ELASTICSEARCH_URL", {"ELASTICSEARCH_URL": "localhost:9200"}),
        ("TERVIK_DEBUG", {"DEBUG": True}),
        ("REQUEST_MAX_MEGABYTES", {"REQUEST_MAX_BYTES": 20}),
        ("TARA_SERVER_URL", TARA | {"TARA_SERVER_URL": "http://tara.example"}),
        ("TARA_CLIENT_SECRET", TARA | {"TARA_CLIENT_SECRET": ""}),
        ("TARA_CLIENT_ID", TARA | {"TARA_CLIENT_ID": ""}),
    ],
)
def test_an_unsafe_setting_is_refused_and_its_variable_named(variable: str, changes: dict[str, object]):
    with pytest.raises(ImproperlyConfigured, match=variable):
        refuse_unsafe(SAFE | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        TARA,
        {"ELASTICSEARCH_URL": "https://search.example:9200"},
        {"CSRF_TRUSTED_ORIGINS": ["https://tervik.example", "https://*.tervik.example:8443"]},
    ],
)
def test_safe_settings_are_taken(changes: dict[str, object]):
    refuse_unsafe(SAFE | changes)


def checked(folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """What `manage.py check --deploy` says of an environment."""
    variables = VARIABLES | {"PATH": os.environ["PATH"], "TERVIK_VAR": str(folder)} | changes
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=variables, capture_output=True, text=True, check=False, timeout=300
    )


def test_a_production_installation_passes_the_check_for_deployment(tmp_path: Path):
    # The warning W047 speaks of SQLite alone; it is told there, and not where PostgreSQL serves.
    said = checked(tmp_path, DATABASE_URL="postgres://user:password@127.0.0.1:1/none")
    assert said.returncode == 0, said.stderr
    assert "no issues" in said.stdout


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("EMAIL_URL", "smtp://mail.example:99999"),
        ("TERVIK_DEBUG", "1"),
        ("TERVIK_MODE", "prod"),
        ("SECURE_HSTS_SECONDS", "-1"),
        ("CSRF_TRUSTED_ORIGINS", "tervik.example"),
        ("TASKS_BACKEND", "django_tasks.backends.dummy.DummyBackend"),
        ("DATABASE_URL", "tervik"),
        ("DATABASE_URL", "mysql://tervik:password@127.0.0.1/tervik"),
        ("TERVIK_VAR", "/dev/null"),
    ],
)
def test_a_wrong_variable_stops_the_start_and_is_named(tmp_path: Path, variable: str, value: str):
    said = checked(tmp_path, **{variable: value})
    assert said.returncode != 0
    assert variable in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("value", ["-1", "-300", "1.5", "many"])
def test_a_limit_is_a_whole_number_and_never_negative(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("SEARCHES_PER_MINUTE", value)
    with pytest.raises(ImproperlyConfigured, match=f"SEARCHES_PER_MINUTE is '{value}'"):
        number("SEARCHES_PER_MINUTE", 300)


def test_a_limit_that_means_nothing_at_zero_is_at_least_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("IMPORT_MAX_ROWS", "0")
    with pytest.raises(ImproperlyConfigured, match="IMPORT_MAX_ROWS is '0': it must be at least 1"):
        number("IMPORT_MAX_ROWS", 50_000, least=1)
    assert number("SEARCHES_PER_MINUTE", 300) == 300


def test_only_a_known_backend_takes_the_background_work(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TASKS_BACKEND", "two")
    with pytest.raises(ImproperlyConfigured, match="TASKS_BACKEND is 'two'"):
        choice("TASKS_BACKEND", ("one",))
    monkeypatch.delenv("TASKS_BACKEND")
    assert choice("TASKS_BACKEND", ("one",)) == "one"


def test_a_server_sets_aside_what_it_has_loaded_before_it_answers():
    """Otherwise one request in fourteen waits 0.3 s while everything loaded is looked through for waste."""
    asked = "import gc, portal.wsgi; print(gc.get_freeze_count() > 10 * len(gc.get_objects()))"
    result = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "True"
