"""Writing many records at once, with their connections, their history and word to the search index."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone
from simple_history.utils import get_history_manager_for_model

from registry.outbox import note_changes

from .actors import Actor
from .drafts import Draft
from .kinds import Progress, no_progress
from .manys import Many, batches

WHY = "import"


def write(drafts: Sequence[Draft], manys: Sequence[Many], actor: Actor, progress: Progress = no_progress) -> None:
    """Write records that are new or changed."""
    done = 0
    for part in batches(list(drafts)):
        write_batch(part, manys, actor)
        done += len(part)
        progress(done)


def write_batch(drafts: list[Draft], manys: Sequence[Many], actor: Actor) -> None:
    """Write some records in a settled number of statements."""
    new = [draft for draft in drafts if draft.is_new]
    changed = [draft for draft in drafts if not draft.is_new]
    for draft in drafts:
        if hasattr(draft.record, "note_translations"):
            draft.record.note_translations()
    create([draft.record for draft in new])
    replace([draft.record for draft in changed])
    for many in manys:
        write_many(drafts, many, actor)
    note_history([draft.record for draft in new], "+", actor)
    note_history([draft.record for draft in changed], "~", actor)
    for many in manys:
        if not many.keeps_history:
            note_connections(drafts, many)


def create(records: Sequence[Model]) -> None:
    """Add records; they know their keys afterwards."""
    if records:
        type(records[0])._default_manager.bulk_create(records)


def replace(records: Sequence[Model]) -> None:
    """Write records over what is stored under their keys."""
    if not records:
        return
    model = type(records[0])
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(
        records, update_conflicts=True, unique_fields=[model._meta.pk.name], update_fields=fields
    )


def write_many(drafts: Sequence[Draft], many: Many, actor: Actor) -> None:
    """Add and take away the pairs that differ."""
    added, gone = [], []
    for draft in drafts:
        before, after = draft.many_before.get(many.name, frozenset()), draft.many.get(many.name, frozenset())
        owner = draft.record.pk
        added += [many.model(**{many.owner: owner, many.value: value}) for value in sorted(after - before)]
        gone += [(owner, value) for value in before - after]
    create(added)
    removed = take_away(gone, many)
    if many.keeps_history:
        note_history(added, "+", actor)
        note_history(removed, "-", actor)


def take_away(pairs: list[tuple[int, Any]], many: Many) -> list[Model]:
    """Delete pairs; returns what they were."""
    if not pairs:
        return []
    owners = {owner for owner, _ in pairs}
    found = many.model._default_manager.filter(**{f"{many.owner}__in": owners})
    gone = [row for row in found if (getattr(row, many.owner), getattr(row, many.value)) in set(pairs)]
    # Not delete(): it would write the history line by line, and without the person.
    doomed = many.model._default_manager.filter(pk__in=[row.pk for row in gone])
    doomed._raw_delete(doomed.db)
    return gone


def note_history(records: Sequence[Any], kind: str, actor: Actor) -> None:
    """A line of history for each record; kept on the record for its connections."""
    if not records:
        return
    history = get_history_manager_for_model(type(records[0])).model
    now = timezone.now()
    lines = [
        history(
            history_date=now,
            history_user=actor.user,
            history_change_reason=WHY,
            history_type=kind,
            **{field.attname: getattr(record, field.attname) for field in history.tracked_fields},
        )
        for record in records
    ]
    for record, line in zip(records, history.objects.bulk_create(lines), strict=True):
        record.history_line = line


def note_connections(drafts: Sequence[Draft], many: Many) -> None:
    """What each record was connected with when its line of history was written."""
    lines = {draft.record.pk: draft.record.history_line for draft in drafts}
    history = type(drafts[0].record.history_line)
    model = getattr(history, many.name).model
    pairs = many.model._default_manager.filter(**{f"{many.owner}__in": list(lines)})
    model.objects.bulk_create(
        model(history_id=lines[owner].pk, id=pk, **{many.owner: owner, many.value: value})
        for pk, owner, value in pairs.values_list("pk", many.owner, many.value)
    )


def write_made_organizations(records: Iterable[Model], actor: Actor) -> None:
    """Organisations taken up by their name alone."""
    for part in batches(list(records)):
        create(part)
        note_history(part, "+", actor)
        note_changes(("organization", record.pk) for record in part)
