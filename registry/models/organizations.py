"""Organisations and what they are."""

from datetime import date
from typing import Any, Self

from django.contrib.admin import display as admin_display
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from stdnum.ee import registrikood

from registry.names import name_key

from .alphabetical import Alphabetical
from .areas import Municipality, Region
from .dated import Dated, DatedQuerySet
from .sourced import FollowsSource, Sourced


def validate_registry_code(value: str) -> None:
    """Refuse what is no Estonian registry code: eight digits with a checksum."""
    if not registrikood.is_valid(value):
        raise ValidationError(_("“%(code)s” ei ole õige registrikood."), params={"code": value})


class OrganizationQuerySet(DatedQuerySet):
    """Organisations, asked as the field asks."""

    def with_role(self, role: str) -> Self:
        """Those that carry that role."""
        return self.filter(roles__role=role)

    def named(self, name: str) -> Self:
        """Those with exactly that name or other name, whatever the case."""
        wanted = name_key(name)
        return self.filter(models.Q(name_key=wanted) | models.Q(other_name_keys__contains=f"\n{wanted}\n"))


class Organization(FollowsSource, Sourced, Dated):
    """A municipality, provider, hospital, state body or other organisation of the network."""

    TRANSLATED = ("description",)

    registry_code = models.CharField(
        _("registrikood"),
        max_length=8,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_registry_code],
    )
    name = models.CharField(_("nimi"), max_length=200)
    alternate_name = models.TextField(_("teised nimed"), blank=True, help_text=_("Iga nimi omal real."))
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    other_name_keys = models.TextField(editable=False, blank=True)
    description = models.TextField(_("kirjeldus"), blank=True)
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organizations",
        verbose_name=_("vald või linn"),
        help_text=_("Kus organisatsioon asub. Selle järgi on teada, millise piirkonna töötajad andmeid hoiavad."),
    )
    email = models.EmailField(_("e-post"), blank=True)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    website = models.URLField(_("veebileht"), max_length=300, blank=True)
    is_verified = models.BooleanField(
        _("olemasolu kinnitatud"),
        default=True,
        help_text=_("Nime järgi imporditud organisatsioon on kinnitamata, kuni töötaja ta üle vaatab."),
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisatsioon")
        verbose_name_plural = _("organisatsioonid")
        ordering = [Alphabetical("name"), "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.registry_code = self.registry_code or None

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.note_names()
        super().save(*args, **kwargs)

    def note_names(self) -> None:
        """Keep the forms of the names that an exact search compares."""
        self.name_key = name_key(self.name)
        keys = [name_key(line) for line in self.alternate_name.splitlines() if line.strip()]
        self.other_name_keys = "\n" + "\n".join(keys) + "\n" if keys else ""

    def get_absolute_url(self) -> str:
        return reverse("provider", args=[self.pk])

    @admin_display(description=_("rollid"))
    def roles_in_words(self) -> str:
        """Its roles, a comma between them."""
        return ", ".join(str(role) for role in self.roles.all())


class OrganizationRole(models.Model):
    """What an organisation is in the network; it may be several things."""

    class Role(models.TextChoices):
        MUNICIPALITY = "municipality", _("kohalik omavalitsus")
        HOSPITAL = "hospital", _("haiglavõrgu arengukava haigla")
        GP_PROVIDER = "gp_provider", _("perearstiabi osutaja")
        HEALTH_CENTRE = "health_centre", _("tervisekeskus")
        SOCIAL_PROVIDER = "social_provider", _("sotsiaalteenuse osutaja")
        HEALTH_PROVIDER = "health_provider", _("tervishoiuteenuse osutaja")
        AMBULANCE = "ambulance", _("kiirabi")
        STATE = "state", _("riigiasutus")
        OTHER = "other", _("muu")

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="roles", verbose_name=_("organisatsioon")
    )
    role = models.CharField(_("roll"), max_length=20, choices=Role)

    class Meta:
        verbose_name = _("roll")
        verbose_name_plural = _("rollid")
        ordering = ["role"]
        constraints = [models.UniqueConstraint(fields=["organization", "role"], name="one_row_per_role")]

    def __str__(self) -> str:
        return self.get_role_display()


class HospitalPlanEntry(Dated):
    """A hospital named in the hospital network development plan (T3), in a region, from day to day."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="hospital_plan_entries", verbose_name=_("haigla")
    )
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="hospital_plan_entries", verbose_name=_("heaolupiirkond")
    )
    category = models.CharField(_("haigla liik"), max_length=60)
    is_excluded = models.BooleanField(
        _("ei ole kohustuslik osapool"),
        default=False,
        help_text=_("Eelnõu jätab selle haigla kohustuslike osapoolte hulgast välja (T3)."),
    )
    source = models.CharField(_("allikas"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("haiglavõrgu arengukava kanne")
        verbose_name_plural = _("haiglavõrgu arengukava")
        ordering = ["region", "organization"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "region", "valid_from"], name="one_plan_entry_per_beginning"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization} ({self.region})"


def hospitals_of_plan(region: Region, on: date) -> models.QuerySet[HospitalPlanEntry]:
    """The plan's hospitals in a region on a day, the excluded one among them."""
    return HospitalPlanEntry.objects.in_force(on).filter(region=region).select_related("organization")
