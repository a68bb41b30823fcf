"""Who works for a TERVIK, and its coordination areas: kept by the staff of its region (T10, T11)."""

from collections.abc import Callable, Iterable
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.area_findings import areas_of, findings_on
from agreements.area_words import sentence
from agreements.models import CoordinationArea, Tervik, TervikPost
from agreements.permissions import can_keep_tervik
from agreements.record.log import note
from registry.models import Region

Write = Callable[[], object]


@transaction.atomic
def save_post(user: User, post: TervikPost, write: Write) -> TervikPost:
    """Keep a post and who holds it; ``write`` saves it with its municipalities.

    Raises PermissionDenied; ValidationError for a municipality of another region.
    """
    check_right(user, post)
    post.full_clean()
    write()
    strangers = post.municipalities.exclude(region=post.tervik.region)
    if strangers.exists():
        names = ", ".join(one.name for one in strangers)
        raise ValidationError({"municipalities": _("Teisest maakonnast: %(names)s.") % {"names": names}})
    note("tervik_post_kept", post, user, {"role": post.role, "contact": post.contact_id, **days(post)})
    return post


@transaction.atomic
def save_area(user: User, area: CoordinationArea, write: Write) -> CoordinationArea:
    """Keep a coordination area; ``write`` saves it with its municipalities.

    Raises PermissionDenied; ValidationError with every reason why it may not stand on some day (T10).
    """
    check_right(user, area)
    if area.valid_from is None:
        raise ValidationError({"valid_from": _("Kirjutage, mis päevast piirkond kehtib.")})
    area.full_clean()
    write()
    problems = found_against(area)
    if problems:
        raise ValidationError(problems)
    towns = list(area.municipalities.values_list("code", flat=True))
    order = {"number": area.order_number, "on": area.ordered_on.isoformat()}
    note("coordination_area_kept", area, user, {"municipalities": towns, "order": order, **days(area)})
    return area


@transaction.atomic
def close_row(user: User, row: TervikPost | CoordinationArea, last_day: date) -> None:
    """Let a post or an area hold to that day and no longer. Raises PermissionDenied, ValidationError."""
    check_right(user, row)
    row.valid_to = last_day
    row.clean()
    row.save()
    kind = "tervik_post_closed" if isinstance(row, TervikPost) else "coordination_area_closed"
    note(kind, row, user, days(row))


def found_against(area: CoordinationArea) -> list[str]:
    """What stands against it on the days when it holds beside others, a sentence each."""
    region, told = Region.objects.get(terviks=area.tervik), []
    areas = areas_of(region)
    for day in sorted(days_to_judge(area, areas)):
        told += [sentence(finding) for finding in findings_on(region, areas, day)]
    return list(dict.fromkeys(told))


def days_to_judge(area: CoordinationArea, areas: Iterable[CoordinationArea]) -> set[date]:
    """The days from which something new holds while the area does; today among them where it does."""
    first = area.valid_from or area.ordered_on
    days_of_change = {first, timezone.localdate(), *(one.valid_from for one in areas if one.valid_from)}
    return {day for day in days_of_change if area.is_in_force(day)}


def check_right(user: User, row: TervikPost | CoordinationArea) -> None:
    """Raise PermissionDenied for a row, as stored and as it would be, of a TERVIK that they do not keep."""
    keys = {row.tervik_id, *type(row).objects.filter(pk=row.pk).values_list("tervik", flat=True)}
    for tervik in Tervik.objects.filter(pk__in=keys).select_related("region"):
        if not can_keep_tervik(user, tervik.region):
            raise PermissionDenied


def days(row: TervikPost | CoordinationArea) -> dict[str, str | None]:
    """A row's days as the log tells them."""
    return {name: value.isoformat() if (value := getattr(row, name)) else None for name in ("valid_from", "valid_to")}
