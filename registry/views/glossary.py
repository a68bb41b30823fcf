"""Words of the two fields, explained."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registry.alphabet import alphabetical
from registry.models import GlossaryTerm
from registry.public.told import has_untranslated, lines_of, told


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """All words in the order of the alphabet."""
    rows = list(GlossaryTerm.objects.all())
    terms = [(row.code, told(row, "term"), lines_of(told(row, "explanation")), row.source) for row in rows]
    context = {
        "terms": sorted(terms, key=lambda term: alphabetical(term[1])),
        "is_untranslated": has_untranslated(*rows),
    }
    return render(request, "registry/glossary.html", context)
