"""How a page answers a form that was sent with a fault."""

from collections.abc import Iterable

from django.forms import Form

from .acts import ActShown

UNPROCESSABLE = 422


def wrong_form(acts: Iterable[ActShown]) -> Form | None:
    """The form that has a fault, where one has."""
    return next((one.form for one in acts if one.form and one.form.errors), None)


def status_of(acts: Iterable[ActShown]) -> int:
    """422 where a form has a fault."""
    return UNPROCESSABLE if wrong_form(acts) else 200
