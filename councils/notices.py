"""Mail to the members of a council, each in their language; queued, so that none is lost."""

from collections import defaultdict
from datetime import date
from enum import StrEnum

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from councils.calendar_of import event_of, site_address
from councils.icalendar import calendar
from councils.models import Council, Decision, Mandate, Meeting
from registry.services.letters import Address, post


class Notice(StrEnum):
    """What is told."""

    CALLED = "called"
    CALLED_ANEW = "called_anew"
    CANCELLED = "cancelled"
    ROUND_OPENED = "round_opened"
    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"


def members_on(council: Council, day: date) -> dict[str, list[Address]]:
    """Members, deputies and the secretary of the day, by language."""
    found: dict[str, list[Address]] = defaultdict(list)
    rows = Mandate.objects.in_force(day).filter(council=council).select_related("person", "deputy")
    people = {user for mandate in rows for user in (mandate.person, mandate.deputy) if user}
    if council.secretary:
        people.add(council.secretary)
    for user in sorted(people, key=lambda one: one.pk):
        if user.is_active:
            found[user.language].append(Address(str(user), user.email))
    return dict(found)


def tell_of_meeting(meeting: Meeting, notice: Notice, by: User) -> None:
    """Queue the invitation with its calendar entry, or the news that there is no meeting."""
    for language, addresses in members_on(meeting.council, meeting.day).items():
        with override(language):
            subject, body = words_of_meeting(meeting, notice)
            method = "CANCEL" if notice is Notice.CANCELLED else "REQUEST"
            event = event_of(meeting, meeting.items.all(), timezone.localdate())
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
    }
    if notice is Notice.CANCELLED:
        return (
            _("%(council)s: koosolek %(day)s jääb ära") % gaps,
            _("Koosolek %(day)s kell %(time)s jääb ära.\n\n%(address)s\n") % gaps,
        )
    subject = _("%(council)s: koosolek %(day)s kell %(time)s") % gaps
    if notice is Notice.CALLED_ANEW:
        subject = _("Muudatus. %(council)s: koosolek %(day)s kell %(time)s") % gaps
    body = _(
        "Kutsume teid koosolekule %(day)s kell %(time)s. Koht: %(place)s.\n\n"
        "Päevakord ja materjalid: %(address)s\n\nVastake oma lehel, kas tulete.\n"
    )
    return subject, body % gaps


def tell_of_decision(decision: Decision, notice: Notice, by: User | None, deadline: date | None = None) -> None:
    """Queue the news of a written round, or of what has become of it."""
    council = decision.council
    for language, addresses in members_on(council, timezone.localdate()).items():
        with override(language):
            subject, body = words_of_decision(decision, notice, deadline)
            criteria: dict[str, object] = {"decision": decision.pk, "notice": notice.value}
            post(by, council.region, subject, body, criteria, addresses)


def words_of_decision(decision: Decision, notice: Notice, deadline: date | None) -> tuple[str, str]:
    """Subject and text in the active language."""
    gaps = {
        "council": decision.council,
        "title": decision.title_et,
        "number": decision.number,
        "day": date_format(deadline, "SHORT_DATE_FORMAT") if deadline else "",
    }
    texts = {
        Notice.ROUND_OPENED: _(
            "Otsuse eelnõu „%(title)s“ ootab teie sõna kuni %(day)s, see päev kaasa arvatud. "
            "Vaikimine ei ole nõusolek. Vastake oma lehel."
        ),
        Notice.ADOPTED: _("Otsus nr %(number)s „%(title)s“ on vastu võetud."),
        Notice.NOT_ADOPTED: _("Otsuse eelnõu „%(title)s“ ei leidnud üksmeelt ja jäi vastu võtmata."),
    }
    return f"{decision.council}: {decision.title_et}", f"{texts[notice] % gaps}\n"
