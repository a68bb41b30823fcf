"""People and desks to turn to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .alphabetical import Alphabetical
from .areas import Region
from .dated import Dated, DatedQuerySet
from .organizations import Organization
from .places import Location
from .services import Service
from .sourced import FollowsSource, Sourced


class Visibility(models.TextChoices):
    """Who sees it; each sees what stands before."""

    PUBLIC = "public", _("kõik")
    NETWORK = "network", _("võrgustik (sisse loginud liikmed)")
    STAFF = "staff", _("piirkonna töötajad")


class CoordinationFunction(models.TextChoices):
    """Where coordination of help sits (domain digest, "The coordination service")."""

    HEALTH_PATH_MANAGER = "health_path_manager", _("terviseteekonna juht")
    NETWORK_MANAGER = "network_manager", _("võrgustikujuht")
    SOCIAL_WORKER = "social_worker", _("valla või linna sotsiaaltöötaja")
    CASE_MANAGER = "case_manager", _("valla või linna juhtumikorraldaja")
    FAMILY_DOCTOR = "family_doctor", _("perearst")
    FAMILY_NURSE = "family_nurse", _("pereõde")
    HOME_NURSE = "home_nurse", _("koduõde")
    MIDWIFE = "midwife", _("ämmaemand")
    PHYSIOTHERAPIST = "physiotherapist", _("füsioterapeut")
    HOSPITAL_NURSE = "hospital_nurse", _("haigla õde")
    HOSPITAL_SOCIAL_WORKER = "hospital_social_worker", _("haigla sotsiaaltöötaja")
    STROKE_COORDINATOR = "stroke_coordinator", _("insuldikoordinaator")
    SKA_CONSULTANT = "ska_consultant", _("Sotsiaalkindlustusameti konsultant")
    SKA_COORDINATOR = "ska_coordinator", _("Sotsiaalkindlustusameti koordinaatornõustaja")
    TOOTUKASSA_CASE_MANAGER = "tootukassa_case_manager", _("töötukassa juhtumikorraldaja")


class ContactQuerySet(DatedQuerySet):
    """Contacts by who may see them."""

    def public(self) -> "ContactQuerySet":
        """What everybody sees."""
        return self.filter(visibility=Visibility.PUBLIC)


class Contact(FollowsSource, Sourced, Dated):
    """A person or desk of an organisation; the phone is public only where it is marked so."""

    TRANSLATED = ("title", "department")

    external_id = models.CharField(_("väline tunnus"), max_length=80, unique=True, null=True, blank=True)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="contacts", verbose_name=_("organisatsioon")
    )
    services = models.ManyToManyField(Service, blank=True, related_name="contacts", verbose_name=_("teenused"))
    location = models.ForeignKey(
        Location, models.SET_NULL, null=True, blank=True, related_name="contacts", verbose_name=_("koht")
    )
    name = models.CharField(_("nimi"), max_length=200, blank=True)
    title = models.CharField(_("ametikoht"), max_length=200, blank=True)
    department = models.CharField(_("üksus"), max_length=200, blank=True)
    function = models.CharField(_("koordineeriv ülesanne"), max_length=24, choices=CoordinationFunction, blank=True)
    region = models.ForeignKey(
        Region,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("heaolupiirkond, mida teenindab"),
    )
    email = models.EmailField(_("e-post"), blank=True)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    phone_is_public = models.BooleanField(_("telefon on avalik"), default=False)
    visibility = models.CharField(_("kes näeb"), max_length=8, choices=Visibility, default=Visibility.NETWORK)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("kontakt")
        verbose_name_plural = _("kontaktid")
        ordering = ["organization", Alphabetical("name"), "pk"]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.title) if part) or str(self.organization)
