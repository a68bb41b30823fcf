"""Official boundaries, where an operator has loaded them."""

from django.db import models


class Boundary(models.Model):
    """The shape of a county or municipality: rings of [x, y] on the map's own grid, simplified."""

    class Level(models.TextChoices):
        COUNTY = "county"
        MUNICIPALITY = "municipality"

    level = models.CharField(max_length=12, choices=Level)
    code = models.CharField(max_length=4)
    rings = models.JSONField()
    attribution = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "code"], name="one_shape_per_area")]

    def __str__(self) -> str:
        return f"{self.level} {self.code}"
