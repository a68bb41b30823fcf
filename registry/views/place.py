"""The page of one place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from registry.models import Location, Service
from registry.public.checked import checked
from registry.public.places import place_shown
from registry.public.told import has_untranslated, lines_of, told

from . import moment
from .card_pages import card_page


@require_safe
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it is, when it is open, who can get in, what is given there. Raises Http404 where it is closed."""
    today = moment.today()
    found = get_object_or_404(
        Location.objects.in_force(today).select_related("municipality__region", "organization"), pk=pk
    )
    context = {
        "main_section": "find",
        "location": found,
        "place": place_shown(found, moment.now()),
        "description": lines_of(told(found, "description")),
        "is_untranslated": has_untranslated(found),
        "cards": card_page(request, Service.objects.offered_on(today).filter(locations=found)),
        "checked": checked(found, today),
    }
    return render(request, "registry/place.html", context)
