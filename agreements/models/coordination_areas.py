"""Coordination areas inside a TERVIK (T10)."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements import areas
from registry.models import Municipality
from registry.models.alphabetical import Alphabetical
from registry.models.dated import Dated, DatedQuerySet

from .append_only import Followed
from .staff import TervikPost
from .terviks import Tervik


class CoordinationArea(Dated, Followed):
    """A part of a large county with a network manager of its own; formed by the minister's order of a day."""

    proved_too = ("municipalities.id",)

    tervik = models.ForeignKey(Tervik, models.PROTECT, related_name="areas", verbose_name=_("TERVIK"))
    name = models.CharField(_("nimi"), max_length=100)
    municipalities = models.ManyToManyField(
        Municipality, related_name="coordination_areas", verbose_name=_("vallad ja linnad")
    )
    network_manager = models.ForeignKey(
        TervikPost,
        models.PROTECT,
        related_name="areas",
        limit_choices_to={"role": TervikPost.Role.NETWORK_MANAGER},
        verbose_name=_("võrgustikujuht"),
    )
    order_number = models.CharField(_("ministri käskkirja number"), max_length=40)
    ordered_on = models.DateField(_("käskkirja kuupäev"))
    order_document = models.CharField(
        _("käskkirja aadress"),
        max_length=300,
        blank=True,
        validators=[RegexValidator(r"^https?://", _("Kirjutage veebiaadress, mis algab https://."))],
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("koordinatsioonipiirkond")
        verbose_name_plural = _("koordinatsioonipiirkonnad")
        ordering = ["tervik", Alphabetical("name")]

    def __str__(self) -> str:
        return self.name

    def as_area(self, on: date) -> areas.CoordinationArea:
        """The row as the pure rule takes it on a day; a manager who does not hold the post then is none."""
        holds = self.network_manager.is_in_force(on)
        return areas.CoordinationArea(
            name=self.name,
            municipalities=frozenset(one.pk for one in self.municipalities.all()),
            network_manager=str(self.network_manager.contact) if holds else None,
            order_number=self.order_number,
            ordered_on=self.ordered_on,
            valid_from=self.valid_from or self.ordered_on,
            valid_to=self.valid_to,
        )
