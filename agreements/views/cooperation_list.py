"""The cooperation agreements that somebody may see; staff begin new ones, or issue one to each missing party."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from agreements.forms.cooperation import NewAgreementForm
from agreements.pages.missing_parties import missing_parties
from agreements.permissions import can_decide_doubts, visible_agreements
from agreements.services.cooperation_draft import draft_agreement
from agreements.services.cooperation_issue import issue_to_each
from registry.permissions import editable_region_ids

from .signing_people import for_signing_people, person

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@for_signing_people
def agreements(request: HttpRequest) -> HttpResponse:
    """The list; a new agreement; with the button "each" one issued to each party that lacks one."""
    regions = editable_region_ids(person(request))
    form = NewAgreementForm(request.POST if request.method == "POST" else None, regions=regions)
    if request.method == "POST" and form.is_valid() and (answer := begun(request, form)):
        return answer
    rows = visible_agreements(person(request), timezone.localdate()).select_related("tervik")
    counted = rows.annotate(
        asked=Count("parties", distinct=True),
        signed=Count("parties", filter=Q(parties__signed_at__isnull=False), distinct=True),
    )
    decides = can_decide_doubts(person(request))
    context = {"agreements": counted, "form": form if regions else None, "decides": decides}
    return render(request, "agreements/agreements.html", context, status=UNPROCESSABLE if form.errors else 200)


def begun(request: HttpRequest, form: NewAgreementForm) -> HttpResponse | None:
    """Begin what was asked for; None where the service refuses it, which is told in the form."""
    user, tervik, title = person(request), form.cleaned_data["tervik"], form.cleaned_data["title"]
    try:
        if "each" not in request.POST:
            return redirect("agreement", draft_agreement(user, tervik, title).pk)
        missing = list(missing_parties(tervik, timezone.localdate()))
        if not missing:
            raise ValidationError(_("Kõigil kohustuslikel osapooltel on leping olemas või allkirjastamisel."))
        count = len(issue_to_each(user, tervik, title, missing))
    except ValidationError as error:
        form.add_error(None, error)
        return None
    text = ngettext("Väljastatud %(count)d leping.", "Väljastatud %(count)d lepingut.", count)
    messages.success(request, text % {"count": count})
    return redirect("agreements")
