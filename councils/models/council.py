"""The cooperation council of a region (C1, C4)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from registry.models import Organization, Region


class Council(models.Model):
    """A region's cooperation council (koostöökogu): where it sits, who leads it, who keeps its papers."""

    class Host(models.TextChoices):
        COOPERATION_BODY = "cooperation_body", _("maakonna omavalitsuste koostööorgan (KOKS)")
        MUNICIPALITY = "municipality", _("maakonna vald või linn")

    region = models.OneToOneField(Region, models.PROTECT, related_name="council", verbose_name=_("heaolupiirkond"))
    host_kind = models.CharField(_("kelle juures tegutseb"), max_length=16, choices=Host, default=Host.COOPERATION_BODY)
    host = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_councils",
        verbose_name=_("töö korraldaja"),
        help_text=_("Koostööorgan, või kui seda ei ole, siis maakonna vald või linn (C4)."),
    )
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="chaired_councils",
        verbose_name=_("esimees"),
    )
    secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kept_councils",
        verbose_name=_("sekretär"),
    )
    deputy_secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kept_councils_as_deputy",
        verbose_name=_("sekretäri asendaja"),
        help_text=_("Teeb sekretäri tööd, kui sekretär ise ei saa."),
    )
    email = models.EmailField(_("koostöökogu e-post"), blank=True)

    class Meta:
        verbose_name = _("koostöökogu")
        verbose_name_plural = _("koostöökogud")
        ordering = ["region"]

    def __str__(self) -> str:
        return str(_("%(region)s koostöökogu") % {"region": self.region})

    def get_absolute_url(self) -> str:
        return reverse("council", args=[self.region.slug])

    @property
    def keepers(self) -> list[User]:
        """Who keeps its papers: the secretary and the deputy, those that there are."""
        return [one for one in (self.secretary, self.deputy_secretary) if one]
