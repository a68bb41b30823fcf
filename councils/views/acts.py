"""What somebody can do on a page of the workspace: declared as acts, each with its form and its service."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.proven import person
from agreements.lifecycle import ForbiddenStep
from councils.forms.act_form import ActForm

Show = Callable[[HttpRequest, Any, "list[ActShown]"], HttpResponse]
Lacks = Callable[[User, Any], str]


def nothing(user: User, row: Any) -> str:
    """Nothing is lacking."""
    return ""


def refusal(check: Callable[[Any], object]) -> Lacks:
    """What a service's own check says of the row; empty where it passes."""

    def lacks(user: User, row: Any) -> str:
        try:
            check(row)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""

    return lacks


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do. `do` calls the service with the person, the row and the valid form; `is_open`: to whom, when;
    `lacks`: what is lacking still, in a sentence that stands in the form's place (empty: nothing).

    `group`: under which heading of the page it stands; `button` is what is pressed, `done` what is told afterwards;
    `leads_to`: where it leads when the row is gone.
    """

    name: str
    group: str
    button: str | Promise
    done: str | Promise
    do: Callable[[User, Any, Any], object]
    is_open: Callable[[User, Any], bool]
    form: type[ActForm] = ActForm
    lacks: Lacks = nothing
    leads_to: Callable[[Any], str] | None = None


@dataclass(frozen=True, slots=True)
class ActShown:
    """An act on the page, its form empty or as it was sent; or, instead of a form, what is lacking."""

    act: Act
    form: Form | None
    lacks: str = ""


def page_of_acts(request: HttpRequest, row: Any, acts: Iterable[Act], show: Show) -> HttpResponse:
    """Show the page with the acts that are open to the person, or do the one that was sent.

    What the service refuses is told in the form. Raises PermissionDenied, and Http404 for an act that is not there.
    """
    user = person(request)
    if request.method != "POST":
        return show(request, row, [shown(act, row, user) for act in acts if act.is_open(user, row)])
    chosen = next((act for act in acts if act.name == request.POST.get("act")), None)
    if chosen is None:
        raise Http404
    form = bound(chosen, row, request)
    was_tried = form.is_valid()
    if was_tried and (answer := done(request, chosen, row, form)):
        return answer
    rest = [act for act in acts if act.is_open(user, row) or (act is chosen and was_tried)]
    return show(request, row, [ActShown(act, form) if act is chosen else shown(act, row, user) for act in rest])


def shown(act: Act, row: Any, user: User) -> ActShown:
    """The act with an empty form, or with what is lacking."""
    lacks = act.lacks(user, row)
    return ActShown(act, None, lacks) if lacks else ActShown(act, act.form(row, user, auto_id=f"{act.name}-%s"))


def bound(act: Act, row: Any, request: HttpRequest) -> ActForm:
    """The act's form as it was sent."""
    return act.form(row, person(request), request.POST, request.FILES, auto_id=f"{act.name}-%s")


def done(request: HttpRequest, act: Act, row: Any, form: ActForm) -> HttpResponse | None:
    """Do it and lead back to the page; nothing where the service refuses, with the reasons in the form."""
    address = act.leads_to(row) if act.leads_to else request.path
    try:
        act.do(person(request), row, form)
    except ForbiddenStep:
        messages.warning(request, _("Seis on vahepeal muutunud."))
        return redirect(request.path)
    except ValidationError as error:
        tell(form, error)
        return None
    else:
        messages.success(request, str(act.done))
    return redirect(address)


def tell(form: Form, error: ValidationError) -> None:
    """Put each reason where its field is, the others above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, reasons in error.error_dict.items():
        form.add_error(name if name in form.fields else None, reasons)
