"""Letters about the duty to join: to the party, and to the region's staff (T7); queued, so that none is lost."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from agreements.models import Obligation, Representative
from registry.models import Region, RegionAssignment
from registry.services.letters import Address, post

ESTONIAN = "et"


class ObligationLetter(StrEnum):
    """What a party is told."""

    NOTICE = "notice"
    RESTS = "rests"
    OVERDUE = "overdue"
    LAPSED = "lapsed"


def tell_party(obligation: Obligation, letter: ObligationLetter, number: str = "") -> int:
    """Queue the letter, one a language; returns to how many addresses. None is no error: staff see it in the list."""
    count = 0
    for language, addresses in party_addresses(obligation).items():
        with override(language):
            subject, body = party_words(obligation, letter, number)
        criteria: dict[str, object] = {"obligation": obligation.pk, "notice": letter.value}
        post(None, obligation.region, subject, body, criteria, addresses)
        count += len(addresses)
    return count


def party_words(obligation: Obligation, letter: ObligationLetter, number: str) -> tuple[str, str]:
    """Subject and text in the active language."""
    day, due = obligation.arose_on, obligation.deadline
    gaps = {
        "party": obligation.party,
        "region": obligation.region,
        "number": number,
        "day": date_format(day, "SHORT_DATE_FORMAT"),
        "due": date_format(due, "SHORT_DATE_FORMAT") if due else "",
        "law": obligation.rule_set.legal_reference,
        "address": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('my_organizations')}",
    }
    texts = {
        ObligationLetter.NOTICE: _(
            "%(party)s peab liituma TERVIKuga: %(region)s. Kohustus tekkis %(day)s. Liituda tuleb hiljemalt %(due)s. "
            "Alus: %(law)s. Teate number on %(number)s. Teade ja liitumisavaldus on siin: %(address)s"
        ),
        ObligationLetter.RESTS: _(
            "%(party)s: kohustus liituda on ootel (%(region)s), sest kvoorum ei ole enam täis. Kui kvoorum on jälle "
            "täis, saadame uue teate uue tähtajaga."
        ),
        ObligationLetter.OVERDUE: _(
            "%(party)s ei ole tähtajaks liitunud (%(region)s). Tähtaeg oli %(due)s. Liituge esimesel võimalusel: "
            "%(address)s"
        ),
        ObligationLetter.LAPSED: _(
            "%(party)s ei pea enam liituma (%(region)s). Andmed registris muutusid ja kohustust ei ole."
        ),
    }
    return _("Kohustus liituda TERVIKuga: %(party)s") % gaps, f"{texts[letter] % gaps}\n"


def party_addresses(obligation: Obligation) -> dict[str, list[Address]]:
    """The party's representatives and people by language, and its own address in Estonian."""
    party = obligation.party
    signers = Representative.objects.who_may_sign(party, timezone.localdate()).values_list("personal_code", flat=True)
    people = User.objects.filter(is_active=True)
    users = people.filter(personal_code__in=list(signers)) | people.filter(organization_assignments__organization=party)
    found = by_language(users.distinct())
    if party.email and not users.filter(email__iexact=party.email).exists():
        found.setdefault(ESTONIAN, []).append(Address(party.name, party.email))
    return found


def tell_staff(region: Region, subject: str, body: str, criteria: dict[str, object]) -> None:
    """Queue a letter to the region's staff, in Estonian: the language in which they work."""
    roles = RegionAssignment.objects.filter(region=region, role=RegionAssignment.Role.EDITOR)
    staff = User.objects.filter(is_active=True, pk__in=roles.values("user"))
    addresses = [Address(str(user), user.email) for user in staff if user.email]
    if addresses:
        post(None, region, subject, body, criteria, addresses)


def by_language(users: Iterable[User]) -> dict[str, list[Address]]:
    """The addresses of users by the language that each has chosen."""
    found: dict[str, list[Address]] = defaultdict(list)
    for user in users:
        if user.email:
            found[user.language].append(Address(str(user), user.email))
    return dict(found)
