"""An accession form is begun, filled in and resumed (A2)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.lifecycle import ForbiddenStep
from agreements.models import AccessionApplication, Membership, Tervik
from agreements.permissions import can_sign_for
from agreements.record.log import note
from registry.models import Organization
from registry.permissions import is_staff_of

from .steps import locked

FILLED_IN = (
    "representative",
    "contact_name",
    "contact_email",
    "contact_phone",
    "services",
    "decision_number",
    "decision_day",
    "decision_document",
)


@transaction.atomic
def begin_application(user: User, party: Organization, tervik: Tervik) -> AccessionApplication:
    """Begin a form, or resume the one that is under way.

    Raises PermissionDenied; ValidationError where the TERVIK is not formed, or the party is a member.
    """
    today = timezone.localdate()
    if not (can_sign_for(user, party, today) or is_staff_of(user, tervik.region)):
        raise PermissionDenied
    tervik = Tervik.objects.select_for_update(of=("self",), no_key=True).select_related("region").get(pk=tervik.pk)
    check_may_join(party, tervik)
    if found := AccessionApplication.objects.under_way().filter(party=party, tervik=tervik).first():
        return found
    application = AccessionApplication.objects.create(party=party, tervik=tervik, begun_by=user)
    note("accession_begun", application, user, {"party": party.pk, "tervik": tervik.pk})
    return application


def check_may_join(party: Organization, tervik: Tervik) -> None:
    """Raise ValidationError where there is nothing to join, or nothing left to do."""
    if tervik.state != Tervik.State.FORMED:
        raise ValidationError(_("TERVIK ei ole veel loodud. Enne loomist saab liituda asutamislepinguga."))
    if is_member(party, tervik):
        raise ValidationError(_("Osapool on juba liige."))


def is_member(party: Organization, tervik: Tervik) -> bool:
    """Whether the party belongs to the region's TERVIK today, or is going to."""
    today = timezone.localdate()
    mine = Membership.objects.filter(party=party, tervik__region=tervik.region)
    return mine.in_force(today).exists() or mine.filter(member_from__gt=today).exists()


@transaction.atomic
def save_draft(user: User, application: AccessionApplication) -> AccessionApplication:
    """Save what was filled in, also where it is not complete.

    Raises PermissionDenied; ForbiddenStep once the document is issued; ValidationError for wrong values.
    """
    stored = locked(application)
    if not (can_sign_for(user, stored.party, timezone.localdate()) or is_staff_of(user, stored.tervik.region)):
        raise PermissionDenied
    if stored.state != AccessionApplication.State.DRAFT:
        raise ForbiddenStep(AccessionApplication.State(stored.state), AccessionApplication.State.DRAFT)
    for name in FILLED_IN:
        setattr(stored, name, getattr(application, name))
    check_representative(stored)
    stored.clean_fields(exclude=["template", "regional_template", "representative", "membership"])
    stored.save()
    note("accession_draft_saved", stored, user)
    return stored


def check_representative(application: AccessionApplication) -> None:
    """Raise ValidationError where the named signer may not sign for the party today (A2)."""
    signer = application.representative
    if signer is None:
        return
    powers = type(signer).objects.who_may_sign(application.party, timezone.localdate())
    if not powers.filter(pk=signer.pk).exists():
        raise ValidationError({"representative": _("Sellel inimesel ei ole täna õigust osapoolt esindada.")})
