"""What this app asks before a TERVIK is ended: nobody is on the way in or out, no agreement is being signed (A3)."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from agreements.ending_checks import EndingCheck, register
from agreements.models import AccessionApplication, CooperationAgreement, Departure, Tervik


def members(tervik: Tervik, on: date) -> list[str]:
    """Forms and notices that are under way."""
    forms = AccessionApplication.objects.under_way().filter(tervik=tervik).count()
    leaving = Departure.objects.filter(membership__tervik=tervik, state=Departure.State.ISSUED).count()
    found = []
    if forms:
        text = ngettext("%(count)d liitumisavaldus on pooleli.", "%(count)d liitumisavaldust on pooleli.", forms)
        found.append(text % {"count": forms})
    if leaving:
        text = ngettext("%(count)d lahkumisteade ootab allkirja.", "%(count)d lahkumisteadet ootab allkirja.", leaving)
        found.append(text % {"count": leaving})
    return found


def documents(tervik: Tervik, on: date) -> list[str]:
    """Cooperation agreements that are being drafted or signed."""
    count = CooperationAgreement.objects.under_way().filter(tervik=tervik).count()
    text = ngettext("%(count)d koostööleping on pooleli.", "%(count)d koostöölepingut on pooleli.", count)
    return [text % {"count": count}] if count else []


def register_own_checks() -> None:
    """The checks of members and documents."""
    register(EndingCheck("members", _("Liikmed"), 10, members))
    register(EndingCheck("documents", _("Dokumendid"), 20, documents))
