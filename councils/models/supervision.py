"""What the Health Insurance Fund and the Ministry find when they look at a contract with a funder (F5)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.append_only import AppendOnly

from .fund import FundingContract


class SupervisionEntry(AppendOnly):
    """A finding; never changed or deleted: a correction is another entry."""

    class Body(models.TextChoices):
        HEALTH_INSURANCE_FUND = "fund", _("Tervisekassa")
        MINISTRY = "ministry", _("Sotsiaalministeerium")

    contract = models.ForeignKey(
        FundingContract, models.PROTECT, related_name="supervision", verbose_name=_("rahastamisleping")
    )
    body = models.CharField(_("kes kontrollis"), max_length=8, choices=Body)
    on = models.DateField(_("kontrolli päev"))
    finding = models.TextField(_("mida leiti"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("kirjutas")
    )
    written_at = models.DateTimeField(_("kirjutatud"), auto_now_add=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("järelevalve kanne")
        verbose_name_plural = _("järelevalve kanded")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.contract}: {self.get_body_display()}"
