"""Keys, cookies, headers."""

from csp.constants import NONE, SELF

from .environment import DEVELOPMENT_KEY, PRODUCTION, flag, items, number, text

SECRET_KEY = text("SECRET_KEY", "" if PRODUCTION else DEVELOPMENT_KEY)
ALLOWED_HOSTS = items("ALLOWED_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = items("CSRF_TRUSTED_ORIGINS")

SECURE_SSL_REDIRECT = PRODUCTION and flag("SECURE_SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = number("SECURE_HSTS_SECONDS", 31_536_000) if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("BEHIND_PROXY") else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.error_views.csrf_failure"
X_FRAME_OPTIONS = "DENY"  # Wagtail lets its own previews in

# Public pages: nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
    }
}
# Wagtail's own screens carry inline styles and scripts; they are behind a login.
BACK_OFFICE_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
BACK_OFFICE_PATH = "/haldus/"
# A larger request is refused before any of it is read; files of one that is not stay on disk while it is answered.
REQUEST_MAX_BYTES = number("REQUEST_MAX_MEGABYTES", 25, least=1) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
