"""What the quorum was found to be, whenever it was found different from before (T7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.models import Region

from .append_only import AppendOnly
from .rule_sets import QuorumRuleSet


class QuorumReading(AppendOnly):
    """A region's quorum as it was read for a day; a new row where a later look finds something else.

    ``corrections``: what had been told otherwise of the earlier reading's day (late or corrected entries).
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="quorum_readings", verbose_name=_("heaolupiirkond"))
    on = models.DateField(_("mis päeva kohta"))
    read_at = models.DateTimeField(_("arvutatud"))
    rule_set = models.ForeignKey(QuorumRuleSet, models.PROTECT, related_name="+", verbose_name=_("kvoorumi reeglid"))
    met = models.BooleanField(_("kvoorum on täis"))
    first_met_on = models.DateField(_("esimest korda täis"), null=True)
    figures = models.JSONField(_("arvud"))
    corrections = models.JSONField(_("mis varasemas muutus"), default=list)

    class Meta(AppendOnly.Meta):
        verbose_name = _("kvoorumi seis")
        verbose_name_plural = _("kvoorumi seisud")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.region}, {self.on}"
