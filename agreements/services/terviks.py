"""The way of a TERVIK: formation, form, founding, change of form, end (T5, T9)."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from agreements.lifecycle import Actor
from agreements.lifecycles.tervik import TERVIK, TervikState, TervikStep
from agreements.models import Tervik
from agreements.permissions import can_change_law, can_keep_tervik
from agreements.record.log import note
from registry.models import Region

from .ending import check_may_end, end_all
from .founding import Founding, begin_memberships, carry
from .recompute import recompute

DESCRIBED = ("name", "initiative_group", "agreed_priorities", "unit_id", "represented_by", "bank_account", "statute")
"""What is kept without a step of the lifecycle."""


@transaction.atomic
def start_formation(user: User | None, region: Region, initiative_group: str = "") -> Tervik:
    """Begin a TERVIK with its initiative group; ``user`` None: an import on the command line.

    Raises PermissionDenied; ValidationError where the region has one that has not ended (T9).
    """
    if user is not None and not can_keep_tervik(user, region):
        raise PermissionDenied
    Region.objects.select_for_update(no_key=True).get(pk=region.pk)
    if Tervik.objects.filter(region=region).exclude(state=Tervik.State.ENDED).exists():
        raise ValidationError(_("Piirkonnas on juba TERVIK."))
    with override("et"):
        name = f"{region.short_name} TERVIK"
    tervik = Tervik(region=region, name=name, initiative_group=initiative_group)
    return _kept(tervik, "start_formation", user)


@transaction.atomic
def describe_tervik(user: User, tervik: Tervik) -> Tervik:
    """Keep what the initiative group has agreed, who represents the TERVIK, its account and statute (T5).

    Raises PermissionDenied; ValidationError for wrong values, or where it has ended.
    """
    stored = Tervik.objects.select_for_update(of=("self",), no_key=True).select_related("region").get(pk=tervik.pk)
    if not can_keep_tervik(user, stored.region):
        raise PermissionDenied
    if stored.state == Tervik.State.ENDED:
        raise ValidationError(_("TERVIK on lõppenud. Seda ei muudeta enam."))
    changed = [name for name in DESCRIBED if getattr(stored, name) != getattr(tervik, name)]
    for name in changed:
        setattr(stored, name, getattr(tervik, name))
    if stored.form == Tervik.Form.BY_AGREEMENT and stored.state == Tervik.State.FORMED and not stored.bank_account:
        raise ValidationError({"bank_account": _("Moodustaja avab TERVIKule eraldi arvelduskonto.")})
    stored.full_clean()
    stored.save()
    note("tervik_described", stored, user, {"changed": {name: getattr(stored, name) for name in changed}})
    return stored


@transaction.atomic
def choose_form(user: User, tervik: Tervik, form: Tervik.Form) -> Tervik:
    """The initiative group settles on form 1 or 2 (T5). Raises PermissionDenied, ForbiddenStep."""
    tervik = _step(user, tervik, TervikStep.CHOOSE_FORM)
    tervik.form = form
    return _kept(tervik, "choose_form", user, form=form.value)


@transaction.atomic
def form_tervik(user: User, tervik: Tervik, founding: Founding, on: date) -> Tervik:
    """Form a TERVIK: founder, parties that set it up and signers are members from that day on (T5).

    Raises PermissionDenied, ForbiddenStep; ValidationError where a founder is no mandatory party of the region, or the
    founding agreement is not signed by all.
    """
    tervik = _step(user, tervik, TervikStep.FORM)
    carry(tervik, founding, on)
    tervik.formed_on = on
    _kept(tervik, "form", user, on=on.isoformat(), form=founding.form.value, carrier=founding.carrier.pk)
    begin_memberships(tervik, founding, on, user)
    recompute([tervik.region])
    return tervik


@transaction.atomic
def change_form(user: User, tervik: Tervik, founding: Founding, on: date) -> Tervik:
    """Give a formed TERVIK its other form (T5); members stay, and who carries or sets it up is one from that day on.

    Raises PermissionDenied, ForbiddenStep, ValidationError.
    """
    tervik = _step(user, tervik, TervikStep.CHANGE_FORM)
    if tervik.form == founding.form:
        raise ValidationError(_("TERVIKul on juba see vorm."))
    carry(tervik, founding, on)
    _kept(tervik, "change_form", user, on=on.isoformat(), form=founding.form.value, carrier=founding.carrier.pk)
    begin_memberships(tervik, founding, on, user)
    recompute([tervik.region])
    return tervik


@transaction.atomic
def end_tervik(user: User, tervik: Tervik, on: date) -> Tervik:
    """End a TERVIK, or give its formation up; what still runs of it ends that day (A3).

    Raises PermissionDenied, ForbiddenStep; ValidationError that names what is not dealt with yet.
    """
    step = TervikStep.END if tervik.state == Tervik.State.FORMED else TervikStep.ABANDON
    tervik = _step(user, tervik, step)
    check_may_end(tervik, on)
    tervik.ended_on = on
    end_all(user, tervik, on)
    _kept(tervik, step.value, user, on=on.isoformat())
    recompute([tervik.region])
    return tervik


def _step(user: User, tervik: Tervik, step: TervikStep) -> Tervik:
    """Check right and lifecycle; the row, locked, in its next state."""
    tervik = Tervik.objects.select_for_update(of=("self",), no_key=True).select_related("region").get(pk=tervik.pk)
    held = {
        Actor.TERVIK_STAFF: can_keep_tervik(user, tervik.region),
        Actor.NATIONAL_ADMINISTRATOR: can_change_law(user),
    }
    if not any(has_it and TERVIK.may_take(actor, step) for actor, has_it in held.items()):
        raise PermissionDenied
    tervik.state = Tervik.State(TERVIK.after(TervikState(tervik.state), step).value)
    return tervik


def _kept(tervik: Tervik, kind: str, user: User | None, **payload: object) -> Tervik:
    if tervik.formed_on or tervik.state == Tervik.State.IN_FORMATION:
        tervik.full_clean()
    tervik.save()
    note(f"tervik_{kind}", tervik, user, payload)
    return tervik
