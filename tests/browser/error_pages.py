"""The pages for what went wrong, as the handlers draw them."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.shortcuts import render
from django.test import RequestFactory
from django.utils.translation import override

from portal import error_views


def error_pages(language: str) -> dict[str, bytes]:
    """Each by its status, in the reader's language where it is not in three at once."""
    request = RequestFactory().get(f"/{language}/midagi/")
    request.user, request.session, request.LANGUAGE_CODE = AnonymousUser(), SessionStore(), language
    request._messages = CookieStorage(request)
    with override(language):
        return {
            "400": error_views.bad_request(request).content,
            "403": error_views.forbidden(request).content,
            "403-form": error_views.csrf_failure(request).content,
            "429": render(request, "429.html").content,
            "500": error_views.server_error(request).content,
        }
