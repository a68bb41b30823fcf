"""Pages of the person who is logged in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def my_page(request: HttpRequest) -> HttpResponse:
    """Where somebody lands after the login: what is theirs to do."""
    return render(request, "accounts/my_page.html")
