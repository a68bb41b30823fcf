"""The back office and its pages."""

from .environment import text

WAGTAIL_PAGE_MODEL = "portal.SitePage"
WAGTAIL_SITE_NAME = "Tervik"
WAGTAILADMIN_BASE_URL = text("SITE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = "wagtailadmin_login"  # our door: portal/doors.py
WAGTAIL_FRONTEND_LOGIN_URL = "/et/konto/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # our account pages do it
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "xlsx", "asice"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USER_TIME_ZONES = ["Europe/Tallinn"]
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
TAGGIT_CASE_INSENSITIVE = True
