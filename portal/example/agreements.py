"""The example's cooperation agreement: a draft, so that nobody is written to. All of it is invented."""

from collections.abc import Mapping

from accounts.models import User
from agreements.models import CooperationAgreement, Tervik
from agreements.services.cooperation_draft import add_parties, draft_agreement
from registry.models import Region

TITLE = "Koostöö koduteenuste ja perearstiabi vahel (näidis)"


def load_agreements(users: Mapping[str, User]) -> int:
    """A draft among Raplamaa's members, for their staff to issue. Returns how many agreements the example has."""
    tervik = Tervik.objects.get(region=Region.objects.get(code="0071"), state=Tervik.State.FORMED)
    if not CooperationAgreement.objects.filter(tervik=tervik, title=TITLE).exists():
        agreement = draft_agreement(users["rapla"], tervik, TITLE)
        members = tervik.memberships.select_related("party").order_by("member_from", "pk")
        add_parties(users["rapla"], agreement, [one.party for one in members])
    return CooperationAgreement.objects.count()
