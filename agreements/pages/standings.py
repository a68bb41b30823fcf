"""Where an organisation stands with each TERVIK: which it must or may join, and what comes next (T3, T4, T7)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from agreements.counting.region_record import records
from agreements.counting.rules import rule_set_on
from agreements.facts import facts_of
from agreements.models import AccessionApplication, Departure, Membership, Tervik
from agreements.models.departures import STANDING
from agreements.permissions import signs_for
from agreements.quorum import state_on
from agreements.quorum_record import rule_sets
from registry.models import Organization, Region
from registry.models.dated import in_force


@dataclass(frozen=True, slots=True)
class Standing:
    """One organisation and one region on a day."""

    region: Region
    tervik: Tervik | None
    is_mandatory: bool
    is_met: bool
    is_draft_law: bool
    membership: Membership | None
    application: AccessionApplication | None
    departure: Departure | None

    @property
    def is_obliged(self) -> bool:
        """Whether the law obliges it today: mandatory, no member, quorum met under rules in force (T7)."""
        return self.is_mandatory and self.is_met and not self.is_draft_law and self.membership is None

    @property
    def may_begin(self) -> bool:
        """Whether a form can be begun."""
        formed = self.tervik is not None and self.tervik.state == Tervik.State.FORMED
        return formed and self.membership is None and self.application is None

    @property
    def may_leave(self) -> bool:
        """Whether notice of leaving can be begun: by a member that does not carry the TERVIK (A3)."""
        mine = self.membership
        return mine is not None and mine.member_to is None and mine.party != signs_for(mine.tervik)


def standings(organization: Organization, on: date) -> list[Standing]:
    """The regions where it is a mandatory party, belongs, or has its seat."""
    regions = list(regions_of(organization, on))
    return [_standing(organization, region, on) for region in regions]


def regions_of(organization: Organization, on: date) -> list[Region]:
    """Regions by roles on record (T3), by membership and by seat."""
    concerned = (
        Q(municipalities__organizations=organization)
        | Q(in_force(on, "hospital_plan_entries__"), hospital_plan_entries__organization=organization)
        | Q(in_force(on, "municipalities__patient_lists__"), municipalities__patient_lists__provider=organization)
        | Q(terviks__memberships__party=organization)
    )
    return list(Region.objects.filter(concerned).distinct())


def _standing(organization: Organization, region: Region, on: date) -> Standing:
    rules_of_all_days = rule_sets()
    rules = rule_set_on(rules_of_all_days, on)
    (record,) = records(facts_of([region]), [region.code])
    tervik = Tervik.objects.filter(region=region).exclude(state=Tervik.State.ENDED).first()
    mine = Membership.objects.filter(party=organization, tervik__region=region).in_force(on)
    membership = mine.select_related("tervik", "party").first()
    forms = AccessionApplication.objects.under_way().filter(party=organization, tervik=tervik)
    return Standing(
        region=region,
        tervik=tervik,
        is_mandatory=any(one.party == organization.pk and one.mandatory for one in record.parties_on(on)),
        is_met=rules is not None and state_on(record, on, rules, rules_of_all_days).met,
        is_draft_law=rules is None or not rules.in_force,
        membership=membership,
        application=forms.first() if tervik else None,
        departure=membership.departures.filter(state__in=STANDING).first() if membership else None,
    )
