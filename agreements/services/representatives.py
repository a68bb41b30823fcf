"""Who may sign for an organisation: named, then confirmed by staff (A2)."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.models import Representative
from agreements.permissions import can_confirm_representatives
from agreements.record.log import note
from registry.permissions import belongs_to

NEEDS_DOCUMENT = {Representative.Basis.POWER_OF_ATTORNEY}


@transaction.atomic
def name_representative(user: User, representative: Representative) -> Representative:
    """Name a representative; people of the organisation may, staff confirm.

    Raises PermissionDenied, ValidationError.
    """
    organization = representative.organization
    if not (belongs_to(user, organization) or can_confirm_representatives(user, organization)):
        raise PermissionDenied
    if not representative._state.adding:
        raise ValidationError(_("Esindaja andmeid ei muudeta: lõpetage see kanne ja lisage uus."))
    representative.confirmed_by, representative.confirmed_at = None, None
    representative.full_clean()
    if representative.basis in NEEDS_DOCUMENT and not representative.document:
        raise ValidationError({"document": _("Kirjutage volikirja number ja kuupäev.")})
    representative.save()
    note("representative_named", representative, user, {"organization": organization.pk})
    return representative


@transaction.atomic
def confirm_representative(user: User, representative: Representative) -> Representative:
    """Staff have checked the ground; from now on the person may sign. Nobody confirms themselves.

    Raises PermissionDenied, ValidationError.
    """
    if not can_confirm_representatives(user, representative.organization):
        raise PermissionDenied
    if user.personal_code and user.personal_code == representative.personal_code:
        raise ValidationError(_("Enda esindusõigust ei saa ise kinnitada."))
    representative.confirmed_by, representative.confirmed_at = user, timezone.now()
    representative.save()
    note("representative_confirmed", representative, user)
    return representative


@transaction.atomic
def end_representative(user: User, representative: Representative, last_day: date) -> Representative:
    """Let the powers hold to that day and no longer. Raises PermissionDenied, ValidationError."""
    if not can_confirm_representatives(user, representative.organization):
        raise PermissionDenied
    representative.valid_to = last_day
    representative.clean()
    representative.save()
    note("representative_ended", representative, user, {"valid_to": last_day.isoformat()})
    return representative
