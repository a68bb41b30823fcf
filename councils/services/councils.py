"""Where a council sits, who leads it and who keeps it (C4)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.models import Council, Mandate
from councils.permissions import can_appoint, can_name_deputy_secretary
from registry.models import Organization

from .keeping import check_keeps
from .people import person_by_email


@transaction.atomic
def seat_council(user: User, council: Council) -> Council:
    """Say where the council sits and who its secretary is. Raises PermissionDenied, ValidationError."""
    if not can_appoint(user):
        raise PermissionDenied
    check_host(council)
    council.full_clean(exclude=["chair"])
    council.save(update_fields=["host_kind", "host", "secretary", "email"])
    note("council_seated", council, user, {"host": council.host_id, "secretary": council.secretary_id})
    return council


def check_host(council: Council) -> None:
    """Raise ValidationError where a municipality that is to organise the work is not one of the county (C4)."""
    if council.host is None or council.host_kind != Council.Host.MUNICIPALITY:
        return
    mine = Organization.objects.filter(
        pk=council.host.pk, municipality__region=council.region, roles__role="municipality"
    )
    if not mine.exists():
        raise ValidationError({"host": _("See ei ole selle maakonna vald ega linn.")})


@transaction.atomic
def name_chair(user: User, council: Council, chair: User) -> Council:
    """Name the chair, who is a member today. Raises PermissionDenied, ValidationError."""
    check_keeps(user, council)
    if not Mandate.objects.in_force(timezone.localdate()).filter(council=council, person=chair).exists():
        raise ValidationError({"chair": _("Esimees on koostöökogu liige.")})
    council.chair = chair
    council.save(update_fields=["chair"])
    note("council_chair_named", council, user, {"chair": chair.pk})
    return council


@transaction.atomic
def seat_council_with(user: User, council: Council, email: str, first_name: str, last_name: str) -> Council:
    """The same with a secretary known by e-mail, and added where not. Raises PermissionDenied, ValidationError."""
    if not can_appoint(user):
        raise PermissionDenied
    council.secretary = person_by_email(email, first_name, last_name)
    return seat_council(user, council)


@transaction.atomic
def name_deputy_secretary(user: User, council: Council, email: str, first_name: str, last_name: str) -> Council:
    """Say who does the secretary's work in their place; nobody where the e-mail is empty.

    Raises PermissionDenied, ValidationError.
    """
    council = Council.objects.select_for_update(of=("self",)).get(pk=council.pk)
    if not can_name_deputy_secretary(user, council):
        raise PermissionDenied
    deputy = person_by_email(email, first_name, last_name) if email else None
    if deputy and deputy.pk == council.secretary_id:
        raise ValidationError({"email": _("Asendaja on keegi teine kui sekretär.")})
    council.deputy_secretary = deputy
    council.save(update_fields=["deputy_secretary"])
    note("council_deputy_secretary_named", council, user, {"deputy": deputy.pk if deputy else None})
    return council
