"""What each engine has still to follow."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q


class BacklogQuerySet(models.QuerySet["Backlog"]):
    """What an engine has to take in."""

    def waiting(self, *engines: str) -> Self:
        """What these engines have not taken in."""
        return self.filter(engine__in=engines, taken_at=None)

    def since(self, engine: str, moment: datetime) -> Self:
        """What an engine has not taken in, or only since a moment."""
        return self.filter(Q(taken_at=None) | Q(taken_at__gte=moment), engine=engine)


class Backlog(models.Model):
    """A changed thing for an engine to take in.

    `taken_at` is set when the engine has committed. The row then stays for a day: an index that was being made
    meanwhile takes it in as well before it is put in use.
    """

    engine = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    noted_at = models.DateTimeField(db_index=True)
    taken_at = models.DateTimeField(null=True, db_index=True)

    objects = BacklogQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["engine", "id"], name="backlog_of_an_engine")]

    def __str__(self) -> str:
        return f"{self.engine}: {self.kind} {self.object_id}"
