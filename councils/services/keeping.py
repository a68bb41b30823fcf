"""The right to keep a council, asked by every service of its secretary."""

from django.core.exceptions import PermissionDenied

from accounts.models import User
from councils.models import Council
from councils.permissions import can_keep


def check_keeps(user: User, council: Council) -> None:
    """Raise PermissionDenied where somebody is not the council's secretary as it is on record now."""
    if not can_keep(user, Council.objects.get(pk=council.pk)):
        raise PermissionDenied
