"""Who may act in which region."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .areas import Region
from .organizations import Organization


class RegionAssignment(models.Model):
    """A user's part in a region, or in the whole country where no region is named."""

    class Role(models.TextChoices):
        EDITOR = "editor", _("TERVIKu töötaja: hoiab registrit")
        READER = "reader", _("lugeja: näeb, ei muuda")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="region_assignments",
        verbose_name=_("kasutaja"),
    )
    region = models.ForeignKey(
        Region,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("heaolupiirkond"),
        help_text=_("Tühi tähendab kogu Eestit."),
    )
    role = models.CharField(_("roll"), max_length=8, choices=Role)

    class Meta:
        verbose_name = _("töötaja piirkond")
        verbose_name_plural = _("töötajate piirkonnad")
        ordering = ["user", "region"]
        constraints = [
            models.UniqueConstraint(fields=["user", "region"], name="one_part_in_a_region", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.region or _('kogu Eesti')}"


class OrganizationAssignment(models.Model):
    """A user who belongs to an organisation of the network: sees what the network sees, checks its own data."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="organization_assignments",
        verbose_name=_("kasutaja"),
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="assignments", verbose_name=_("organisatsioon")
    )

    class Meta:
        verbose_name = _("organisatsiooni inimene")
        verbose_name_plural = _("organisatsioonide inimesed")
        ordering = ["organization", "user"]
        constraints = [models.UniqueConstraint(fields=["user", "organization"], name="once_in_an_organization")]

    def __str__(self) -> str:
        return f"{self.user}: {self.organization}"
