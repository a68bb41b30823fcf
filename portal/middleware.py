"""Headers that every answer carries."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class ContentSecurityPolicy(CSPMiddleware):
    """Strict for everybody; Wagtail's own screens get the wider policy that they need."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(settings.BACK_OFFICE_PATH):
            vars(response)["_csp_update"] = settings.BACK_OFFICE_CONTENT_SECURITY_POLICY
        return super().process_response(request, response)
