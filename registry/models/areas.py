"""Regions and municipalities, by date."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .alphabetical import Alphabetical
from .dated import Dated, DatedQuerySet


class Region(Dated):
    """A wellbeing region (heaolupiirkond), one per county; ``code`` is the county's EHAK code."""

    code = models.CharField(_("EHAK kood"), max_length=4, unique=True)
    slug = models.SlugField(_("aadressi osa"), unique=True)
    name = models.CharField(_("maakond"), max_length=60)
    short_name = models.CharField(_("lühinimi"), max_length=40)
    iso_code = models.CharField("ISO 3166-2", max_length=6, blank=True)
    population = models.PositiveIntegerField(_("rahvaarv"), null=True, blank=True)
    population_on = models.DateField(_("rahvaarvu seis"), null=True, blank=True)
    population_source = models.CharField(_("rahvaarvu allikas"), max_length=200, blank=True)
    area_km2 = models.DecimalField(_("pindala km²"), max_digits=7, decimal_places=1, null=True, blank=True)
    map_column = models.PositiveSmallIntegerField(_("veerg kaardil"), default=0)
    map_row = models.PositiveSmallIntegerField(_("rida kaardil"), default=0)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("heaolupiirkond")
        verbose_name_plural = _("heaolupiirkonnad")
        ordering = [Alphabetical("name")]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("region", args=[self.slug])


class Municipality(Dated):
    """A municipality (kohalik omavalitsus); ``successor`` is known where it was merged into another."""

    code = models.CharField(_("EHAK kood"), max_length=4, unique=True)
    name = models.CharField(_("nimi"), max_length=60)
    kind = models.CharField(_("liik"), max_length=5, choices=[("vald", _("vald")), ("linn", _("linn"))])
    region = models.ForeignKey(Region, models.PROTECT, related_name="municipalities", verbose_name=_("heaolupiirkond"))
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("õigusjärglane"),
    )
    population = models.PositiveIntegerField(_("rahvaarv"), null=True, blank=True)
    population_on = models.DateField(_("rahvaarvu seis"), null=True, blank=True)
    area_km2 = models.DecimalField(_("pindala km²"), max_digits=7, decimal_places=1, null=True, blank=True)
    latitude = models.FloatField(_("laiuskraad"), null=True, blank=True)
    longitude = models.FloatField(_("pikkuskraad"), null=True, blank=True)
    neighbours = models.ManyToManyField("self", blank=True, verbose_name=_("naabrid"))
    validity_note = models.CharField(_("märkus kehtivuse kohta"), max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("kohalik omavalitsus")
        verbose_name_plural = _("kohalikud omavalitsused")
        ordering = [Alphabetical("name"), "code"]

    def __str__(self) -> str:
        return self.name
