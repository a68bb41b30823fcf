"""Settings of the test suite: the development ones, quicker and without side effects."""

from . import *
from .environment import VAR_DIR

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MEDIA_ROOT = VAR_DIR / "test-media"
IMPORT_DIR = VAR_DIR / "test-imports"
SEARCH_COUNTS = False
SEARCH_INDEX_DIR = VAR_DIR / "test-search"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
