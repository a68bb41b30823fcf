"""A point of the agenda in the workspace: its words, its mark AK, its papers (C7)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.proven import for_proven_people, person
from councils.forms import meetings as forms
from councils.models import AgendaItem
from councils.permissions import can_keep, sees_closed, visible_meetings
from councils.public.agenda import item_shown, with_papers
from councils.services.agenda import OPEN_STATES, check_untold, remove_item, remove_paper, restrict, save_item

from .acts import Act, ActShown, page_of_acts, refusal
from .answering import status_of, wrong_form


def change(user: User, item: AgendaItem, form: forms.ChangeItemForm) -> AgendaItem:
    """Save other words or another place."""
    for name, value in form.cleaned_data.items():
        setattr(item, name, value)
    return save_item(user, item)


def restrict_item(user: User, item: AgendaItem, form: forms.RestrictItemForm) -> None:
    """Set or lift the mark of the point."""
    restrict(user, item, form.cleaned_data["restriction_ground"], form.cleaned_data["restricted_until"])


def restrict_paper(user: User, item: AgendaItem, form: forms.RestrictPaperForm) -> None:
    """Set or lift the mark of a paper."""
    sent = form.cleaned_data
    restrict(user, sent["paper"], sent["restriction_ground"], sent["restricted_until"])


def keeps(user: User, item: AgendaItem) -> bool:
    """Whether the person keeps the council."""
    return can_keep(user, item.meeting.council)


def may_change(user: User, item: AgendaItem) -> bool:
    """Whether the agenda is still open."""
    return item.meeting.state in OPEN_STATES and keeps(user, item)


def may_remove(user: User, item: AgendaItem) -> bool:
    """Whether the meeting is still to come."""
    return item.meeting.state in OPEN_STATES and keeps(user, item)


def has_papers(user: User, item: AgendaItem) -> bool:
    """Whether there is a paper to mark or to take back."""
    return keeps(user, item) and item.papers.exists()


ACTS = (
    Act("change", "item", _("Muuda punkti"), _("Salvestatud."), change, may_change, forms.ChangeItemForm),
    Act(
        "restrict",
        "item",
        _("Muuda piirangut"),
        _("Piirang on salvestatud."),
        restrict_item,
        keeps,
        forms.RestrictItemForm,
    ),
    Act(
        "remove",
        "item",
        _("Eemalda päevakorrapunkt"),
        _("Punkt on eemaldatud."),
        lambda user, item, form: remove_item(user, item),
        may_remove,
        lacks=refusal(check_untold),
        leads_to=lambda item: reverse("my_meeting", args=[item.meeting_id]),
    ),
    Act(
        "restrict_paper",
        "papers",
        _("Muuda materjali piirangut"),
        _("Piirang on salvestatud."),
        restrict_paper,
        has_papers,
        forms.RestrictPaperForm,
    ),
    Act(
        "remove_paper",
        "papers",
        _("Eemalda materjal"),
        _("Materjal on eemaldatud."),
        lambda user, item, form: remove_paper(user, form.cleaned_data["paper"], form.cleaned_data["reason"]),
        has_papers,
        forms.RemovePaperForm,
    ),
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_proven_people
def my_item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """One point, for whoever keeps the council. Others' do not exist."""
    meetings = visible_meetings(person(request), timezone.localdate()).filter(pk=pk)
    rows = AgendaItem.objects.select_related("meeting__council__region").filter(meeting__in=meetings)
    return page_of_acts(request, get_object_or_404(with_papers(rows), pk=item_pk), ACTS, show)


def show(request: HttpRequest, item: AgendaItem, acts: list[ActShown]) -> HttpResponse:
    """The page as it stands; a closed point for members alone."""
    today, council = timezone.localdate(), item.meeting.council
    shown = item_shown(item.order, item, today, sees_closed(request.user, council, today))
    context = {"item": shown, "meeting": item.meeting, "acts": acts, "wrong": wrong_form(acts)}
    return render(request, "councils/my_item.html", context, status=status_of(acts))
