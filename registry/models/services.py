"""Services and the places where they are given."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .alphabetical import Alphabetical
from .areas import Municipality, Region
from .dated import Dated, DatedQuerySet
from .organizations import Organization
from .places import Location
from .service_types import Language, ServiceType, TargetGroup
from .sourced import FollowsSource, Sourced


class ServiceQuerySet(DatedQuerySet):
    """Services, asked as the field asks."""

    def offered_on(self, on: date) -> Self:
        """What is published on that day: in force, and its provider not closed."""
        provider_open = Q(organization=None) | Q(organization__valid_to=None) | Q(organization__valid_to__gte=on)
        return self.in_force(on).filter(provider_open)

    def offered_in(self, municipality: Municipality) -> Self:
        """What is offered to residents of a municipality, nation-wide services among it."""
        return self.filter(Q(serves_all=True) | Q(municipalities=municipality)).distinct()

    def offered_in_region(self, region: Region) -> Self:
        """What is offered somewhere in a region, nation-wide services among it."""
        return self.filter(Q(serves_all=True) | Q(municipalities__region=region)).distinct()


class Service(FollowsSource, Sourced, Dated):
    """One provider's offer of a service type; it inherits from the type what it does not say itself."""

    TRANSLATED = (
        "name",
        "description",
        "eligibility_description",
        "fees_description",
        "application_process",
        "keywords",
    )

    class Cost(models.TextChoices):
        FREE = "free", _("tasuta")
        PART = "part", _("osa maksab vald või riik")
        FEE = "fee", _("maksate ise")
        UNKNOWN = "unknown", _("ei ole teada")

    class Referral(models.TextChoices):
        NONE = "none", _("ei ole vaja midagi")
        MUNICIPALITY = "municipality_decision", _("valla või linna otsus")
        STATE = "state_decision", _("Sotsiaalkindlustusameti otsus")
        DOCTOR = "doctor_referral", _("arsti saatekiri")
        UNKNOWN = "unknown", _("ei ole teada")

    class Places(models.TextChoices):
        FREE = "free", _("vabu kohti on")
        QUEUE = "queue", _("on järjekord")
        FULL = "full", _("kohad on täis")
        UNKNOWN = "unknown", _("ei ole teada")

    external_id = models.CharField(_("väline tunnus"), max_length=80, unique=True, null=True, blank=True)
    service_type = models.ForeignKey(
        ServiceType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        verbose_name=_("teenuse liik"),
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        verbose_name=_("teenuseosutaja"),
    )
    name = models.CharField(_("nimi"), max_length=200)
    description = models.TextField(_("mida selle teenusega saab"), blank=True)
    eligibility_description = models.TextField(_("kellele"), blank=True)
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, related_name="services", verbose_name=_("sihtrühmad")
    )
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="services", verbose_name=_("kelle elanikele")
    )
    serves_all = models.BooleanField(_("kogu Eestis"), default=False)
    at_home = models.BooleanField(_("inimese kodus"), default=False)
    on_site = models.BooleanField(_("asutuses"), default=False)
    remote = models.BooleanField(_("telefoni teel või veebis"), default=False)
    cost = models.CharField(_("maksumus"), max_length=8, choices=Cost, default=Cost.UNKNOWN)
    fees_description = models.TextField(_("maksumus täpsemalt"), blank=True)
    referral = models.CharField(_("mida on enne vaja"), max_length=24, choices=Referral, default=Referral.UNKNOWN)
    application_process = models.TextField(
        _("kuidas saada, samm-sammult"), blank=True, help_text=_("Iga samm omal real.")
    )
    waiting_days = models.PositiveSmallIntegerField(_("ooteaeg päevades"), null=True, blank=True)
    places = models.CharField(_("kohad"), max_length=8, choices=Places, default=Places.UNKNOWN)
    free_places = models.PositiveSmallIntegerField(_("vabu kohti"), null=True, blank=True)
    availability_on = models.DateField(_("ooteaja ja kohtade seis"), null=True, blank=True)
    languages = models.ManyToManyField(Language, blank=True, related_name="services", verbose_name=_("teeninduskeeled"))
    keywords = models.TextField(_("otsisõnad"), blank=True, help_text=_("Iga sõna omal real."))
    email = models.EmailField(_("e-post"), blank=True)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    url = models.URLField(_("veebileht"), max_length=300, blank=True)
    locations: models.ManyToManyField = models.ManyToManyField(
        Location, through="ServiceAtLocation", related_name="services", verbose_name=_("kohad")
    )

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("teenus")
        verbose_name_plural = _("teenused")
        ordering = [Alphabetical("name"), "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("service", args=[self.pk])

    def said(self, field: str) -> str:
        """What the service says of a field, or else its type (the inheritance)."""
        own = getattr(self, field)
        return own or (getattr(self.service_type, field, "") if self.service_type else "")


class ServiceAtLocation(models.Model):
    """A service given at a place, with what differs there."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="service_at_locations", verbose_name=_("teenus"))
    location = models.ForeignKey(Location, models.PROTECT, related_name="service_at_locations", verbose_name=_("koht"))
    description = models.CharField(_("mis siin on teisiti"), max_length=300, blank=True)
    phone = models.CharField(_("telefon siin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("teenus kohas")
        verbose_name_plural = _("teenused kohtades")
        ordering = ["service_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["service", "location"], name="a_service_once_at_a_place")]

    def __str__(self) -> str:
        return f"{self.service}, {self.location}"
