"""A disagreement between members is raised, taken up, talked over and settled; each line of it stays."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.lifecycles.disagreement import DISAGREEMENT, DisagreementState, DisagreementStep
from agreements.models import Disagreement, DisagreementNote, Tervik
from agreements.notices.telling import by_language, send, staff_of, together, who_sign_for
from agreements.permissions import can_sign_for, can_write_on, capacities_among
from agreements.record.log import note
from registry.models import Organization
from registry.permissions import is_staff_of

from .stepping import next_state

FEWEST_PARTIES = 2


@transaction.atomic
def raise_disagreement(
    user: User, tervik: Tervik, title: str, description: str, parties: Collection[Organization]
) -> Disagreement:
    """Put a disagreement on record: one of its parties does, or staff; the parties are members.

    Raises PermissionDenied, ValidationError.
    """
    today = timezone.localdate()
    if not (is_staff_of(user, tervik.region) or any(can_sign_for(user, party, today) for party in parties)):
        raise PermissionDenied
    members = set(tervik.memberships.values_list("party", flat=True))
    if len(set(parties)) < FEWEST_PARTIES or any(party.pk not in members for party in parties):
        raise ValidationError(_("Nimetage vähemalt kaks TERVIKu liiget."))
    one = Disagreement(tervik=tervik, title=title.strip(), description=description.strip(), raised_by=user)
    one.full_clean(exclude=["raised_by"])
    one.save()
    one.parties.set(parties)
    note("disagreement_raised", one, user, {"parties": sorted(party.pk for party in parties)})
    tell(one, user)
    return one


@transaction.atomic
def take_step(user: User, disagreement: Disagreement, step: DisagreementStep, text: str) -> Disagreement:
    """Take up, settle, reopen or drop, saying why or how; who takes it up becomes its owner.

    Raises PermissionDenied, ForbiddenStep, ValidationError.
    """
    one = locked(disagreement)
    held = capacities_among(user, one.tervik, one.parties.all(), timezone.localdate())
    one.state = next_state(DISAGREEMENT, DisagreementState(one.state), step, held).value
    if step == DisagreementStep.TAKE_UP:
        one.owner = user
    if step == DisagreementStep.SETTLE:
        one.settlement = text.strip()
    one.save()
    add_line(user, one, text, step.value)
    note(f"disagreement_{step.value}", one, user)
    tell(one, user)
    return one


@transaction.atomic
def say(user: User, disagreement: Disagreement, text: str) -> DisagreementNote:
    """Add a line to the trace: a party, or staff. Raises PermissionDenied, ValidationError."""
    one = locked(disagreement)
    if not can_write_on(user, one, timezone.localdate()):
        raise PermissionDenied
    line = add_line(user, one, text)
    note("disagreement_noted", one, user, {"note": line.pk})
    return line


def add_line(user: User, disagreement: Disagreement, text: str, step: str = "") -> DisagreementNote:
    """Write a line. Raises ValidationError where it says nothing."""
    if not text.strip():
        raise ValidationError({"text": _("Kirjutage, mida tehti või kokku lepiti.")})
    return DisagreementNote.objects.create(disagreement=disagreement, step=step, text=text.strip(), written_by=user)


def locked(disagreement: Disagreement) -> Disagreement:
    """The disagreement as it is on record now, locked until the end of the transaction."""
    rows = Disagreement.objects.select_related("tervik__region").select_for_update(of=("self",))
    return rows.get(pk=disagreement.pk)


def tell(disagreement: Disagreement, by: User) -> None:
    """Tell the parties and staff that it has moved; what about stands behind the login."""
    region = disagreement.tervik.region

    def words() -> tuple[str, str]:
        gaps = {"tervik": disagreement.tervik, "state": disagreement.get_state_display()}
        text = _("Erimeelsuse seis on nüüd: %(state)s. Sisu näete portaalis pärast sisselogimist.")
        return _("Erimeelsus: %(tervik)s") % gaps, f"{text % gaps}\n"

    people = together(by_language(staff_of(region)), who_sign_for(disagreement.parties.all()))
    send(by, region, people, words, {"disagreement": disagreement.pk})
