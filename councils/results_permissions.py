"""Who may do what with strategies, plans, money and reports; each right is a sentence."""

from datetime import date

from django.db.models import QuerySet

from councils.models import Council, FundingContract
from councils.models.documents import CouncilDocument
from councils.permissions import is_member, is_secretary
from registry.models import Region
from registry.permissions import Person, is_national_reader, is_of_network, is_staff_of, readable_region_ids


def can_draft(user: Person, region: Region) -> bool:
    """May draft the region's strategy, profile and reports and keep its plan: the TERVIK's staff (T2)."""
    return is_staff_of(user, region)


def can_keep_fund(user: Person, region: Region) -> bool:
    """May book in the region's development fund: the TERVIK's staff, who manage it (F2)."""
    return is_staff_of(user, region)


def sits_on_council(user: Person, region: Region, on: date) -> bool:
    """Whether somebody is a member, a deputy or the secretary of the region's council on the day."""
    council = Council.objects.filter(region=region).first()
    return council is not None and (is_secretary(user, council) or is_member(user, council, on))


def sees_drafts(user: Person, region: Region, on: date) -> bool:
    """May read what is not approved yet: the region's staff and readers, and its council."""
    return region.pk in readable_region_ids(user) or sits_on_council(user, region, on)


def visible_drafts(rows: QuerySet[CouncilDocument], user: Person, region: Region, on: date) -> QuerySet:
    """The region's documents that somebody may see before they are approved; the council sees them once it is asked."""
    mine = rows.filter(region=region)
    if region.pk in readable_region_ids(user):
        return mine
    if sits_on_council(user, region, on):
        return mine.exclude(state__in=[CouncilDocument.State.DRAFT, CouncilDocument.State.DROPPED])
    return mine.none()


def can_comment(user: Person, document: CouncilDocument, on: date) -> bool:
    """May say something to a draft: who sees it, while comments are asked for."""
    open_now = document.state == CouncilDocument.State.COMMENTING
    return open_now and sees_drafts(user, document.region, on)


def sees_readiness(user: Person) -> bool:
    """May read emergency contacts and plans: the network alone, the councils' people among it."""
    return is_of_network(user)


def can_supervise(user: Person) -> bool:
    """May enter what the Health Insurance Fund or the Ministry found (F5): the state's people, who read all regions."""
    return is_national_reader(user)


def supervised_contracts(user: Person) -> QuerySet[FundingContract]:
    """The contracts whose supervision somebody may read: of the regions whose rows they see."""
    return FundingContract.objects.filter(region__in=readable_region_ids(user))
