"""Letters, and the work that is done in the background."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .environment import VAR_DIR, choice, text

_mail = urlsplit(text("EMAIL_URL"))
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _mail.hostname
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = VAR_DIR / "letters"  # where letters lie that no mail server takes
EMAIL_HOST = _mail.hostname or "localhost"
try:
    EMAIL_PORT = _mail.port or 25
except ValueError as wrong_port:
    raise ImproperlyConfigured(f"EMAIL_URL: {wrong_port}.") from wrong_port
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_TLS = _mail.scheme == "smtp+tls"
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = text("FROM_EMAIL", "tervik@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

#: A worker takes the work from the database; without a worker it is done at once, while the reader waits.
TASK_BACKENDS = ("django_tasks_db.DatabaseBackend", "django_tasks.backends.immediate.ImmediateBackend")
TASKS = {"default": {"BACKEND": choice("TASKS_BACKEND", TASK_BACKENDS)}}
