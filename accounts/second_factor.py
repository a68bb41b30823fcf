"""People of the back office prove themselves twice."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class RequireSecondFactor:
    """Sends whoever enters the back office without a second factor to set one up (REQUIRE_SECOND_FACTOR).

    The state's login counts as two factors: it proves a card or telephone and its PIN.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self.lacks_it(request):
            messages.warning(request, _("Töölaua kasutamiseks seadke üles kaheastmeline sisselogimine."))
            return redirect(where_it_begins(request))
        return self.get_response(request)

    def lacks_it(self, request: HttpRequest) -> bool:
        """Whether this request for the back office comes from somebody with one factor only."""
        return request.path.startswith(settings.BACK_OFFICE_PATH) and has_one_factor(request)


def has_one_factor(request: HttpRequest) -> bool:
    """Whether somebody is logged in with one factor where two are asked (REQUIRE_SECOND_FACTOR)."""
    if not settings.REQUIRE_SECOND_FACTOR or not request.user.is_authenticated or is_mfa_enabled(request.user):
        return False
    return not any(
        record.get("method") == "socialaccount" for record in get_authentication_records(request, request.user)
    )


def where_it_begins(request: HttpRequest) -> str:
    """The page on which somebody sets the second factor up; first their e-mail addresses must be confirmed."""
    is_unconfirmed = EmailAddress.objects.filter(user_id=request.user.pk, verified=False).exists()
    return "mfa_index" if is_unconfirmed else "mfa_activate_totp"
