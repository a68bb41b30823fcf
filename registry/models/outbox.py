"""Changes that the search index has still to follow."""

from django.db import models


class SearchChange(models.Model):
    """A row that changed, written in the same transaction as the change; the search worker drains it.

    ``kind`` is what changed (``"service"``, ``"organization"``, ``"page"`` …, see ``registry/outbox.py``).
    """

    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    noted_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
