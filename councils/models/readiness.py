"""Readiness for emergencies: whom to reach, what was agreed. For the network alone (T2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.models import Organization, Region
from registry.models.dated import Dated, DatedQuerySet


class EmergencyContact(Dated):
    """Whom the network calls in an emergency, in which order."""

    region = models.ForeignKey(
        Region, models.PROTECT, related_name="emergency_contacts", verbose_name=_("heaolupiirkond")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("asutus")
    )
    name = models.CharField(_("nimi"), max_length=200)
    duty = models.CharField(_("ülesanne"), max_length=200)
    phone = models.CharField(_("telefon"), max_length=40)
    second_phone = models.CharField(_("teine telefon"), max_length=40, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    order = models.PositiveSmallIntegerField(_("helistamise järjekord"), default=1)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("kriisikontakt")
        verbose_name_plural = _("kriisikontaktid")
        ordering = ["region", "order", "name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.duty}"


class ReadinessPlan(Dated):
    """What is done in an emergency of a kind: power cut, flood, evacuation, outbreak."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="readiness_plans", verbose_name=_("heaolupiirkond"))
    title = models.CharField(_("olukord"), max_length=200)
    text = models.TextField(_("mida teha"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("eestvedaja")
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("valmisolekukava")
        verbose_name_plural = _("valmisolekukavad")
        ordering = ["region", "title"]

    def __str__(self) -> str:
        return self.title
