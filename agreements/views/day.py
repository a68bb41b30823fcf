"""The day that a page is asked for."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

EARLIEST = date(2020, 1, 1)


def asked_day(request: HttpRequest) -> tuple[date, str]:
    """The day of the parameter ``seis`` and no error; or today and what is wrong with what was written."""
    today = timezone.localdate()
    written = request.GET.get("seis", "").strip()
    if not written:
        return today, ""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return today, _("Sellist päeva ei ole. Kirjutage päev kujul aaaa-kk-pp, näiteks 2026-03-01.")
    if not EARLIEST <= day <= today.replace(year=today.year + 5, day=1):
        return today, _("Valige päev aastast 2020 kuni viie aasta pärast.")
    return day, ""
