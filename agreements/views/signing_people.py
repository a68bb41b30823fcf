"""Pages of people who sign: logged in, with a second factor where it is asked; other people's forms do not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.second_factor import has_one_factor
from agreements.models import AccessionApplication, CooperationAgreement, Departure
from agreements.permissions import visible_agreements, visible_applications, visible_departures

View = Callable[..., HttpResponse]


def for_signing_people(view: View) -> View:
    """Let only those in who proved themselves."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if has_one_factor(request):
            messages.warning(request, _("Selle lehe kasutamiseks seadke üles kaheastmeline sisselogimine."))
            return redirect("mfa_activate_totp")
        return view(request, *args, **kwargs)

    return guarded


def person(request: HttpRequest) -> User:
    """Who is logged in; asked behind ``for_signing_people`` alone."""
    assert isinstance(request.user, User)
    return request.user


def application_or_404(request: HttpRequest, pk: int) -> AccessionApplication:
    """The form, where the person may see it."""
    rows = visible_applications(person(request), timezone.localdate())
    return get_object_or_404(rows.select_related("tervik__region", "party", "representative", "document"), pk=pk)


def agreement_or_404(request: HttpRequest, pk: int) -> CooperationAgreement:
    """The agreement, where the person may see it."""
    rows = visible_agreements(person(request), timezone.localdate())
    return get_object_or_404(rows.select_related("tervik__region", "amends", "document", "template"), pk=pk)


def departure_or_404(request: HttpRequest, pk: int) -> Departure:
    """The notice of leaving, where the person may see it."""
    rows = visible_departures(person(request), timezone.localdate())
    return get_object_or_404(rows.select_related("membership__tervik__region", "membership__party", "document"), pk=pk)
