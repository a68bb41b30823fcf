"""Mail to everybody concerned when a member leaves or a TERVIK ends: members, the one that carries it, staff."""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.models import Departure, Tervik
from agreements.notices.telling import by_language, send, staff_of, together, who_sign_for
from agreements.permissions import signs_for
from registry.models import Organization


def tell_of_leaving(departure: Departure, last_day: date, members: Iterable[Organization], by: User | None) -> None:
    """Tell that a member leaves and on which day its membership ends."""
    membership = departure.membership

    def words() -> tuple[str, str]:
        day = date_format(last_day, "SHORT_DATE_FORMAT")
        gaps = {"party": membership.party, "tervik": membership.tervik, "day": day}
        text = _("%(party)s lahkub: %(tervik)s. Liikmesuse viimane päev on %(day)s.")
        return _("Lahkumine: %(party)s") % gaps, f"{text % gaps}\n"

    tell_members(membership.tervik, [membership.party, *members], words, by, {"departure": departure.pk})


def tell_of_the_end(tervik: Tervik, on: date, members: Iterable[Organization], by: User | None) -> None:
    """Tell that the TERVIK has ended; its documents stay readable."""

    def words() -> tuple[str, str]:
        gaps = {"tervik": tervik, "day": date_format(on, "SHORT_DATE_FORMAT")}
        text = _("%(tervik)s on lõpetatud. Viimane päev: %(day)s. Dokumendid jäävad loetavaks.")
        return _("Lõpetamine: %(tervik)s") % gaps, f"{text % gaps}\n"

    tell_members(tervik, members, words, by, {"ended_tervik": tervik.pk})


def tell_members(
    tervik: Tervik,
    members: Iterable[Organization],
    words: Callable[[], tuple[str, str]],
    by: User | None,
    criteria: dict[str, object],
) -> None:
    """Queue a letter to those who sign for the members and the TERVIK, and to the region's staff."""
    carrier = signs_for(tervik)
    sides = dict.fromkeys([*members, *([carrier] if carrier else [])])
    people = together(by_language(staff_of(tervik.region)), who_sign_for(sides))
    send(by, tervik.region, people, words, criteria)
