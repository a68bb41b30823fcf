"""Writing many records at once, with what stands beside them, their history and word to the search index."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from registry.outbox import note_changes

from .actors import Actor
from .drafts import Draft
from .histories import insert_pairs, note_history
from .inserting import insert
from .kinds import Progress, no_progress
from .manys import Many, batches


def write(drafts: Sequence[Draft], manys: Sequence[Many], actor: Actor, progress: Progress = no_progress) -> None:
    """Write records that are new or changed."""
    done = 0
    for part in batches(list(drafts)):
        write_batch(part, manys, actor)
        done += len(part)
        progress(done)


def write_batch(drafts: list[Draft], manys: Sequence[Many], actor: Actor) -> None:
    """Write some records in a settled number of statements."""
    new = [draft.record for draft in drafts if draft.is_new]
    changed = [draft.record for draft in drafts if not draft.is_new]
    for draft in drafts:
        if hasattr(draft.record, "note_translations"):
            draft.record.note_translations()
    insert(new)
    replace(changed)
    for many in manys:
        write_many(drafts, many, actor)
    connections = [many for many in manys if not many.keeps_history]
    for records, kind in ((new, "+"), (changed, "~")):
        if records:
            note_history(type(records[0]), [record.pk for record in records], kind, actor, connections)


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
        added += [(owner, value) for value in sorted(after - before)]
        gone += [(owner, value) for value in before - after]
    insert_pairs(many, added)
    if many.keeps_history:
        note_history(many.model, pairs_on_record(many, added), "+", actor)
    if gone:
        keys = pairs_on_record(many, gone)
        if many.keeps_history:
            note_history(many.model, keys, "-", actor)
        # Not delete(): it would write the history again, line by line and without the person.
        doomed = many.model._default_manager.filter(pk__in=keys)
        doomed._raw_delete(doomed.db)


def pairs_on_record(many: Many, pairs: Sequence[tuple[int, Any]]) -> list[int]:
    """The keys of pairs."""
    wanted = set(pairs)
    found = many.model._default_manager.filter(**{f"{many.owner}__in": {owner for owner, _ in pairs}})
    return [key for key, *pair in found.values_list("pk", many.owner, many.value) if tuple(pair) in wanted]


def write_made_organizations(records: Iterable[Model], actor: Actor) -> None:
    """Organisations taken up by their name alone."""
    for part in batches(list(records)):
        insert(part)
        note_history(type(part[0]), [record.pk for record in part], "+", actor)
        note_changes(("organization", record.pk) for record in part)
