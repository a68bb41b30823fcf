"""The law's numbers, as data with validity (T6)."""

from fractions import Fraction

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.counting.rules import GpUnit, RuleSet

from .four_eyes import FourEyes, needs_four_eyes


class QuorumRuleSet(FourEyes):
    """One wording of the quorum: thresholds, unit of the GP share."""

    class Unit(models.TextChoices):
        LISTS = "lists", _("nimistud")
        PROVIDERS = "providers", _("perearstiabi osutajad")

    legal_text = models.TextField(_("õigusakti sõnad"), blank=True, help_text=_("Seisab kohustuse teates sõna-sõnalt."))
    hospitals_minimum = models.PositiveSmallIntegerField(_("haiglaid vähemalt"), default=1)
    municipalities_numerator = models.PositiveSmallIntegerField(_("valdade ja linnade osa: lugeja"), default=2)
    municipalities_denominator = models.PositiveSmallIntegerField(_("valdade ja linnade osa: nimetaja"), default=3)
    gp_numerator = models.PositiveSmallIntegerField(_("perearstiabi osa: lugeja"), default=1)
    gp_denominator = models.PositiveSmallIntegerField(_("perearstiabi osa: nimetaja"), default=4)
    gp_unit = models.CharField(_("perearstiabi arvestatakse"), max_length=9, choices=Unit, default=Unit.LISTS)
    excluded_hospital_counts = models.BooleanField(
        _("välja jäetud haigla läheb arvesse"), default=False, help_text=_("Meie lugemine eelnõust: ei lähe (T6).")
    )
    area_inhabitants = models.PositiveIntegerField(
        _("koordinatsioonipiirkonnad, kui maakonnas on elanikke rohkem kui"), default=100_000
    )

    class Meta(FourEyes.Meta):
        verbose_name = _("kvoorumi reeglid")
        verbose_name_plural = _("kvoorumi reeglid")
        constraints = [
            needs_four_eyes("rule_set_needs_four_eyes"),
            models.CheckConstraint(
                condition=Q(municipalities_denominator__gte=F("municipalities_numerator"))
                & Q(gp_denominator__gte=F("gp_numerator"))
                & Q(municipalities_numerator__gte=1)
                & Q(gp_numerator__gte=1)
                & Q(hospitals_minimum__gte=1),
                name="rule_set_shares_are_shares",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        try:
            self.as_rule()
        except (ValueError, ZeroDivisionError) as error:
            raise ValidationError(_("Osa peab olema suurem kui 0 ja kõige rohkem 1.")) from error

    def as_rule(self) -> RuleSet:
        """The row as the pure rule takes it. Raises ValueError or ZeroDivisionError for impossible shares."""
        return RuleSet(
            code=self.code,
            in_force=self.status == self.Status.IN_FORCE,
            hospitals_minimum=self.hospitals_minimum,
            municipalities_share=Fraction(self.municipalities_numerator, self.municipalities_denominator),
            gp_share=Fraction(self.gp_numerator, self.gp_denominator),
            gp_unit=GpUnit(self.gp_unit),
            excluded_hospital_counts=self.excluded_hospital_counts,
            legal_reference=self.legal_reference,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )
