"""What councils ask before a TERVIK is ended: its fund is empty and no contract with a funder runs on (A3, F2, F5)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.ending_checks import EndingCheck, register
from agreements.models import Tervik
from councils import fund as rules
from councils.models import FundEntry, FundingContract
from councils.templatetags.councils_results import euros


def fund(tervik: Tervik, on: date) -> list[str]:
    """Money that is left in the region's development fund at the end of the day."""
    entries = FundEntry.objects.filter(region=tervik.region)
    cents = rules.balance([entry.as_entry() for entry in entries], on)
    return [_("Arendusfondis on %(sum)s.") % {"sum": euros(cents)}] if cents else []


def contracts(tervik: Tervik, on: date) -> list[str]:
    """Contracts that run on after the last day."""
    count = FundingContract.objects.filter(region=tervik.region, begins_on__lte=on, ends_on__gt=on).count()
    text = ngettext("%(count)d rahastamisleping kehtib edasi.", "%(count)d rahastamislepingut kehtib edasi.", count)
    return [text % {"count": count}] if count else []


def register_ending_checks() -> None:
    """The checks of the fund and of contracts with funders."""
    register(EndingCheck("fund", gettext_lazy("Arendusfond"), 30, fund))
    register(EndingCheck("funding_contracts", gettext_lazy("Rahastamislepingud"), 40, contracts))
