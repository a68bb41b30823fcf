"""What kinds of help there are: reference data."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .dated import Dated, DatedQuerySet
from .sourced import FollowsSource


class Language(models.Model):
    """A language in which a service is given; ``code`` is ISO 639-1 (or ``sgn-EE`` for Estonian sign language)."""

    code = models.CharField(_("kood"), max_length=8, unique=True)
    name = models.CharField(_("nimi"), max_length=60)

    class Meta:
        verbose_name = _("keel")
        verbose_name_plural = _("keeled")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class TargetGroup(models.Model):
    """Whom a service is for (sihtrühm)."""

    code = models.SlugField(_("kood"), unique=True)
    name = models.CharField(_("nimi"), max_length=100)

    class Meta:
        verbose_name = _("sihtrühm")
        verbose_name_plural = _("sihtrühmad")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class ServiceType(FollowsSource, Dated):
    """A national kind of service: its name in law, and what a service inherits where it says nothing itself."""

    TRANSLATED = (
        "name",
        "description",
        "eligibility_description",
        "fees_description",
        "application_process",
        "refusal_help",
        "keywords",
    )

    class Domain(models.TextChoices):
        SOCIAL = "social", _("sotsiaalteenus")
        HEALTH = "health", _("tervishoiuteenus")
        BOTH = "both", _("valdkondadeülene teenus")

    class Organiser(models.TextChoices):
        MUNICIPALITY = "municipality", _("vald või linn")
        SOCIAL_INSURANCE_BOARD = "social_insurance_board", _("Sotsiaalkindlustusamet")
        HEALTH_INSURANCE_FUND = "health_insurance_fund", _("Tervisekassa")
        TERVIK = "tervik", _("TERVIK")
        OTHER = "other", _("muu")

    code = models.SlugField(_("kood"), max_length=40, unique=True)
    name = models.CharField(_("nimi"), max_length=200)
    domain = models.CharField(_("valdkond"), max_length=8, choices=Domain)
    organiser = models.CharField(_("kes korraldab"), max_length=24, choices=Organiser)
    is_statutory = models.BooleanField(
        _("seaduses nimetatud"), default=True, help_text=_("Üks seaduses nimetatud 31 teenusest.")
    )
    legal_reference = models.CharField(_("seadus"), max_length=200, blank=True)
    legal_reference_status = models.CharField(_("kui kindel viide on"), max_length=300, blank=True)
    description = models.TextField(_("mis see on"), blank=True)
    eligibility_description = models.TextField(_("kellele"), blank=True)
    fees_description = models.TextField(_("mis see maksab"), blank=True)
    application_process = models.TextField(
        _("kuidas saada, samm-sammult"), blank=True, help_text=_("Iga samm omal real.")
    )
    refusal_help = models.TextField(_("kui keeldutakse"), blank=True)
    keywords = models.TextField(_("sõnad, mida inimesed kasutavad"), blank=True, help_text=_("Iga sõna omal real."))
    target_groups = models.ManyToManyField(TargetGroup, blank=True, verbose_name=_("sihtrühmad"))

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("teenuse liik")
        verbose_name_plural = _("teenuste liigid")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_duty_of_municipality(self) -> bool:
        """Whether the law makes every municipality organise it (one of the 13)."""
        return self.is_statutory and self.organiser == self.Organiser.MUNICIPALITY

    def get_absolute_url(self) -> str:
        return reverse("service_type", args=[self.code])
