"""The wellbeing profile: a region's needs, strengths, problems and resources, with figures (C2)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.models.sourced import FollowsSource

from .documents import CouncilDocument, PartOfDocument
from .measures import Measure


class WellbeingProfile(CouncilDocument):
    """A version of the region's wellbeing profile (tervise- ja heaoluprofiil)."""

    shows_coverage = models.BooleanField(_("näitab teenuste kaetust"), default=True)
    shows_shortcomings = models.BooleanField(_("näitab kitsaskohti"), default=True)

    class Meta(CouncilDocument.Meta):
        verbose_name = _("heaoluprofiil")
        verbose_name_plural = _("heaoluprofiilid")

    def __str__(self) -> str:
        return str(_("%(region)s, heaoluprofiil, versioon %(n)s") % {"region": self.region, "n": self.version})

    def get_absolute_url(self) -> str:
        return reverse("profile_version", args=[self.region.slug, self.version])


class ProfileSection(PartOfDocument, FollowsSource):
    """A section of a profile, with the measures that it speaks of."""

    OF = "profile"
    TRANSLATED = ("title", "text")

    class Kind(models.TextChoices):
        NEEDS = "needs", _("vajadused")
        STRENGTHS = "strengths", _("tugevused")
        PROBLEMS = "problems", _("probleemid")
        RESOURCES = "resources", _("ressursid")

    profile = models.ForeignKey(
        WellbeingProfile, models.CASCADE, related_name="sections", verbose_name=_("heaoluprofiil")
    )
    kind = models.CharField(_("osa"), max_length=9, choices=Kind)
    title = models.CharField(_("pealkiri"), max_length=200)
    text = models.TextField(_("tekst"))
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("mõõdik")
    )
    order = models.PositiveSmallIntegerField(_("järjekord"), default=1)

    class Meta:
        verbose_name = _("profiili osa")
        verbose_name_plural = _("profiili osad")
        ordering = ["profile", "order", "pk"]

    def __str__(self) -> str:
        return self.title
