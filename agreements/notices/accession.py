"""Mail about an accession form to everybody concerned, each in their language."""

from enum import StrEnum

from django.utils.translation import gettext as _

from accounts.models import User
from agreements.models import AccessionApplication
from agreements.notices.telling import by_language, send, staff_of, together, who_sign_for
from agreements.permissions import signs_for
from registry.services.letters import Address


class Notice(StrEnum):
    """What is told."""

    SIGNED = "signed"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


def tell(application: AccessionApplication, notice: Notice, by: User) -> None:
    """Queue the notice to representatives of both sides, the region's staff and the contact person."""
    sides = [side for side in (application.party, signs_for(application.tervik)) if side]
    contact = Address(application.contact_name, application.contact_email)
    region = application.tervik.region
    people = together(by_language(staff_of(region)), who_sign_for(sides), by_language((), [contact]))
    criteria: dict[str, object] = {"accession": application.pk, "notice": notice.value}
    send(by, region, people, lambda: words(application, notice), criteria)


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
