"""Three languages: Estonian is the source, Russian and English stand beside it."""

from .environment import BASE_DIR

LANGUAGE_CODE = "et"
LANGUAGES = [("et", "Eesti"), ("ru", "Русский"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
MODELTRANSLATION_LANGUAGES = ("et", "ru", "en")
MODELTRANSLATION_DEFAULT_LANGUAGE = "et"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("et",)
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
TIME_ZONE = "Europe/Tallinn"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
