"""Headers that every answer carries."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware


class ContentSecurityPolicy(CSPMiddleware):
    """Strict for everybody; Wagtail's own screens get the wider policy that they need."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(settings.BACK_OFFICE_PATH):
            vars(response)["_csp_update"] = settings.BACK_OFFICE_CONTENT_SECURITY_POLICY
        return super().process_response(request, response)


class Language(LocaleMiddleware):
    """Django's, but a back office row that is not found stays so: its address has no language to be added."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(settings.BACK_OFFICE_PATH):
            return response
        return super().process_response(request, response)
