"""Staff draft a cooperation agreement and name who must sign it (A1); a change is the draft of a new version (A3)."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.lifecycle import ForbiddenStep
from agreements.lifecycles.cooperation import CooperationState, CooperationStep
from agreements.models import AgreementParty, CooperationAgreement, Tervik
from agreements.permissions import can_keep_tervik, signs_for
from agreements.record.log import note
from registry.models import Organization

from .cooperation_steps import locked, locked_draft

FILLED_IN = ("title", "changes", "terms", "notice_days", "order", "sign_by", "enters_on")
State = CooperationAgreement.State


@transaction.atomic
def draft_agreement(user: User, tervik: Tervik, title: str) -> CooperationAgreement:
    """Begin an agreement; the organisation that carries the TERVIK is its first party.

    Raises PermissionDenied; ValidationError where the TERVIK has ended or the title is missing.
    """
    if not can_keep_tervik(user, tervik.region):
        raise PermissionDenied
    if tervik.state == Tervik.State.ENDED:
        raise ValidationError(_("TERVIK on lõpetatud."))
    agreement = CooperationAgreement(tervik=tervik, title=title.strip(), drafted_by=user)
    agreement.full_clean(exclude=["drafted_by"])
    agreement.save()
    note("agreement_drafted", agreement, user, {"tervik": tervik.pk})
    carrier = signs_for(tervik)
    add_parties(user, agreement, [carrier] if carrier else [])
    return agreement


@transaction.atomic
def save_agreement(user: User, agreement: CooperationAgreement) -> CooperationAgreement:
    """Save what was filled in. Raises PermissionDenied, ForbiddenStep once it is issued, ValidationError."""
    stored = locked_draft(user, agreement)
    for name in FILLED_IN:
        setattr(stored, name, getattr(agreement, name))
    stored.clean_fields(exclude=["amends"])
    stored.save()
    note("agreement_draft_saved", stored, user)
    return stored


@transaction.atomic
def add_parties(user: User, agreement: CooperationAgreement, parties: Iterable[Organization]) -> int:
    """Name parties that must sign, each in the next place; returns how many are new.

    Raises PermissionDenied, ForbiddenStep.
    """
    agreement = locked_draft(user, agreement)
    present = set(agreement.parties.values_list("party", flat=True))
    last = agreement.parties.aggregate(last=Max("place"))["last"] or 0
    new = [one for one in dict.fromkeys(parties) if one.pk not in present]
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, party=one, place=place) for place, one in enumerate(new, start=last + 1)
    )
    if new:
        note("agreement_parties_named", agreement, user, {"parties": [one.pk for one in new]})
    return len(new)


@transaction.atomic
def remove_party(user: User, part: AgreementParty) -> None:
    """Take a party off a draft. Raises PermissionDenied, ForbiddenStep."""
    agreement = locked_draft(user, part.agreement)
    party = part.party_id
    part.delete()
    note("agreement_party_removed", agreement, user, {"party": party})


@transaction.atomic
def amend_agreement(user: User, agreement: CooperationAgreement) -> CooperationAgreement:
    """Begin the next version of an agreement in force, with the same parties; or go on with the one under way.

    Raises PermissionDenied; ForbiddenStep where the agreement is not in force.
    """
    agreement = locked(agreement)
    if not can_keep_tervik(user, agreement.tervik.region):
        raise PermissionDenied
    if agreement.state != State.IN_FORCE:
        raise ForbiddenStep(CooperationState(agreement.state), CooperationStep.SUPERSEDE)
    if found := agreement.amendments.under_way().first():
        return found
    following = CooperationAgreement.objects.create(
        tervik=agreement.tervik,
        title=agreement.title,
        version=agreement.version + 1,
        amends=agreement,
        terms=agreement.terms,
        notice_days=agreement.notice_days,
        order=agreement.order,
        drafted_by=user,
    )
    note("agreement_drafted", following, user, {"tervik": agreement.tervik_id, "amends": agreement.pk})
    add_parties(user, following, [part.party for part in agreement.parties.select_related("party").order_by("place")])
    return following
