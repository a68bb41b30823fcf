"""The text of the cooperation agreement, in versions (A1)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registry.models import Region

from .append_only import Followed


class AgreementTemplate(Followed):
    """A version of the agreement's text for the whole country, or a region's additions to it."""

    proved_too = ("clauses.id", "clauses.part", "clauses.text")

    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_templates",
        verbose_name=_("heaolupiirkond"),
        help_text=_("Tühi tähendab kogu Eestit."),
    )
    version = models.PositiveSmallIntegerField(_("versioon"))
    notice_days = models.PositiveSmallIntegerField(
        _("lahkumisest teatatakse ette, päeva"),
        null=True,
        blank=True,
        help_text=_("Piirkonna lisas kokku lepitu kehtib kogu Eesti teksti asemel."),
    )
    published_at = models.DateTimeField(_("avaldatud"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("avaldas"),
    )

    class Meta:
        verbose_name = _("lepingu tekst")
        verbose_name_plural = _("lepingu tekstid")
        ordering = ["region", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["region", "version"], name="one_text_per_version", nulls_distinct=False),
            models.UniqueConstraint(
                fields=["region"],
                condition=Q(published_at=None),
                name="one_unpublished_text",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region or _('kogu Eesti')}, {self.version}"


class AgreementClause(models.Model):
    """The text of one of the nine parts; fixed once its version is published."""

    class Part(models.TextChoices):
        REPRESENTATIVE = "1_representative", _("volitatud esindaja ja tema volitused")
        GOVERNANCE = "2_governance", _("juhtimine")
        RIGHTS = "3_rights", _("liikmete õigused ja kohustused")
        JOINING = "4_joining", _("tegutseva TERVIKuga liitumine")
        LEAVING = "5_leaving", _("lahkumine ja lõpetamine")
        DATA = "6_data", _("andmevahetus ja konfidentsiaalsus")
        FUNDING = "7_funding", _("rahastamine ja läbipaistvus")
        LIABILITY = "8_liability", _("vastutus")
        FORM = "9_form", _("liitumisavaldus lisana")

    template = models.ForeignKey(AgreementTemplate, models.PROTECT, related_name="clauses", verbose_name=_("tekst"))
    part = models.CharField(_("osa"), max_length=20, choices=Part)
    text = models.TextField(_("tekst"))

    class Meta:
        verbose_name = _("lepingu osa")
        verbose_name_plural = _("lepingu osad")
        ordering = ["template", "part"]
        constraints = [models.UniqueConstraint(fields=["template", "part"], name="one_text_per_part")]

    def __str__(self) -> str:
        return self.get_part_display()
