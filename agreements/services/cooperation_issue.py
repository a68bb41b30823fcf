"""A cooperation agreement is issued: frozen bytes, number, version of the texts; to many, or one to each (A1, A3)."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.documents.agreement_texts import newest_text
from agreements.documents.cooperation import agreement_pdf, agreement_values
from agreements.lifecycles.cooperation import CooperationStep
from agreements.models import AgreementParty, CooperationAgreement, IssuedDocument, Tervik
from agreements.notices.cooperation import AgreementNotice, tell_parties
from agreements.permissions import can_keep_tervik, signs_for
from agreements.record.log import note
from registry.models import Organization

from .cooperation_draft import add_parties, draft_agreement
from .cooperation_steps import locked, take
from .freezing import freeze

FEWEST_PARTIES = 2


@transaction.atomic
def issue_agreement(user: User, agreement: CooperationAgreement) -> IssuedDocument:
    """Issue the document that the parties will sign, and tell those whose turn it is.

    Raises PermissionDenied, ForbiddenStep; ValidationError with a reason for each thing that is missing.
    """
    agreement = locked(agreement)
    agreement.template = newest_text(None)
    agreement.regional_template = newest_text(agreement.tervik.region)
    agreement.sign_by = agreement.sign_by or timezone.localdate() + timedelta(days=settings.AGREEMENT_DAYS)
    take(agreement, CooperationStep.ISSUE, user, {"sign_by": agreement.sign_by.isoformat()})
    check_complete(agreement)
    if agreement.template is None:
        raise ValidationError(_("Koostöölepingu tekst on avaldamata."))
    values = partial(agreement_values, agreement)
    document = freeze(user, "agreement", agreement, agreement.template, values, agreement_pdf)
    tell_parties(agreement, AgreementNotice.TO_SIGN, user, whose_turn(agreement))
    return document


def check_complete(agreement: CooperationAgreement) -> None:
    """Raise ValidationError for what the document still needs."""
    wrong: dict[str, str] = {}
    today = timezone.localdate()
    if agreement.sign_by and agreement.sign_by < today:
        wrong["sign_by"] = _("Tähtaeg on juba möödas.")
    if agreement.amends and not agreement.changes.strip():
        wrong["changes"] = _("Kirjutage, mida see versioon muudab.")
    if wrong:
        raise ValidationError(wrong)
    check_parties(agreement)


def check_parties(agreement: CooperationAgreement) -> None:
    """Raise ValidationError where too few sign, or the TERVIK itself does not."""
    tervik = agreement.tervik
    if tervik.state == Tervik.State.ENDED:
        raise ValidationError(_("TERVIK on lõpetatud."))
    if agreement.amends and agreement.amends.state != CooperationAgreement.State.IN_FORCE:
        raise ValidationError(_("Leping, mida muudetakse, ei ole jõus."))
    parties = set(agreement.parties.values_list("party", flat=True))
    if len(parties) < FEWEST_PARTIES:
        raise ValidationError(_("Lepingul on vähemalt kaks osapoolt."))
    carrier = signs_for(tervik)
    if carrier and carrier.pk not in parties:
        raise ValidationError(
            _("TERVIKu nimel allkirjastab %(carrier)s: lisage ta osapoolte hulka.") % {"carrier": carrier}
        )


def whose_turn(agreement: CooperationAgreement) -> list[AgreementParty]:
    """The parties whose signature is missing; where the order is set, only the next one."""
    missing = list(agreement.parties.filter(signed_at=None).select_related("party").order_by("place"))
    return missing[:1] if agreement.order == CooperationAgreement.Order.SET else missing


@transaction.atomic
def issue_to_each(user: User, tervik: Tervik, title: str, parties: Iterable[Organization]) -> list[IssuedDocument]:
    """Issue to each of these parties an agreement of its own with the TERVIK (T5), all or none.

    Raises PermissionDenied; ValidationError where nobody carries the TERVIK.
    """
    if not can_keep_tervik(user, tervik.region):
        raise PermissionDenied
    if signs_for(tervik) is None:
        raise ValidationError(_("TERVIKul ei ole veel moodustajat ega juriidilist isikut, kes allkirjastaks."))
    documents = []
    for party in parties:
        agreement = draft_agreement(user, tervik, title)
        add_parties(user, agreement, [party])
        documents.append(issue_agreement(user, agreement))
    note("agreements_issued_to_many", tervik, user, {"documents": [one.number for one in documents]})
    return documents
