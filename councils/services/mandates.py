"""Seats are filled and mandates end (C5, C6)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from councils.facts import composition_of
from councils.models import Mandate
from councils.notices import people_of
from councils.rules_in_force import council_rules

from .invitations import invite_late, take_back_invitations
from .keeping import check_keeps
from .people import person_by_email


@transaction.atomic
def give_mandate(user: User, mandate: Mandate) -> Mandate:
    """Let somebody sit in a seat. Raises PermissionDenied; ValidationError where the seat is not there or is taken."""
    check_keeps(user, mandate.council)
    if not mandate._state.adding:
        raise ValidationError(_("Volitust ei muudeta: lõpetage see ja lisage uus."))
    mandate.full_clean()
    check_seat(mandate)
    mandate.save()
    payload = {"council": mandate.council_id, "kind": mandate.kind, "person": mandate.person_id}
    note(
        "mandate_given", mandate, user, {**payload, "valid_from": str(mandate.valid_from), "of": mandate.in_whose_name}
    )
    invite_late(mandate, user, people_of([mandate]))
    return mandate


def check_seat(mandate: Mandate) -> None:
    """Raise ValidationError where there is no such seat that day, or somebody sits in it (C3: one seat, one person)."""
    first_day = mandate.valid_from
    assert first_day  # full_clean asks for it
    composition = composition_of(mandate.council, first_day, council_rules(first_day))
    if mandate.seat.required and mandate.seat not in composition.required:
        raise ValidationError({"kind": _("Sellist kohta sel päeval koostöökogus ei ole.")})
    others = Mandate.objects.filter(council=mandate.council)
    overlapping = [one for one in others if overlap(one, mandate)]
    if any(one.seat == mandate.seat for one in overlapping):
        raise ValidationError({"valid_from": _("Sellel kohal on juba liige. Lõpetage enne tema volitus.")})
    if any(one.person_id == mandate.person_id for one in overlapping):
        raise ValidationError({"person": _("Ühel inimesel on üks koht.")})


def overlap(one: Mandate, other: Mandate) -> bool:
    """Whether two mandates hold on a common day."""
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (other.valid_from or date.min) <= (
        one.valid_to or date.max
    )


@transaction.atomic
def end_mandate(user: User, mandate: Mandate, last_day: date) -> Mandate:
    """Let the mandate hold to that day and no longer. Raises PermissionDenied, ValidationError."""
    check_keeps(user, mandate.council)
    if mandate.valid_to and mandate.valid_to < last_day:
        raise ValidationError({"last_day": _("Volitus on juba lõppenud.")})
    if mandate.valid_from and last_day < mandate.valid_from:
        raise ValidationError({"last_day": _("Volitus algab hiljem.")})
    mandate.valid_to = last_day
    mandate.clean()
    mandate.save(update_fields=["valid_to"])
    note("mandate_ended", mandate, user, {"valid_to": last_day.isoformat()})
    take_back_invitations(mandate, user)
    return mandate


@transaction.atomic
def name_deputy(user: User, mandate: Mandate, deputy: User | None) -> Mandate:
    """Say who stands in, or that nobody does. Raises PermissionDenied, ValidationError."""
    check_keeps(user, mandate.council)
    mandate.deputy = deputy
    mandate.clean()
    mandate.save(update_fields=["deputy"])
    note("mandate_deputy_named", mandate, user, {"deputy": deputy.pk if deputy else None})
    if deputy:
        invite_late(mandate, user, {deputy})
    return mandate


@transaction.atomic
def seat_person(user: User, mandate: Mandate, email: str, first_name: str, last_name: str) -> Mandate:
    """Give the mandate to the person with that e-mail, who is added where the portal does not know them.

    Raises PermissionDenied, ValidationError.
    """
    check_keeps(user, mandate.council)
    mandate.person = person_by_email(email, first_name, last_name)
    return give_mandate(user, mandate)


@transaction.atomic
def seat_deputy(user: User, mandate: Mandate, email: str, first_name: str, last_name: str) -> Mandate:
    """Let the person with that e-mail stand in; nobody where it is empty. Raises PermissionDenied, ValidationError."""
    check_keeps(user, mandate.council)
    return name_deputy(user, mandate, person_by_email(email, first_name, last_name) if email else None)
