"""Why the fund refuses an entry, in words (F2–F4)."""

from django.utils.translation import gettext as _

from councils.fund import Refusal


def words_of(refusal: Refusal) -> str:
    """A refusal in the reader's language."""
    return {
        Refusal.NO_SUM: _("Summa peab olema suurem kui null."),
        Refusal.NO_SOURCE: _("Märkige, kust raha tuli."),
        Refusal.NO_GOAL: _("Märkige strateegia eesmärk, mille jaoks raha kulub."),
        Refusal.GOAL_NOT_IN_FORCE: _("See eesmärk ei ole sellel päeval kehtivas strateegias."),
        Refusal.BEYOND_BALANCE: _("Fondis ei ole nii palju raha."),
        Refusal.NOTHING_TO_COUNTER: _("Kannet, mida tagasi võtta, ei ole."),
        Refusal.COUNTERED_BEFORE: _("See kanne on juba tagasi võetud."),
        Refusal.COUNTER_DIFFERS: _("Vastukanne on sama suur kui kanne ja mitte sellest varasem."),
    }[refusal]
