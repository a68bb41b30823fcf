"""Mandatory parties of a region that have signed no cooperation agreement with its TERVIK and are asked for none."""

from datetime import date

from django.db.models import QuerySet

from agreements.counting.region_record import records
from agreements.facts import facts_of
from agreements.models import AgreementParty, CooperationAgreement, Tervik
from agreements.models.cooperation import NOT_YET_IN_FORCE
from agreements.permissions import signs_for
from registry.models import Organization


def missing_parties(tervik: Tervik, on: date) -> QuerySet[Organization]:
    """Who of the mandatory parties (T3) still lacks an agreement, by name; not the one that carries the TERVIK."""
    (record,) = records(facts_of([tervik.region]), [tervik.region.code])
    mandatory = [int(one.party) for one in record.parties_on(on) if one.mandatory]
    states = [*NOT_YET_IN_FORCE, CooperationAgreement.State.IN_FORCE]
    bound = AgreementParty.objects.filter(agreement__tervik=tervik, agreement__state__in=states)
    carrier = signs_for(tervik)
    rows = Organization.objects.filter(pk__in=mandatory).exclude(pk__in=bound.values("party"))
    return rows.exclude(pk=carrier.pk) if carrier else rows
