"""Mail to the people of a council, each in their language; queued, so that none is lost."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from councils.calendar_of import event_of, site_address
from councils.models import Council, Decision, Mandate, Meeting
from registry.files.icalendar import calendar
from registry.services.letters import Address, post


class Notice(StrEnum):
    """What is told."""

    CALLED = "called"
    CALLED_ANEW = "called_anew"
    CANCELLED = "cancelled"
    NOT_INVITED = "not_invited"
    """The meeting is held, but on a day on which the person has no seat."""
    MINUTES = "minutes"
    ROUND_OPENED = "round_opened"
    ROUND_ENDS = "round_ends"
    REWORDED = "reworded"
    """The round was ended by another text: what was said to the old one does not count."""
    WITHDRAWN = "withdrawn"
    """The round was ended, since the draft was taken back."""
    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"


TAKEN_BACK = (Notice.CANCELLED, Notice.NOT_INVITED)


def people_of(mandates: Iterable[Mandate]) -> set[User]:
    """Members and their deputies."""
    return {user for mandate in mandates for user in (mandate.person, mandate.deputy) if user}


def people_on(council: Council, day: date) -> set[User]:
    """Members, deputies and the secretaries of the day."""
    rows = Mandate.objects.in_force(day).filter(council=council).select_related("person", "deputy")
    return people_of(rows) | set(council.keepers)


def by_language(people: Iterable[User]) -> dict[str, list[Address]]:
    """Their addresses, by the language that they read."""
    found: dict[str, list[Address]] = defaultdict(list)
    for user in sorted(people, key=lambda one: one.pk):
        if user.is_active:
            found[user.language].append(Address(str(user), user.email))
    return dict(found)


def tell_of_meeting(meeting: Meeting, notice: Notice, by: User, people: Iterable[User], reason: str = "") -> None:
    """Queue the invitation with its calendar entry, or the news that there is no meeting for them."""
    for language, addresses in by_language(people).items():
        with override(language):
            subject, body = words_of_meeting(meeting, notice)
            body = f"{body}\n{reason}\n" if reason else body
            method = "CANCEL" if notice in TAKEN_BACK else "REQUEST"
            event = event_of(meeting, meeting.items.all(), timezone.localdate())
            event = replace(event, cancelled=notice in TAKEN_BACK)
            file = calendar([event], name=str(meeting.council), method=method)
            criteria: dict[str, object] = {"meeting": meeting.pk, "notice": notice.value}
            post(by, meeting.council.region, subject, body, criteria, addresses, calendar=file)


def words_of_meeting(meeting: Meeting, notice: Notice) -> tuple[str, str]:
    """Subject and text in the active language."""
    starts = timezone.localtime(meeting.starts_at)
    gaps = {
        "council": meeting.council,
        "day": date_format(starts, "SHORT_DATE_FORMAT"),
        "time": f"{starts:%H:%M}",
        "place": meeting.place,
        "address": site_address(meeting.get_absolute_url()),
        "mine": site_address(reverse("my_meeting", args=[meeting.pk])),
    }
    if notice is Notice.CANCELLED:
        return (
            _("%(council)s: koosolek %(day)s jääb ära") % gaps,
            _("Koosolek %(day)s kell %(time)s jääb ära.\n\n%(address)s\n") % gaps,
        )
    if notice is Notice.NOT_INVITED:
        return (
            _("%(council)s: teie kutse on tagasi võetud") % gaps,
            _("Koosolek on %(day)s kell %(time)s. Teil ei ole sel päeval koostöökogus kohta.\n\n%(address)s\n") % gaps,
        )
    subject = _("%(council)s: koosolek %(day)s kell %(time)s") % gaps
    if notice is Notice.CALLED_ANEW:
        subject = _("Muudatus. %(council)s: koosolek %(day)s kell %(time)s") % gaps
    body = _(
        "Kutsume teid koosolekule %(day)s kell %(time)s. Koht: %(place)s.\n\n"
        "Päevakord ja materjalid: %(address)s\n\nVastake oma lehel, kas tulete: %(mine)s\n"
    )
    return subject, body % gaps


def tell_of_minutes(meeting: Meeting, by: User, people: Iterable[User], until: date) -> None:
    """Queue the news that the minutes can be read and corrected until that day."""
    for language, addresses in by_language(people).items():
        with override(language):
            gaps = {
                "council": meeting.council,
                "meeting": date_format(meeting.day, "SHORT_DATE_FORMAT"),
                "day": date_format(until, "SHORT_DATE_FORMAT"),
                "address": site_address(reverse("my_meeting", args=[meeting.pk])),
            }
            subject = _("%(council)s: koosoleku %(meeting)s protokoll ootab märkusi") % gaps
            body = _(
                "Lugege koosoleku %(meeting)s protokolli kavandit. Märkusi saab teha kuni %(day)s, see päev kaasa "
                "arvatud.\n\n%(address)s\n"
            )
            criteria: dict[str, object] = {"meeting": meeting.pk, "notice": Notice.MINUTES.value}
            post(by, meeting.council.region, subject, body % gaps, criteria, addresses)


def tell_of_decision(
    decision: Decision,
    notice: Notice,
    by: User | None,
    deadline: date | None = None,
    people: Iterable[User] | None = None,
) -> None:
    """Queue the news of a written round, or of what has become of it; to everybody where nobody is named."""
    council = decision.council
    told = people_on(council, timezone.localdate()) if people is None else people
    for language, addresses in by_language(told).items():
        with override(language):
            subject, body = words_of_decision(decision, notice, deadline)
            criteria: dict[str, object] = {"decision": decision.pk, "notice": notice.value}
            post(by, council.region, subject, body, criteria, addresses)


def words_of_decision(decision: Decision, notice: Notice, deadline: date | None) -> tuple[str, str]:
    """Subject and text in the active language; a draft under a closed point is not named in a letter."""
    is_adopted = notice is Notice.ADOPTED
    is_hidden = not is_adopted and decision.item is not None and decision.item.is_closed(timezone.localdate())
    path = decision.get_absolute_url() if is_adopted else reverse("my_decision", args=[decision.pk])
    gaps = {
        "title": _("kinnise punkti eelnõu") if is_hidden else decision.title_et,
        "number": decision.number,
        "day": date_format(deadline, "SHORT_DATE_FORMAT") if deadline else "",
    }
    texts = {
        Notice.ROUND_OPENED: _(
            "Otsuse eelnõu „%(title)s“ ootab teie sõna kuni %(day)s, see päev kaasa arvatud. "
            "Vaikimine ei ole nõusolek. Vastake oma lehel."
        ),
        Notice.ROUND_ENDS: _(
            "Otsuse eelnõu „%(title)s“ ootab veel teie sõna. Viimane päev on %(day)s. Vaikimine ei ole nõusolek."
        ),
        Notice.REWORDED: _(
            "Otsuse eelnõu „%(title)s“ teksti muudeti ja kirjalik ring lõppes. Vanale tekstile öeldu ei loe. "
            "Uue teksti kohta küsitakse teilt eraldi."
        ),
        Notice.WITHDRAWN: _("Otsuse eelnõu „%(title)s“ võeti tagasi. Kirjalik ring lõppes, vastama enam ei pea."),
        Notice.ADOPTED: _("Otsus nr %(number)s „%(title)s“ on vastu võetud."),
        Notice.NOT_ADOPTED: _("Otsuse eelnõu „%(title)s“ ei leidnud üksmeelt ja jäi vastu võtmata."),
    }
    return f"{decision.council}: {gaps['title']}", f"{texts[notice] % gaps}\n\n{site_address(path)}\n"
