"""How long before a member must say that it leaves: as its agreement has it (A3)."""

from agreements.documents.agreement_texts import newest_text
from agreements.models import AccessionApplication, AgreementTemplate, CooperationAgreement, Membership


def notice_days(membership: Membership) -> int | None:
    """Days of notice; None where no agreement of the member says.

    Decisive is the newest cooperation agreement in force that the member is a party of; then the region's addition,
    then the national text: in the version that the member accepted, else in the newest published one.
    """
    in_force = CooperationAgreement.objects.filter(
        tervik=membership.tervik, state=CooperationAgreement.State.IN_FORCE, parties__party=membership.party
    )
    own = in_force.filter(notice_days__isnull=False).order_by("-in_force_on", "-pk").first()
    if own is not None:
        return own.notice_days
    said = [text.notice_days for text in texts_of(membership) if text.notice_days is not None]
    return said[0] if said else None


def texts_of(membership: Membership) -> list[AgreementTemplate]:
    """The texts that bind the member, the region's addition first."""
    form = AccessionApplication.objects.filter(membership=membership, template__isnull=False).first()
    if form is not None:
        return [text for text in (form.regional_template, form.template) if text]
    found = (newest_text(membership.tervik.region), newest_text(None))
    return [text for text in found if text]
