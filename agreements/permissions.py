"""Who may do what around membership; each right is a sentence."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from agreements.lifecycle import Actor
from agreements.models import (
    AccessionApplication,
    CooperationAgreement,
    Departure,
    Disagreement,
    Obligation,
    Representative,
    Tervik,
)
from registry.models import Organization, Region
from registry.permissions import (
    Person,
    can_edit,
    is_national_editor,
    is_staff_of,
    readable_region_ids,
)


def powers_of(user: Person, on: date) -> QuerySet[Representative]:
    """The confirmed powers of the person who is logged in, by the personal code."""
    if not user.is_authenticated or not user.is_active or not user.personal_code:
        return Representative.objects.none()
    confirmed = Representative.objects.filter(personal_code=user.personal_code, confirmed_at__isnull=False)
    return confirmed.in_force(on)


def represented(user: Person, on: date) -> QuerySet[Organization]:
    """The organisations that somebody may sign for on the day."""
    return Organization.objects.filter(pk__in=powers_of(user, on).values("organization"))


def own_organizations(user: Person, on: date) -> QuerySet[Organization]:
    """The organisations whose own page somebody sees: those they sign for, and those they work for."""
    if not user.is_authenticated or not user.is_active:
        return Organization.objects.none()
    signs = Q(pk__in=represented(user, on).values("pk"))
    belongs = Q(pk__in=user.organization_assignments.values("organization"))
    return Organization.objects.filter(signs | belongs)


def can_sign_for(user: Person, organization: Organization, on: date) -> bool:
    """Whether somebody may sign for that organisation on the day, alone or with another (A2)."""
    return powers_of(user, on).filter(organization=organization).exists()


def signs_for(tervik: Tervik) -> Organization | None:
    """The organisation that signs for a TERVIK: its founder in form 1, its legal person in form 2 (T5)."""
    return tervik.founder if tervik.form == Tervik.Form.BY_AGREEMENT else tervik.legal_person


def can_sign_for_tervik(user: Person, tervik: Tervik, on: date) -> bool:
    """Whether somebody may countersign in the name of the TERVIK."""
    organization = signs_for(tervik)
    return organization is not None and can_sign_for(user, organization, on)


def can_confirm_representatives(user: Person, organization: Organization) -> bool:
    """May say who represents that organisation: the staff who keep it."""
    return can_edit(user, organization)


def can_keep_tervik(user: Person, region: Region) -> bool:
    """May carry the TERVIK of that region through its formation: its staff, and national editors."""
    return is_staff_of(user, region)


def can_plan_for(user: Person, region: Region) -> bool:
    """May ask what would be if others joined: those who read the region's rows in the back office."""
    return region.pk in readable_region_ids(user)


def can_change_law(user: Person) -> bool:
    """May propose or approve rule sets and texts of the agreement: national editors."""
    return is_national_editor(user)


def can_write_text(user: Person, region: Region | None) -> bool:
    """May write the agreement's text: national editors the country's, staff of a region its additions (A1)."""
    return can_keep_tervik(user, region) if region else can_change_law(user)


def capacities(user: Person, application: AccessionApplication, on: date) -> set[Actor]:
    """In what capacities somebody meets a form."""
    return capacities_among(user, application.tervik, [application.party], on)


def capacities_among(user: Person, tervik: Tervik, parties: Iterable[Organization], on: date) -> set[Actor]:
    """In what capacities somebody meets a document of a TERVIK and these parties."""
    held = {
        Actor.REPRESENTATIVE: powers_of(user, on).filter(organization__in=list(parties)).exists(),
        Actor.TERVIK_REPRESENTATIVE: can_sign_for_tervik(user, tervik, on),
        Actor.TERVIK_STAFF: is_staff_of(user, tervik.region),
        Actor.NATIONAL_ADMINISTRATOR: is_national_editor(user),
    }
    return {capacity for capacity, has_it in held.items() if has_it}


def visible_applications(user: Person, on: date) -> QuerySet[AccessionApplication]:
    """The forms that somebody may see: of those they sign for, of their TERVIK, of their regions."""
    mine = list(represented(user, on).values_list("pk", flat=True))
    return AccessionApplication.objects.filter(Q(party__in=mine) | of_terviks(user, mine, "tervik"))


def visible_agreements(user: Person, on: date) -> QuerySet[CooperationAgreement]:
    """The cooperation agreements that somebody may see: of their TERVIK and regions; a party's, once issued."""
    mine = list(represented(user, on).values_list("pk", flat=True))
    as_party = CooperationAgreement.objects.filter(parties__party__in=mine)
    issued = as_party.exclude(state=CooperationAgreement.State.DRAFT)
    return CooperationAgreement.objects.filter(Q(pk__in=issued.values("pk")) | of_terviks(user, mine, "tervik"))


def visible_departures(user: Person, on: date) -> QuerySet[Departure]:
    """The notices of leaving that somebody may see: of those they sign for, of their TERVIK, of their regions."""
    mine = list(represented(user, on).values_list("pk", flat=True))
    of_member = Q(membership__party__in=mine)
    return Departure.objects.filter(of_member | of_terviks(user, mine, "membership__tervik"))


def of_terviks(user: Person, represented_ids: list[int], lookup: str) -> Q:
    """The condition that a row's TERVIK is one that they sign for, or lies in a region whose rows they see."""
    form = Tervik.Form
    founded = Q(**{f"{lookup}__form": form.BY_AGREEMENT, f"{lookup}__founder__in": represented_ids})
    carried = Q(**{f"{lookup}__form": form.LEGAL_PERSON, f"{lookup}__legal_person__in": represented_ids})
    return founded | carried | Q(**{f"{lookup}__region__in": readable_region_ids(user)})


def visible_obligations(user: Person, on: date) -> QuerySet[Obligation]:
    """The duties to join that somebody may see: of those they sign for or belong to, and of their regions."""
    if not user.is_authenticated or not user.is_active:
        return Obligation.objects.none()
    signs = Q(party__in=represented(user, on).values("pk"))
    belongs = Q(party__in=user.organization_assignments.values("organization"))
    return Obligation.objects.filter(signs | belongs | Q(region__in=readable_region_ids(user)))


def visible_disagreements(user: Person, on: date) -> QuerySet[Disagreement]:
    """The disagreements that somebody may see: of those they sign for, and of regions whose rows they see."""
    mine = list(represented(user, on).values_list("pk", flat=True))
    as_party = Disagreement.objects.filter(parties__in=mine).values("pk")
    return Disagreement.objects.filter(Q(pk__in=as_party) | Q(tervik__region__in=readable_region_ids(user)))


def can_write_on(user: Person, disagreement: Disagreement, on: date) -> bool:
    """May add to the trace of a disagreement: those who sign for one of its parties, and the region's staff."""
    held = capacities_among(user, disagreement.tervik, disagreement.parties.all(), on)
    return bool(held & {Actor.REPRESENTATIVE, Actor.TERVIK_STAFF})


def can_decide_doubts(user: Person) -> bool:
    """May decide where two verifiers of signatures differ: national editors."""
    return is_national_editor(user)
