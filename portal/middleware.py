"""What stands before every page: how large a request may be, the headers of the answer, the reader's language."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.template.loader import render_to_string
from django.utils import translation

TOO_LARGE = 413


class ContentSecurityPolicy(CSPMiddleware):
    """Strict for everybody; Wagtail's own screens get the wider policy that they need."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(settings.BACK_OFFICE_PATH):
            vars(response)["_csp_update"] = settings.BACK_OFFICE_CONTENT_SECURITY_POLICY
        return super().process_response(request, response)


class RequestSize:
    """Refuses by its announced length what is larger than any upload may be: nothing of it is read or stored.

    A body whose length is not announced is no body to Django, so that none can be longer than it says.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > settings.REQUEST_MAX_BYTES:
            return HttpResponse(render_to_string("413.html"), status=TOO_LARGE)
        return self.get_response(request)


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
