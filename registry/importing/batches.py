"""An upload from its file to its result: previewed, confirmed once, written all or nothing."""

import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from accounts.models import User
from registry.models import ImportBatch
from registry.permissions import editable_region_ids, is_national_editor

from . import runs, storage
from .actors import Actor, actor_for
from .kinds import Kind, kind_named
from .plans import Outcome, Plan
from .reasons import Json, Reason, Refused

State = ImportBatch.State
MOST_SHOWN = 1_000
AT_ONCE = 200_000
logger = logging.getLogger(__name__)


class Overtaken(Exception):
    """Somebody else confirmed, dropped or renewed it in between; ``batch`` is as it stands now."""

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__("The import was confirmed or dropped by somebody else.")
        self.batch = batch


def receive(user: User, kind: Kind, file_name: str, chunks: Iterable[bytes]) -> ImportBatch:
    """Keep an uploaded file for its preview. Raises PermissionDenied, or Refused for a file too large or empty."""
    if not kind.may_import(user):
        raise PermissionDenied
    stored_name, sha256, size = storage.store(chunks, file_name)
    return ImportBatch.objects.create(
        kind=kind.name, file_name=file_name[-200:], stored_name=stored_name, sha256=sha256, size=size, uploaded_by=user
    )


def may_see(user: User, batch: ImportBatch) -> bool:
    """The person who uploaded it, national staff, and those who keep all regions that the person keeps."""
    if batch.uploaded_by_id == user.pk or is_national_editor(user):
        return True
    theirs = set(editable_region_ids(batch.uploaded_by))
    return bool(theirs) and theirs <= set(editable_region_ids(user))


def visible(user: User) -> QuerySet[ImportBatch]:
    """The imports that somebody may look at, newest first."""
    everything = ImportBatch.objects.select_related("uploaded_by")
    if is_national_editor(user):
        return everything
    colleagues = {batch.uploaded_by_id: batch for batch in everything.distinct().order_by("uploaded_by_id")}
    return everything.filter(uploaded_by__in=[key for key, batch in colleagues.items() if may_see(user, batch)])


def move(batch: ImportBatch, expected: Iterable[State], to: State, **values: Any) -> bool:
    """Set the state where it still is one of those expected; of two who try, one succeeds."""
    waiting = ImportBatch.objects.filter(pk=batch.pk, state__in=list(expected))
    won = waiting.update(state=to, **values) == 1
    batch.refresh_from_db()
    return won


def look(batch: ImportBatch) -> None:
    """Preview an upload: what it would do, or why it cannot be read."""
    kind = kind_of(batch)
    try:
        check_bytes(batch)
        plan = runs.preview(
            kind, storage.path_of(batch), actor_for(batch.uploaded_by), lambda done: storage.note_progress(batch, done)
        )
    except Refused as refused:
        move(batch, [State.READING], State.FAILED, preview=failure(refused.reason), finished_at=timezone.now())
        return
    keep_plan(batch, plan, State.READING)


def keep_plan(batch: ImportBatch, plan: Plan, expected: State, **more: object) -> None:
    """Store what a plan would do, for people to look at."""
    state = State.PREVIEWED if plan.is_right else State.WRONG
    rows = sum(plan.counts().values())
    move(batch, [expected], state, preview={**told(plan), **more}, rows_total=rows, rows_done=0)


def told(plan: Plan) -> Json:
    """A plan as it is stored: all counts, and the first rows of each outcome."""
    return {
        "counts": plan.counts(),
        "mark": plan.mark(),
        "organizations": [record.name for record in plan.made][:MOST_SHOWN],
        "new": [item.as_json() for item in list(plan.of(Outcome.NEW))[:MOST_SHOWN]],
        "changed": [item.as_json() for item in list(plan.of(Outcome.CHANGED))[:MOST_SHOWN]],
        "problems": [problem.as_json() for problem in plan.problems[:MOST_SHOWN]],
        "warnings": [problem.as_json() for problem in plan.warnings[:MOST_SHOWN]],
        "problem_count": len(plan.problems),
        "warning_count": len(plan.warnings),
    }


