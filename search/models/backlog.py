"""What each engine has still to follow."""

from django.db import models


class Backlog(models.Model):
    """A changed thing that an engine has not taken in yet; rows go when the engine has committed."""

    engine = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    noted_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["engine", "id"], name="backlog_of_an_engine")]

    def __str__(self) -> str:
        return f"{self.engine}: {self.kind} {self.object_id}"
