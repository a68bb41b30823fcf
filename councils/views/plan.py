"""A region's action plan and proposals, and readiness for the network."""

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.models import Action, EmergencyContact, Milestone, Proposal, ReadinessPlan
from councils.results_permissions import sees_readiness
from registry.csv_file import csv_response
from registry.views import moment
from registry.views.regions import region_of

COLUMNS = ("goal", "action", "responsible", "partners", "begins_on", "ends_on", "cents", "state", "reason", "late")


def actions_of(slug: str) -> tuple[object, list[tuple[Action, bool]]]:
    """The region with its actions, each with whether it is late."""
    region, today = region_of(slug), moment.today()
    rows = Action.objects.filter(region=region).select_related("goal", "organization")
    rows = rows.prefetch_related("partners", Prefetch("milestones", Milestone.objects.order_by("due_on")))
    return region, [(one, one.is_late(today)) for one in rows]


@require_safe
def region_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """What the TERVIK does for the strategy's goals."""
    region, actions = actions_of(slug)
    context = {"main_section": "regions", "region": region, "actions": actions, "today": moment.today()}
    return render(request, "councils/plan.html", context)


@require_safe
def region_plan_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan as a table."""
    _region, actions = actions_of(slug)
    rows = (
        (
            one.goal.name,
            one.name,
            one.organization.name,
            ", ".join(partner.name for partner in one.partners.all()),
            one.begins_on,
            one.ends_on,
            one.cents,
            one.state,
            one.reason,
            "yes" if late else "no",
        )
        for one, late in actions
    )
    return csv_response(f"{slug}-tegevuskava.csv", COLUMNS, rows)


@require_safe
def region_proposals(request: HttpRequest, slug: str) -> HttpResponse:
    """What the TERVIK proposed to the state and to municipalities, and the answers; drafts are not shown."""
    region = region_of(slug)
    rows = Proposal.objects.filter(region=region).exclude(state=Proposal.State.DRAFT).select_related("addressee")
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
