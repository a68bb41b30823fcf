"""Things that hold from a day to a day, both inclusive."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def in_force(on: date, prefix: str = "") -> Q:
    """The condition "holds on that day"; an unknown bound does not bind."""
    return (Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": on})) & (
        Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gte": on})
    )


class DatedQuerySet(models.QuerySet):
    """Rows that can be asked for a day."""

    def in_force(self, on: date) -> Self:
        """What holds on that day; ``valid_to`` is the last day."""
        return self.filter(in_force(on))


class Dated(models.Model):
    """Validity: first and last day, both inclusive; empty is unbounded."""

    valid_from = models.DateField(_("kehtib alates"), null=True, blank=True)
    valid_to = models.DateField(
        _("kehtib kuni"), null=True, blank=True, help_text=_("Viimane päev, see päev kaasa arvatud.")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("Viimane päev on varasem kui esimene.")})

    def is_in_force(self, on: date) -> bool:
        """Whether it holds on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)
