"""A cooperation agreement's page: drafted, issued, signed by many, in force, amended (A1, A3)."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from agreements.forms.cooperation import AgreementForm, PartyForm, ReasonForm, SignForm
from agreements.models import AgreementParty, CooperationAgreement
from agreements.pages.signatures import signed_pages
from agreements.pages.verdict_rows import rows
from agreements.permissions import can_keep_tervik, can_sign_for_tervik, represented, visible_agreements
from agreements.services.cooperation_issue import whose_turn
from agreements.services.cooperation_sign import sign_agreement
from agreements.services.judging import Judgement

from .signed_documents import SignedDocuments
from .signing_people import agreement_or_404, for_signing_people, person

State = CooperationAgreement.State
UNPROCESSABLE = 422
AGREEMENTS = SignedDocuments("agreement", agreement_or_404, gettext_lazy("Lepingu seis on vahepeal muutunud."))
document, container = AGREEMENTS.document_page(), AGREEMENTS.container_page()


@require_safe
@for_signing_people
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement as it stands."""
    return shown(request, agreement_or_404(request, pk))


def shown(
    request: HttpRequest,
    agreement: CooperationAgreement,
    form: BaseForm | None = None,
    judged: Judgement | None = None,
) -> HttpResponse:
    """The page, with the form that was not in order."""
    parts = list(agreement.parties.select_related("party").order_by("place"))
    context: dict[str, Any] = {
        "agreement": agreement,
        "parts": parts,
        "signed": sum(part.signed_at is not None for part in parts),
        **signed_pages(getattr(agreement, "document", None)),
        **versions(request, agreement),
        "rows": rows(judged.outcomes) if judged else (),
        "wrong": sum(row.is_wrong for row in rows(judged.outcomes)) if judged else 0,
        "last_refused": agreement.document.rejected.defer("content").first() if judged else None,
        "form": form,
        **for_staff(request, agreement, form),
        **for_signers(request, agreement, form),
    }
    is_wrong = form is not None or (judged is not None and not judged.accepted)
    return render(request, "agreements/agreement.html", context, status=UNPROCESSABLE if is_wrong else 200)


def versions(request: HttpRequest, agreement: CooperationAgreement) -> dict[str, Any]:
    """The version before and those after, as far as the person may see them."""
    seen = visible_agreements(person(request), timezone.localdate())
    earlier = seen.filter(pk=agreement.amends_id).first() if agreement.amends_id else None
    return {"earlier": earlier, "amendments": seen.filter(amends=agreement).order_by("version")}


def for_staff(request: HttpRequest, agreement: CooperationAgreement, form: BaseForm | None) -> dict[str, Any]:
    """What the region's staff, and who signs for the TERVIK, can do now."""
    user, today = person(request), timezone.localdate()
    is_staff = can_keep_tervik(user, agreement.tervik.region)
    is_being_signed = agreement.state in (State.ISSUED, State.PARTLY_SIGNED)
    is_draft = agreement.state == State.DRAFT
    may_end = agreement.state == State.IN_FORCE and can_sign_for_tervik(user, agreement.tervik, today)
    may_withdraw = is_staff and (is_draft or is_being_signed)
    return {
        "draft_form": (form if isinstance(form, AgreementForm) else AgreementForm(instance=agreement))
        if is_staff and is_draft
        else None,
        "party_form": form if isinstance(form, PartyForm) else PartyForm(),
        "may_remind": is_staff and is_being_signed,
        "may_amend": is_staff and agreement.state == State.IN_FORCE,
        "may_withdraw": may_withdraw,
        "may_end": may_end,
        "reason_form": (form if isinstance(form, ReasonForm) else ReasonForm()) if may_withdraw or may_end else None,
    }


def for_signers(request: HttpRequest, agreement: CooperationAgreement, form: BaseForm | None) -> dict[str, Any]:
    """The upload for those in whose name the person can sign now."""
    mine = parts_to_sign(request, agreement)
    sign_form = form if isinstance(form, SignForm) else SignForm(parts=mine)
    has_container = hasattr(agreement, "document") and agreement.document.containers.exists()
    return {"sign_form": sign_form if mine else None, "has_container": has_container}


def parts_to_sign(request: HttpRequest, agreement: CooperationAgreement) -> list[AgreementParty]:
    """The parties that the person signs for and whose turn it is."""
    if agreement.state not in (State.ISSUED, State.PARTLY_SIGNED):
        return []
    mine = set(represented(person(request), timezone.localdate()).values_list("pk", flat=True))
    return [part for part in whose_turn(agreement) if part.party_id in mine]


@require_POST
@for_signing_people
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in a signed container in a party's name."""
    agreement = agreement_or_404(request, pk)
    form = SignForm(request.POST, request.FILES, parts=parts_to_sign(request, agreement))

    def judge() -> Judgement:
        given = form.cleaned_data
        return sign_agreement(person(request), given["part"], form.content(), given["container"].name)

    def show(form: BaseForm | None = None, judged: Judgement | None = None) -> HttpResponse:
        return shown(request, agreement_or_404(request, pk), form, judged)

    return AGREEMENTS.hand_in(request, pk, form, judge, show)
