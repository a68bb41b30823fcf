"""What is wrong in a region's help (kitsaskohad)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .areas import Municipality, Region
from .service_types import ServiceType


class Shortcoming(models.Model):
    """A service that is missing, full, too far, too dear or badly joined; with owner, state and answer."""

    class Kind(models.TextChoices):
        MISSING = "missing", _("teenust ei ole")
        FULL = "full", _("kohti ei ole")
        FAR = "far", _("liiga kaugel")
        DEAR = "dear", _("liiga kallis")
        DISJOINTED = "disjointed", _("halvasti seotud")

    class State(models.TextChoices):
        OPEN = "open", _("avatud")
        IN_WORK = "in_work", _("töös")
        SETTLED = "settled", _("lahendatud")
        DECLINED = "declined", _("ei lahendata")

    region = models.ForeignKey(Region, models.PROTECT, related_name="shortcomings", verbose_name=_("heaolupiirkond"))
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("vald või linn")
    )
    service_type = models.ForeignKey(
        ServiceType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("teenuse liik")
    )
    kind = models.CharField(_("mis on valesti"), max_length=10, choices=Kind)
    description = models.TextField(_("kirjeldus"), help_text=_("Ärge kirjutage inimeste nimesid ega juhtumeid."))
    noticed_on = models.DateField(_("märgatud"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kes tegeleb"),
    )
    state = models.CharField(_("seis"), max_length=8, choices=State, default=State.OPEN)
    answer = models.TextField(_("vastus"), blank=True)

    class Meta:
        verbose_name = _("kitsaskoht")
        verbose_name_plural = _("kitsaskohad")
        ordering = ["-noticed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.region}: {self.get_kind_display()}"
