"""What staff put right in the record of memberships: days that were entered wrongly, successors of a merger (T7)."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.models import AccessionApplication, Departure, Membership
from agreements.models.departures import STANDING
from agreements.permissions import can_keep_tervik
from agreements.record.log import note
from registry.models import Organization, OrganizationRole

from .recompute import recompute


def resting_on_signatures() -> QuerySet[Membership]:
    """The memberships whose days follow from what was signed here: nothing of that is ever changed (A3)."""
    joined = AccessionApplication.objects.filter(membership__isnull=False)
    leaving = Departure.objects.filter(state__in=STANDING)
    return Membership.objects.filter(Q(pk__in=joined.values("membership")) | Q(pk__in=leaving.values("membership")))


def rests_on_signature(membership: Membership) -> bool:
    """Whether its days follow from what was signed here (A3)."""
    return resting_on_signatures().filter(pk=membership.pk).exists()


@transaction.atomic
def correct_membership(user: User, membership: Membership, first: date, last: date | None, reason: str) -> Membership:
    """Put right the days of a membership that was agreed on paper; both ends are inclusive.

    The quorum is read anew and what it changed is told (T7). Raises PermissionDenied; ValidationError where the days
    rest on a signature, share a day with another membership, or run on after their TERVIK.
    """
    row = Membership.objects.select_for_update(of=("self",)).select_related("tervik__region").get(pk=membership.pk)
    if not can_keep_tervik(user, row.tervik.region):
        raise PermissionDenied
    if rests_on_signature(row):
        raise ValidationError(_("Need päevad tulevad allkirjastatud dokumendist. Neid ei muudeta."))
    check_days(row, first, last)
    before = days_of(row)
    row.member_from, row.member_to = first, last
    row.save()
    note("membership_corrected", row, user, {"before": before, "after": days_of(row), "reason": reason})
    recompute([row.tervik.region])
    return row


def check_days(row: Membership, first: date, last: date | None) -> None:
    """Raise ValidationError for days that cannot be."""
    if last and last < first:
        raise ValidationError({"last": _("Viimane päev on varasem kui esimene.")})
    ended = row.tervik.ended_on
    if ended and (last is None or last > ended):
        raise ValidationError({"last": _("TERVIK on selleks päevaks lõppenud.")})
    others = Membership.objects.filter(tervik__region=row.tervik.region, party=row.party).exclude(pk=row.pk)
    sharing = others.filter(Q(member_to=None) | Q(member_to__gte=first))
    if last:
        sharing = sharing.filter(member_from__lte=last)
    if sharing.exists():
        raise ValidationError({"first": _("Osapool on neil päevil juba liige teise kande järgi.")})


def days_of(row: Membership) -> list[str | None]:
    """First and last day, as the log tells them."""
    return [row.member_from.isoformat(), row.member_to.isoformat() if row.member_to else None]


def heir_of(membership: Membership) -> Organization | None:
    """The successor that took the membership over and has none of its own yet (T7); None where there is none."""
    merged = membership.party.municipality
    if merged is None or merged.successor_id is None or merged.valid_to is None:
        return None
    last_day = merged.valid_to
    if not membership.member_from <= last_day <= (membership.member_to or date.max):
        return None
    municipal = Organization.objects.filter(roles__role=OrganizationRole.Role.MUNICIPALITY)
    if not municipal.filter(pk=membership.party_id).exists():
        return None
    heir = municipal.filter(municipality=merged.successor_id).first()
    own = Membership.objects.filter(tervik__region=membership.tervik.region_id, party=heir, member_from__gt=last_day)
    return None if own.exists() else heir


@transaction.atomic
def confirm_successor(user: User, membership: Membership, basis: str) -> Membership:
    """Confirm that a merged municipality's successor belongs to the TERVIK, from its first day on (T7).

    Raises PermissionDenied; ValidationError where nobody took the membership over, or it is confirmed already.
    """
    row = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("tervik__region", "party")
        .get(pk=membership.pk)
    )
    if not can_keep_tervik(user, row.tervik.region):
        raise PermissionDenied
    heir, merged = heir_of(row), row.party.municipality
    if heir is None or merged is None or merged.valid_to is None:
        raise ValidationError(_("Õigusjärglast, kelle liikmesust kinnitada, ei ole."))
    announced = row.member_to if row.member_to != merged.valid_to else None
    confirmed = Membership.objects.create(
        tervik=row.tervik,
        party=heir,
        member_from=merged.valid_to + timedelta(days=1),
        member_to=announced,
        basis=basis,
    )
    note("membership_succession_confirmed", confirmed, user, {"of": row.pk, "days": days_of(confirmed)})
    recompute([row.tervik.region])
    return confirmed
