"""A region's action plan and proposals, and readiness for the network."""

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.models import Action, EmergencyContact, Milestone, Proposal, ReadinessPlan
from councils.results_permissions import sees_readiness
from registry.views import moment
from registry.views.regions import region_of


def actions_of(slug: str) -> tuple[object, list[tuple[Action, bool]]]:
    """The region with its actions, each with whether it is late."""
    region, today = region_of(slug), moment.today()
    rows = Action.objects.filter(region=region).select_related("goal", "organization")
    rows = rows.prefetch_related("partners", "measures", Prefetch("milestones", Milestone.objects.order_by("due_on")))
    return region, [(one, one.is_late(today)) for one in rows]


@require_safe
def region_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """What the TERVIK does for the strategy's goals."""
    region, actions = actions_of(slug)
    context = {"main_section": "regions", "region": region, "actions": actions, "today": moment.today()}
    return render(request, "councils/plan.html", context)


@require_safe
def region_proposals(request: HttpRequest, slug: str) -> HttpResponse:
    """What the TERVIK proposed to the state and to municipalities, and the answers; drafts are not shown."""
    region = region_of(slug)
    rows = Proposal.objects.sent().filter(region=region).select_related("addressee").prefetch_related("shortcomings")
    return render(
        request, "councils/proposals.html", {"main_section": "regions", "region": region, "proposals": list(rows)}
    )


@require_safe
@never_cache
@login_required
def region_readiness(request: HttpRequest, slug: str) -> HttpResponse:
    """Whom to call and what to do in an emergency: for the network alone; others find nothing."""
    if not sees_readiness(request.user):
        raise Http404
    region, today = region_of(slug), moment.today()
    context = {
        "main_section": "regions",
        "region": region,
        "contacts": EmergencyContact.objects.in_force(today).filter(region=region).select_related("organization"),
        "plans": ReadinessPlan.objects.in_force(today).filter(region=region).select_related("organization"),
        "today": today,
    }
    return render(request, "councils/readiness.html", context)
