"""Whom something is told by mail, and queueing it in each one's language, so that none is lost."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from agreements.models import Representative
from registry.models import Organization, Region, RegionAssignment
from registry.services.letters import Address, post

ESTONIAN = "et"
People = Mapping[str, list[Address]]


def send(
    by: User | None, region: Region, people: People, words: Callable[[], tuple[str, str]], criteria: dict[str, object]
) -> None:
    """Queue a letter a language, inside the transaction in which it happened. ``words`` gives subject and text in the
    active language; ``by`` None: a day has come.
    """
    for language, addresses in people.items():
        with override(language):
            subject, body = words()
            post(by, region, subject, body, criteria, addresses)


def who_sign_for(organizations: Iterable[Organization], extra: Iterable[Address] = ()) -> dict[str, list[Address]]:
    """Those who may sign for these organisations, by language; where none logs in here, the organisation's address."""
    sides = list(organizations)
    powers = Representative.objects.filter(organization__in=sides, confirmed_at__isnull=False)
    holders = dict.fromkeys(powers.in_force(timezone.localdate()).values_list("personal_code", "organization_id"))
    codes = {code for code, _ in holders}
    users = list(User.objects.filter(is_active=True, personal_code__in=codes))
    reached = {organization for code, organization in holders if code in {user.personal_code for user in users}}
    own = [Address(side.name, side.email) for side in sides if side.pk not in reached]
    return by_language(users, [*own, *extra])


def staff_of(region: Region) -> list[User]:
    """Those who keep the region."""
    editors = RegionAssignment.objects.filter(region=region, role=RegionAssignment.Role.EDITOR)
    return list(User.objects.filter(is_active=True, pk__in=editors.values("user")))


def national_editors() -> list[User]:
    """Those who keep the whole country."""
    editors = RegionAssignment.objects.filter(region=None, role=RegionAssignment.Role.EDITOR)
    return list(User.objects.filter(is_active=True, pk__in=editors.values("user")))


def by_language(users: Iterable[User], others: Iterable[Address] = ()) -> dict[str, list[Address]]:
    """Each address once: people in the language they chose, the others in Estonian."""
    found: dict[str, list[Address]] = defaultdict(list)
    seen: set[str] = set()
    told = [*((user.language, Address(str(user), user.email)) for user in users), *((ESTONIAN, one) for one in others)]
    for language, address in told:
        if address.email and address.email.lower() not in seen:
            seen.add(address.email.lower())
            found[language].append(address)
    return dict(found)


def together(*parts: People) -> dict[str, list[Address]]:
    """Several groups of people as one, each address once."""
    found: dict[str, list[Address]] = defaultdict(list)
    seen: set[str] = set()
    for part in parts:
        for language, addresses in part.items():
            new = [one for one in addresses if one.email.lower() not in seen]
            seen.update(one.email.lower() for one in new)
            found[language] += new
    return {language: addresses for language, addresses in found.items() if addresses}
