"""Types of service, and who offers one, municipality by municipality."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from registry.models import ServiceType
from registry.public.law import law
from registry.public.offered import offered_by_municipality, offered_everywhere
from registry.public.service_page import step
from registry.public.told import has_untranslated, lines_of, told

from . import moment


@require_safe
def service_types(request: HttpRequest) -> HttpResponse:
    """All kinds of help by field."""
    today = moment.today()
    kinds = sorted(ServiceType.objects.in_force(today), key=lambda kind: ServiceType.Domain.values.index(kind.domain))
    groups = [
        (ServiceType.Domain(domain).label, [(kind, told(kind, "name")) for kind in group])
        for domain, group in groupby(kinds, key=lambda kind: kind.domain)
    ]
    return render(request, "registry/service_types.html", {"main_section": "find", "groups": groups})


@require_safe
def service_type(request: HttpRequest, code: str) -> HttpResponse:
    """One kind of help: what it is, how to get it, who gives it where. Raises Http404 for an unknown code."""
    today = moment.today()
    kind = get_object_or_404(ServiceType.objects.in_force(today).prefetch_related("target_groups"), code=code)
    context = {
        "main_section": "find",
        "kind": kind,
        "title": told(kind, "name"),
        "description": lines_of(told(kind, "description")),
        "eligibility": lines_of(told(kind, "eligibility_description")),
        "fees": lines_of(told(kind, "fees_description")),
        "steps": [step(line) for line in lines_of(told(kind, "application_process"))],
        "refusal": lines_of(told(kind, "refusal_help")),
        "law": law(kind),
        "is_untranslated": has_untranslated(kind),
        "everywhere": offered_everywhere(kind, today),
        "offered": offered_by_municipality(kind, today, request.GET.get("koht", "")),
    }
    return render(request, "registry/service_type.html", context)
