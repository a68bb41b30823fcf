"""A form that does not lead to membership: declined, withdrawn, expired."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.lifecycle import Actor
from agreements.lifecycles.accession import AccessionStep
from agreements.models import AccessionApplication
from agreements.notices.accession import Notice, tell

from .steps import locked, take

MAY_EXPIRE = (AccessionApplication.State.DRAFT, AccessionApplication.State.ISSUED)


@transaction.atomic
def decline(user: User, application: AccessionApplication, reason: str) -> AccessionApplication:
    """The TERVIK does not countersign, and says why. Raises PermissionDenied, ForbiddenStep, ValidationError."""
    application = locked(application)
    application.decline_reason = reason.strip()
    take(application, AccessionStep.DECLINE, user, {"reason": application.decline_reason})
    if not application.decline_reason:
        raise ValidationError({"reason": _("Kirjutage, miks avaldus tagasi lükatakse.")})
    tell(application, Notice.DECLINED, user)
    return application


@transaction.atomic
def withdraw(user: User, application: AccessionApplication) -> AccessionApplication:
    """The party takes its form back before it is in force. Raises PermissionDenied, ForbiddenStep."""
    application = locked(application)
    take(application, AccessionStep.WITHDRAW, user)
    tell(application, Notice.WITHDRAWN, user)
    return application


@transaction.atomic
def expire_due(on: date) -> int:
    """Let the forms expire whose deadline has passed; returns how many."""
    due = AccessionApplication.objects.filter(state__in=MAY_EXPIRE, deadline__lt=on)
    count = 0
    for one in due:
        take(locked(one), AccessionStep.EXPIRE, Actor.CLOCK, {"on": on.isoformat()})
        count += 1
    return count
