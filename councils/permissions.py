"""Who may do what in a council; each right is a sentence."""

from datetime import date

from django.db.models import Q, QuerySet

from councils.models import Council, Decision, DecisionTask, Mandate, Meeting
from registry.models import OrganizationAssignment
from registry.permissions import Person, editable_region_ids, is_national_editor, readable_region_ids


def is_known(user: Person) -> bool:
    """Whether somebody is logged in and let in."""
    return user.is_authenticated and user.is_active


def is_secretary(user: Person, council: Council) -> bool:
    """Whether somebody organises that council's work (C4), as its secretary or the secretary's deputy."""
    return is_known(user) and user.pk in (council.secretary_id, council.deputy_secretary_id)


def seats_of(user: Person, on: date) -> QuerySet[Mandate]:
    """The mandates that somebody holds on the day, as member or as deputy."""
    if not is_known(user):
        return Mandate.objects.none()
    return Mandate.objects.held_by(user.pk, on)


def is_member(user: Person, council: Council, on: date) -> bool:
    """Whether somebody sits on that council on the day, or may stand in."""
    return seats_of(user, on).filter(council=council).exists()


def is_of_a_council(user: Person, on: date) -> bool:
    """Whether somebody sits on a council, stands in or keeps one on the day: such people are of the network."""
    return own_councils(user, on).exists()


def can_appoint(user: Person) -> bool:
    """May say where a council sits and who its secretary is: national editors (C4)."""
    return is_national_editor(user)


def can_name_deputy_secretary(user: Person, council: Council) -> bool:
    """May say who does the secretary's work in their place: the secretary, and who appoints the secretary."""
    return can_appoint(user) or (is_known(user) and council.secretary_id == user.pk)


def can_keep(user: Person, council: Council) -> bool:
    """May call meetings, keep the seats, write minutes and lead decisions: the secretary or the deputy alone."""
    return is_secretary(user, council)


def can_speak_for(user: Person, mandate: Mandate, on: date) -> bool:
    """Whether somebody may say the seat's word: its member or deputy, while the mandate holds."""
    return is_known(user) and mandate.is_in_force(on) and user.pk in (mandate.person_id, mandate.deputy_id)


def sees_closed(user: Person, council: Council, on: date) -> bool:
    """May read closed items and papers: the members, their deputies and the secretary, nobody else."""
    return is_secretary(user, council) or is_member(user, council, on)


def own_councils(user: Person, on: date) -> QuerySet[Council]:
    """The councils that somebody keeps or sits on: all of these is theirs to read."""
    if not is_known(user):
        return Council.objects.none()
    keeps = Q(secretary=user.pk) | Q(deputy_secretary=user.pk)
    return Council.objects.filter(keeps | Q(pk__in=seats_of(user, on).values("council")))


def visible_councils(user: Person, on: date) -> QuerySet[Council]:
    """The councils whose workspace somebody may open: their own, and those of the regions they read."""
    if not is_known(user):
        return Council.objects.none()
    own = own_councils(user, on).values("pk")
    return Council.objects.filter(Q(pk__in=own) | Q(region__in=readable_region_ids(user)))


def visible_meetings(user: Person, on: date) -> QuerySet[Meeting]:
    """Meetings in the workspace: also those that are not called yet."""
    return Meeting.objects.filter(council__in=visible_councils(user, on))


def visible_decisions(user: Person, on: date) -> QuerySet[Decision]:
    """Decisions in the workspace: also those that lie before the council, under a closed point for its people alone."""
    rows = Decision.objects.filter(council__in=visible_councils(user, on))
    return rows.filter(Q(council__in=own_councils(user, on)) | Q(pk__in=Decision.objects.open_on(on).values("pk")))


def reportable_tasks(user: Person) -> QuerySet[DecisionTask]:
    """The tasks that somebody may report done: its council's keepers, TERVIK's staff, the responsible's people (C3)."""
    if not is_known(user):
        return DecisionTask.objects.none()
    keeps = Q(decision__council__secretary=user.pk) | Q(decision__council__deputy_secretary=user.pk)
    staff = Q(decision__council__region__in=editable_region_ids(user))
    responsible = Q(organization__in=OrganizationAssignment.objects.filter(user=user.pk).values("organization"))
    return DecisionTask.objects.filter(keeps | staff | responsible)
