"""Mail about a cooperation agreement to its parties and the region's staff, each in their language."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext as _

from accounts.models import User
from agreements.models import AgreementParty, CooperationAgreement
from agreements.notices.telling import by_language, send, staff_of, together, who_sign_for


class AgreementNotice(StrEnum):
    """What is told."""

    TO_SIGN = "to_sign"
    REMINDER = "reminder"
    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ENDED = "ended"


def tell_parties(
    agreement: CooperationAgreement,
    notice: AgreementNotice,
    by: User | None,
    parts: Iterable[AgreementParty] | None = None,
) -> None:
    """Queue the notice to these parties (None: to all, and to the region's staff)."""
    region = agreement.tervik.region
    whom = agreement.parties.select_related("party") if parts is None else parts
    people = who_sign_for([part.party for part in whom])
    if parts is None:
        people = together(people, by_language(staff_of(region)))
    criteria: dict[str, object] = {"agreement": agreement.pk, "notice": notice.value}
    send(by, region, people, lambda: words(agreement, notice), criteria)


def words(agreement: CooperationAgreement, notice: AgreementNotice) -> tuple[str, str]:
    """Subject and text in the active language."""
    gaps = {
        "title": agreement.title,
        "tervik": agreement.tervik,
        "day": f"{agreement.sign_by:%d.%m.%Y}" if agreement.sign_by else "",
        "reason": agreement.close_reason,
    }
    texts = {
        AgreementNotice.TO_SIGN: _("%(tervik)s ootab koostöölepingu allkirja. Allkirjastada hiljemalt: %(day)s."),
        AgreementNotice.REMINDER: _("Meeldetuletus: koostööleping ootab allkirja. Allkirjastada hiljemalt: %(day)s."),
        AgreementNotice.IN_FORCE: _("Koostööleping on jõus. Kõik osapooled on selle allkirjastanud."),
        AgreementNotice.WITHDRAWN: _("%(tervik)s võttis koostöölepingu tagasi. Põhjus: %(reason)s"),
        AgreementNotice.EXPIRED: _("Koostööleping aegus, sest kõik osapooled ei allkirjastanud seda tähtajaks."),
        AgreementNotice.ENDED: _("Koostööleping on lõppenud. Põhjus: %(reason)s"),
    }
    subject = _("Koostööleping: %(title)s") % gaps
    return subject, f"{texts[notice] % gaps}\n"
