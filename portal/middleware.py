"""Headers that every answer carries."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class ContentSecurityPolicy(CSPMiddleware):
    """Strict for everybody; Wagtail's own screens get the wider policy that they need."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(settings.BACK_OFFICE_PATH):
            vars(response)["_csp_update"] = settings.BACK_OFFICE_CONTENT_SECURITY_POLICY
        return super().process_response(request, response)


class Language(LocaleMiddleware):
    """Django's, but for the back office, whose addresses carry no language.

    There the user's own language holds, and a row that is not found stays so: no language is to be added.
    """

    def process_view(self, request: HttpRequest, *view: object) -> None:
        if request.path.startswith(settings.BACK_OFFICE_PATH) and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(settings.BACK_OFFICE_PATH):
            return response
        return super().process_response(request, response)
