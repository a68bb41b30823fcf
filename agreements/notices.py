"""Mail about an accession form to everybody concerned, each in their language; queued, so that none is lost."""

from collections import defaultdict
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from agreements.models import AccessionApplication, Representative
from agreements.permissions import signs_for
from registry.models import RegionAssignment
from registry.services.letters import Address, post

ESTONIAN = "et"


class Notice(StrEnum):
    """What is told."""

    SIGNED = "signed"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


def tell(application: AccessionApplication, notice: Notice, by: User) -> None:
    """Queue the notice, one letter a language; called in the transaction in which it happened."""
    for language, addresses in people_concerned(application).items():
        with override(language):
            subject, body = words(application, notice)
            criteria: dict[str, object] = {"accession": application.pk, "notice": notice.value}
            post(by, application.tervik.region, subject, body, criteria, addresses)


def words(application: AccessionApplication, notice: Notice) -> tuple[str, str]:
    """Subject and text in the active language."""
    gaps = {"party": application.party, "tervik": application.tervik, "reason": application.decline_reason}
    texts = {
        Notice.SIGNED: _("%(party)s on liitumisavalduse allkirjastanud. %(tervik)s annab nüüd vastuallkirja."),
        Notice.IN_FORCE: _("%(party)s on nüüd liige: %(tervik)s. Avaldus on mõlemal poolel allkirjastatud."),
        Notice.DECLINED: _("%(tervik)s lükkas liitumisavalduse tagasi. Osapool: %(party)s. Põhjus: %(reason)s"),
        Notice.WITHDRAWN: _("%(party)s võttis liitumisavalduse tagasi. TERVIK: %(tervik)s."),
    }
    subject = _("Liitumisavaldus: %(party)s") % gaps
    return subject, f"{texts[notice] % gaps}\n"


def people_concerned(application: AccessionApplication) -> dict[str, list[Address]]:
    """Representatives of both sides, the contact person and the region's staff, by language."""
    found: dict[str, list[Address]] = defaultdict(list)
    seen: set[str] = set()
    for user in users_concerned(application):
        seen.add(user.email.lower())
        found[user.language].append(Address(str(user), user.email))
    if application.contact_email and application.contact_email.lower() not in seen:
        found[ESTONIAN].append(Address(application.contact_name, application.contact_email))
    return dict(found)


def users_concerned(application: AccessionApplication) -> list[User]:
    """Those among them who log in here."""
    today = timezone.localdate()
    sides = [side for side in (application.party, signs_for(application.tervik)) if side]
    codes = [one.personal_code for side in sides for one in Representative.objects.who_may_sign(side, today)]
    staff = RegionAssignment.objects.filter(
        region=application.tervik.region, role=RegionAssignment.Role.EDITOR
    ).values_list("user_id", flat=True)
    people = User.objects.filter(is_active=True)
    return list((people.filter(personal_code__in=codes) | people.filter(pk__in=list(staff))).distinct())
