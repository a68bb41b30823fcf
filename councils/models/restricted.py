"""Rows that may be closed to the public for a time, with the ground in law."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.restriction import Restriction


class Restricted(models.Model):
    """What may carry the mark AK (asutusesiseseks kasutamiseks): ground and last day; without a ground it is public."""

    restriction_ground = models.CharField(
        _("piirangu alus"),
        max_length=120,
        blank=True,
        help_text=_("Ainult kinnise punkti puhul: seaduse säte, näiteks AvTS § 35 lg 1 p 12."),
    )
    restricted_until = models.DateField(
        _("piirang kehtib kuni"), null=True, blank=True, help_text=_("Viimane päev, see päev kaasa arvatud.")
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(restriction_ground="", restricted_until=None)
                | (~Q(restriction_ground="") & Q(restricted_until__isnull=False)),
                name="%(class)s_restriction_has_ground_and_end",
            )
        ]

    def clean(self) -> None:
        super().clean()
        if bool(self.restriction_ground) != bool(self.restricted_until):
            missing = "restricted_until" if self.restriction_ground else "restriction_ground"
            raise ValidationError({missing: _("Kinnisel punktil on piirangu alus ja viimane päev.")})

    @property
    def restriction(self) -> Restriction | None:
        """The restriction, where there is one."""
        if not self.restriction_ground or self.restricted_until is None:
            return None
        return Restriction(self.restriction_ground, self.restricted_until)

    def is_closed(self, on: date) -> bool:
        """Whether it is closed to the public on the day."""
        return self.restriction is not None and self.restriction.holds_on(on)
