"""Who may sign for an organisation."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import validate_personal_code
from registry.models import Organization
from registry.models.alphabetical import Alphabetical
from registry.models.dated import Dated, DatedQuerySet

from .append_only import Followed


class RepresentativeQuerySet(DatedQuerySet):
    """Representatives, asked as the field asks."""

    def who_may_sign(self, organization: Organization, on: date) -> Self:
        """Those whom staff have confirmed and whose powers hold on the day (A2)."""
        return self.filter(organization=organization, confirmed_at__isnull=False).in_force(on)


class Representative(Dated, Followed):
    """A person who may represent an organisation, on what ground, from day to day (A2)."""

    class Basis(models.TextChoices):
        BOARD_MEMBER = "board_member", _("juhatuse liige")
        MAYOR = "mayor", _("vallavanem või linnapea")
        POWER_OF_ATTORNEY = "power_of_attorney", _("volikiri")
        SELF_EMPLOYED = "self_employed", _("füüsilisest isikust ettevõtja")

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="representatives", verbose_name=_("organisatsioon")
    )
    personal_code = models.CharField(_("isikukood"), max_length=11, validators=[validate_personal_code])
    name = models.CharField(_("nimi"), max_length=200)
    basis = models.CharField(_("alus"), max_length=20, choices=Basis)
    document = models.CharField(
        _("dokument"), max_length=300, blank=True, help_text=_("Volikirja või otsuse number ja kuupäev.")
    )
    is_joint = models.BooleanField(
        _("ühine esindus"), default=False, help_text=_("Kaks ühist esindajat peavad alla kirjutama koos.")
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("kinnitas"),
    )
    confirmed_at = models.DateTimeField(_("kinnitatud"), null=True, editable=False)

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("esindaja")
        verbose_name_plural = _("esindajad")
        ordering = ["organization", Alphabetical("name")]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_basis_display()}"
