"""Who carries a TERVIK, and who are its first members (T5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from agreements.counting.region_record import records
from agreements.facts import facts_of
from agreements.models import CooperationAgreement, Membership, Tervik
from agreements.record.log import note
from registry.models import Organization, Region

SIGNED_BY_ALL = (CooperationAgreement.State.SIGNED, CooperationAgreement.State.IN_FORCE)


@dataclass(frozen=True, slots=True)
class Founding:
    """How a TERVIK comes to be: its form, who carries it, who are members from that day on (T5)."""

    form: Tervik.Form
    carrier: Organization
    """Form 1: the founder; form 2: the legal person."""
    signers: tuple[Organization, ...] = ()
    """Who signed the founding agreement on paper, or set up the legal person."""
    agreement: CooperationAgreement | None = None
    """The founding agreement where it was signed here: its parties are signers."""
    bank_account: str = ""
    represented_by: str = ""
    basis: str = ""
    statute: str = ""

    @property
    def by_agreement(self) -> bool:
        """Whether it is form 1."""
        return self.form == Tervik.Form.BY_AGREEMENT

    def all_signers(self) -> list[Organization]:
        """Signers on paper and here, each once; the legal person itself is no member."""
        parts = self.agreement.parties.select_related("party").order_by("place") if self.agreement else []
        signers = dict.fromkeys([*self.signers, *(part.party for part in parts)])
        return [one for one in signers if self.by_agreement or one != self.carrier]


def carry(tervik: Tervik, founding: Founding, on: date) -> None:
    """Set who carries the TERVIK. Raises ValidationError for what T5 does not allow."""
    if founding.by_agreement and not founding.bank_account:
        raise ValidationError({"bank_account": _("Moodustaja avab TERVIKule eraldi arvelduskonto.")})
    check_agreement(tervik, founding.agreement, on)
    signers = founding.all_signers()
    if not founding.by_agreement and not signers:
        raise ValidationError(_("Nimetage osapooled, kes juriidilise isiku asutasid."))
    check_founders([founding.carrier] if founding.by_agreement else signers, tervik.region, on)
    tervik.form = founding.form
    tervik.founder = founding.carrier if founding.by_agreement else None
    tervik.legal_person = None if founding.by_agreement else founding.carrier
    tervik.unit = tervik.unit if founding.by_agreement else None
    tervik.bank_account = founding.bank_account
    tervik.represented_by = founding.represented_by
    tervik.statute = founding.statute


def check_agreement(tervik: Tervik, agreement: CooperationAgreement | None, on: date) -> None:
    """Raise ValidationError where the founding agreement is another TERVIK's, or not signed by all on that day."""
    if agreement is None:
        return
    if agreement.tervik_id != tervik.pk or agreement.state not in SIGNED_BY_ALL:
        raise ValidationError({"agreement": _("Selle TERVIKu asutamisleping peab olema kõigi poolt allkirjastatud.")})
    last = max(timezone.localtime(part.signed_at).date() for part in agreement.parties.all() if part.signed_at)
    if on < last:
        text = _("Asutamisleping sai viimase allkirja %(day)s. Enne seda TERVIKut ei loodud.")
        raise ValidationError({"on": text % {"day": date_format(last, "SHORT_DATE_FORMAT")}})


def check_founders(founders: Iterable[Organization], region: Region, on: date) -> None:
    """Raise ValidationError where none of them is a mandatory party of the region."""
    (record,) = records(facts_of([region]), [region.code])
    mandatory = {one.party for one in record.parties_on(on) if one.mandatory}
    asked = list(founders)
    if not any(party.pk in mandatory for party in asked):
        text = _("%(party)s ei ole piirkonna kohustuslik osapool. Ainult tema saab TERVIKu moodustada.")
        raise ValidationError(text % {"party": asked[0]})


def begin_memberships(tervik: Tervik, founding: Founding, on: date, user: User) -> None:
    """Founder and signers are members from that day on, unless they are by an earlier agreement; no form is signed."""
    with override("et"):
        basis = founding.basis or basis_in(founding.agreement)
    first = [founding.carrier] if founding.by_agreement else []
    for party in dict.fromkeys([*first, *founding.all_signers()]):
        if Membership.objects.filter(tervik__region=tervik.region, party=party).in_force(on).exists():
            continue
        one = Membership.objects.create(tervik=tervik, party=party, member_from=on, basis=basis)
        note("membership_begun", one, user, {"party": party.pk, "member_from": on.isoformat()})


def basis_in(agreement: CooperationAgreement | None) -> str:
    """What a first membership rests on, where nothing else was written."""
    if agreement is None:
        return _("TERVIKu moodustamine")
    return _("Asutamisleping %(number)s") % {"number": agreement.document.number}