def failure(reason: Reason) -> Json:
    """Why a file could not be read or written, as it is stored."""
    return {"reason": reason.as_json()}


def confirm(batch: ImportBatch, user: User, mark: str) -> None:
    """Take the confirmation of one person for the plan that they saw.

    Raises PermissionDenied for who may not, Overtaken where another person was quicker or the plan is another one.
    """
    kind = kind_of(batch)
    if not kind.may_import(user) or not may_see(user, batch):
        raise PermissionDenied
    if batch.preview.get("mark") != mark:
        raise Overtaken(batch)
    preview = {**batch.preview, "confirmed_by": str(user)}
    if not move(batch, [State.PREVIEWED], State.IMPORTING, preview=preview):
        raise Overtaken(batch)
    storage.note_progress(batch, 0)


def carry(batch: ImportBatch, user: User) -> None:
    """Write what was confirmed, as the person who confirmed it."""
    kind, actor = kind_of(batch), actor_for(user)
    try:
        check_bytes(batch)
        write(batch, kind, actor)
    except Refused as refused:
        move(batch, [State.IMPORTING], State.FAILED, preview=failure(refused.reason), finished_at=timezone.now())
    except runs.Outdated as outdated:
        keep_plan(batch, outdated.plan, State.IMPORTING, outdated=True)
    except runs.Wrong as wrong:
        keep_plan(batch, wrong.plan, State.IMPORTING)
    except Exception:
        logger.exception("Import %s failed; nothing was written.", batch.pk)
        reason = Reason(gettext_noop("Import katkes. Midagi ei kirjutatud. Proovige uuesti."))
        move(batch, [State.IMPORTING], State.FAILED, preview=failure(reason), finished_at=timezone.now())
    else:
        storage.discard(batch)


def write(batch: ImportBatch, kind: Kind, actor: Actor) -> None:
    """Write the rows and the end of the import in one transaction."""

    def finish() -> None:
        if not move(batch, [State.IMPORTING], State.DONE, rows_done=batch.rows_total, finished_at=timezone.now()):
            raise Overtaken(batch)

    runs.carry_out(
        kind,
        storage.path_of(batch),
        actor,
        expected=str(batch.preview["mark"]),
        progress=lambda done: storage.note_progress(batch, done),
        finish=finish,
    )


def drop(batch: ImportBatch, user: User) -> None:
    """Give up an upload. Raises PermissionDenied, or Overtaken where it is being written or is done."""
    if not may_see(user, batch):
        raise PermissionDenied
    if not move(batch, [State.PREVIEWED, State.WRONG], State.DROPPED, finished_at=timezone.now()):
        raise Overtaken(batch)
    storage.discard(batch)


def look_again(batch: ImportBatch, user: User) -> None:
    """Preview anew: what is on record may have changed, or the work was broken off. Raises as ``drop``."""
    if not may_see(user, batch):
        raise PermissionDenied
    if not move(batch, [State.PREVIEWED, State.WRONG, State.READING, State.IMPORTING], State.READING):
        raise Overtaken(batch)
    storage.note_progress(batch, 0)


def check_bytes(batch: ImportBatch) -> None:
    """Refuse a file that is not what was uploaded."""
    if not storage.is_as_uploaded(batch):
        raise Refused(gettext_noop("Fail on pärast üleslaadimist muutunud. Laadige see uuesti üles."))


def kind_of(batch: ImportBatch) -> Kind:
    """The kind of an upload. Raises LookupError where it is no longer known."""
    kind = kind_named(batch.kind)
    if kind is None:
        raise LookupError(batch.kind)
    return kind


def is_small(batch: ImportBatch) -> bool:
    """Whether it is read and written while the person waits; a larger one goes to the background."""
    return batch.size <= AT_ONCE
