"""Places where help is given."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .alphabetical import Alphabetical
from .areas import Municipality
from .dated import Dated, DatedQuerySet
from .organizations import Organization
from .sourced import FollowsSource, Sourced


class Access(models.TextChoices):
    """Whether somebody can get in or be understood; unknown is said as unknown."""

    YES = "yes", _("jah")
    PARTLY = "partly", _("osaliselt")
    NO = "no", _("ei")
    UNKNOWN = "unknown", _("ei ole teada")


class Location(FollowsSource, Sourced, Dated):
    """A place (HSDS location) with its address and what is known of access."""

    TRANSLATED = ("name", "description", "accessibility_details")

    external_id = models.CharField(_("väline tunnus"), max_length=80, unique=True, null=True, blank=True)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="locations",
        verbose_name=_("organisatsioon"),
    )
    name = models.CharField(_("nimi"), max_length=200)
    description = models.TextField(_("kirjeldus"), blank=True)
    address_1 = models.CharField(_("aadress"), max_length=200, blank=True)
    city = models.CharField(_("linn, alev või küla"), max_length=100, blank=True)
    postal_code = models.CharField(_("postiindeks"), max_length=5, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="locations", verbose_name=_("vald või linn")
    )
    latitude = models.FloatField(
        _("laiuskraad"), null=True, blank=True, validators=[MinValueValidator(57.4), MaxValueValidator(59.9)]
    )
    longitude = models.FloatField(
        _("pikkuskraad"), null=True, blank=True, validators=[MinValueValidator(21.3), MaxValueValidator(28.3)]
    )
    transportation = models.CharField(_("kuidas kohale saab"), max_length=300, blank=True)
    wheelchair = models.CharField(_("ratastooliga"), max_length=8, choices=Access, default=Access.UNKNOWN)
    hearing = models.CharField(_("kuulmisabi"), max_length=8, choices=Access, default=Access.UNKNOWN)
    sight = models.CharField(_("nägemispuudega"), max_length=8, choices=Access, default=Access.UNKNOWN)
    accessibility_details = models.TextField(_("ligipääs täpsemalt"), blank=True)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("koht")
        verbose_name_plural = _("kohad")
        ordering = [Alphabetical("name"), "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Street, town or village, postal code: what is known of them."""
        return ", ".join(part for part in (self.address_1, f"{self.postal_code} {self.city}".strip()) if part)

    def get_absolute_url(self) -> str:
        return reverse("place", args=[self.pk])
