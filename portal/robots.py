"""What robots may visit."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

CLOSED = (settings.BACK_OFFICE_PATH, "/et/konto/", "/ru/konto/", "/en/konto/")


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: public pages, and where the sitemap is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
