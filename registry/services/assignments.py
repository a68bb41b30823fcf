"""Who acts in which region."""

from collections.abc import Callable

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from registry.models import Organization, OrganizationAssignment, Region, RegionAssignment
from registry.permissions import can_assign_people, can_assign_to, forget_parts
from registry.rights.groups import GROUPS, group_names_for

from .authorship import sign
from .records import save_record


@transaction.atomic
def assign_region(by: User | None, user: User, region: Region | None, role: str) -> RegionAssignment:
    """Give somebody a part in a region, or in the whole country, and with it the right groups.

    ``by`` is None where a command acts. Raises PermissionDenied where that person may not.
    """
    if by is not None and not can_assign_people(by):
        raise PermissionDenied
    part = RegionAssignment.objects.filter(user=user, region=region).first()
    part = part or RegionAssignment(user=user, region=region)
    part.role = role
    sign(part, by)
    part.full_clean()
    part.save()
    follow_groups(user)
    return part


@transaction.atomic
def save_region_assignment(by: User, part: RegionAssignment, write: Callable[[], object]) -> RegionAssignment:
    """Save a part that a form filled, and with it the groups of whom it is and was.

    Raises PermissionDenied where that person may not, ValidationError where somebody has that part already.
    """
    former = User.objects.filter(region_assignments=part.pk).first() if part.pk else None
    save_record(by, part, write)
    for user in {part.user, former or part.user}:
        follow_groups(user)
    return part


@transaction.atomic
def end_region_assignment(by: User | None, part: RegionAssignment) -> None:
    """Take a part in a region away, and with it the groups. Raises PermissionDenied where that person may not."""
    if by is not None and not can_assign_people(by):
        raise PermissionDenied
    user = part.user
    sign(part, by)
    part.delete()
    follow_groups(user)


@transaction.atomic
def assign_organization(by: User | None, user: User, organization: Organization) -> OrganizationAssignment:
    """Let somebody act as a person of an organisation. Raises PermissionDenied where ``by`` may not."""
    if by is not None and not can_assign_to(by, organization):
        raise PermissionDenied
    part = OrganizationAssignment.objects.filter(user=user, organization=organization).first()
    if part is None:
        part = OrganizationAssignment(user=user, organization=organization)
        sign(part, by)
        part.full_clean()
        part.save()
    return part


def follow_groups(user: User) -> None:
    """Put somebody into exactly the groups that their parts call for; other groups stay."""
    forget_parts(user)
    wanted = group_names_for(user)
    user.groups.remove(*Group.objects.filter(name__in=set(GROUPS) - wanted))
    user.groups.add(*Group.objects.filter(name__in=wanted))
