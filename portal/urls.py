"""Addresses of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from . import doors
from .robots import robots
from .sitemaps import SITEMAPS
from .uploads import upload

BACK_OFFICE = settings.BACK_OFFICE_PATH.lstrip("/")
SITEMAP_SECTION = "django.contrib.sitemaps.views.sitemap"

handler400 = "portal.error_views.bad_request"
handler403 = "portal.error_views.forbidden"
handler404 = "portal.error_views.not_found"
handler500 = "portal.error_views.server_error"

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_views.index, {"sitemaps": SITEMAPS, "sitemap_url_name": SITEMAP_SECTION}, "sitemap"),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, SITEMAP_SECTION),
    # One door: the back office has no login of its own.
    path(f"{BACK_OFFICE}login/", doors.back_office_login),
    path(f"{BACK_OFFICE}password_reset/", doors.back_office_password_reset),
    path(BACK_OFFICE, include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]
if settings.SERVES_MEDIA:
    urlpatterns.append(path("media/<path:path>", upload))

urlpatterns += i18n_patterns(
    path("konto/", include("allauth.urls")),
    path("", include("accounts.urls")),
    path("", include("registry.urls")),
    path("", include("agreements.urls")),
    path("", include("councils.results_urls")),
    path("", include("councils.urls")),
    path("", include("search.urls")),
    path("", include("portal.open_data.urls")),
    path("", include(wagtail_urls)),
)
