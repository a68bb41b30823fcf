"""How often something was done within an hour, counted for all processes together."""

from django.db import models


class CountedAct(models.Model):
    """One kind of act from one address in one hour; the ``mark`` is keyed, so no address can be read from it."""

    mark = models.CharField(max_length=64, unique=True)
    hour = models.DateTimeField(db_index=True)
    times = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.mark[:8]} {self.times}"
