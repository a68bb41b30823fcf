"""Monitoring: a report is a frozen picture of measures, actions and fund, put before the council (C2)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.models.sourced import FollowsSource

from .documents import CouncilDocument
from .strategies import Strategy


class MonitoringReport(FollowsSource, CouncilDocument):
    """A yearly look at the strategy. ``snapshot`` is taken when it is put before the council, and stays."""

    TRANSLATED = ("text",)

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="reports", verbose_name=_("strateegia"))
    text = models.TextField(_("hinnang"), help_text=_("Mis läks hästi, mis mitte, mida teha teisiti."))
    as_of = models.DateField(_("seis"))
    snapshot = models.JSONField(_("pilt"), default=dict, editable=False)

    class Meta(CouncilDocument.Meta):
        verbose_name = _("seire aruanne")
        verbose_name_plural = _("seire aruanded")

    def __str__(self) -> str:
        return str(_("%(region)s, seire %(day)s") % {"region": self.region, "day": self.as_of})

    def clean(self) -> None:
        super().clean()
        if self.as_of and self.as_of > timezone.localdate():
            raise ValidationError({"as_of": _("See päev on alles tulekul.")})
        if self.strategy_id and self.region_id and self.strategy.region_id != self.region_id:
            raise ValidationError({"strategy": _("Valige oma piirkonna strateegia.")})

    def get_absolute_url(self) -> str:
        return reverse("monitoring_report", args=[self.region.slug, self.version])
