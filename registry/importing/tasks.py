"""Large imports in the background; small ones while the person waits."""

from django_tasks import task

from accounts.models import User
from registry.models import ImportBatch

from . import batches


@task()
def look(batch_id: int) -> None:
    """Preview an upload."""
    batches.look(ImportBatch.objects.get(pk=batch_id))


@task()
def carry(batch_id: int, user_id: int) -> None:
    """Write a confirmed import."""
    batches.carry(ImportBatch.objects.get(pk=batch_id), User.objects.get(pk=user_id))


def start_look(batch: ImportBatch) -> None:
    """Preview now or in the background, by size."""
    if batches.is_small(batch):
        batches.look(batch)
    else:
        look.enqueue(batch.pk)


def start_carry(batch: ImportBatch, user: User) -> None:
    """Write now or in the background, by size."""
    if batches.is_small(batch):
        batches.carry(batch, user)
    else:
        carry.enqueue(batch.pk, user.pk)
