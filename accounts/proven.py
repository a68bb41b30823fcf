"""Pages of people who act for somebody: logged in, with a second factor where it is asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.second_factor import has_one_factor, where_it_begins

View = Callable[..., HttpResponse]


def for_proven_people(view: View) -> View:
    """Let only those in who proved themselves."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if has_one_factor(request):
            messages.warning(request, _("Selle lehe kasutamiseks seadke üles kaheastmeline sisselogimine."))
            return redirect(where_it_begins(request))
        return view(request, *args, **kwargs)

    return guarded


def person(request: HttpRequest) -> User:
    """Who is logged in; asked behind ``for_proven_people`` alone."""
    assert isinstance(request.user, User)
    return request.user
