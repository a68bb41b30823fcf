"""The back office has no login of its own: its doors lead to the portal's."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.views.generic import RedirectView

#: Wagtail sends here whoever may not enter.
_login = RedirectView.as_view(pattern_name="account_login", query_string=True)
back_office_password_reset = RedirectView.as_view(pattern_name="account_reset_password")


def back_office_login(request: HttpRequest) -> HttpResponseRedirect:
    """To the login; raises PermissionDenied for somebody who is logged in, whom it would only send back."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return _login(request)  # type: ignore[return-value]  # RedirectView answers 410 only without an address
