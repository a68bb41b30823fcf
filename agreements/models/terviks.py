"""The region's cooperation organisation."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from stdnum import iban

from agreements.lifecycles.tervik import TervikState
from agreements.services_allowed import TervikForm
from registry.models import Organization, Region

from .append_only import Followed


def validate_iban(value: str) -> None:
    """Refuse what is no bank account number (IBAN with its checksum)."""
    if not iban.is_valid(value):
        raise ValidationError(_("“%(number)s” ei ole õige kontonumber (IBAN)."), params={"number": value})


class Tervik(Followed):
    """A TERVIK (T1): in formation, formed or ended; one that is not ended in each region (T9)."""

    class State(models.TextChoices):
        IN_FORMATION = TervikState.IN_FORMATION, _("loomisel")
        FORMED = TervikState.FORMED, _("loodud")
        ENDED = TervikState.ENDED, _("lõpetatud")

    class Form(models.TextChoices):
        BY_AGREEMENT = TervikForm.BY_AGREEMENT, _("lepinguga: moodustaja juures")
        LEGAL_PERSON = TervikForm.LEGAL_PERSON, _("eraldi juriidiline isik")

    region = models.ForeignKey(Region, models.PROTECT, related_name="terviks", verbose_name=_("heaolupiirkond"))
    name = models.CharField(_("nimi"), max_length=200)
    state = models.CharField(_("seis"), max_length=12, choices=State, default=State.IN_FORMATION)
    form = models.CharField(_("vorm"), max_length=12, choices=Form, blank=True)
    founder = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="founded_terviks",
        verbose_name=_("moodustaja"),
        help_text=_("Kohustuslik osapool, kelle juures TERVIK tegutseb (vorm 1)."),
    )
    legal_person = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tervik_of",
        verbose_name=_("juriidiline isik"),
        help_text=_("TERVIKu enda juriidiline isik (vorm 2)."),
    )
    unit = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unit_of_terviks",
        verbose_name=_("moodustaja struktuuriüksus"),
        help_text=_(
            "Vorm 1: üksus, mis täidab TERVIKu ülesandeid. Tal on registris oma kirje; selle teenused on TERVIKu omad."
        ),
    )
    bank_account = models.CharField(_("arvelduskonto"), max_length=34, blank=True, validators=[validate_iban])
    represented_by = models.CharField(_("kes esindab"), max_length=200, blank=True)
    statute = models.CharField(
        _("põhikiri või kord"),
        max_length=300,
        blank=True,
        validators=[RegexValidator(r"^https?://", _("Kirjutage veebiaadress, mis algab https://."))],
    )
    initiative_group = models.TextField(
        _("integratsiooni initsiatiivgrupp"), blank=True, help_text=_("Kes sinna kuuluvad, iga osapool omal real.")
    )
    agreed_priorities = models.TextField(_("kokku lepitud prioriteedid ja eesmärgid"), blank=True)
    formed_on = models.DateField(_("loodud"), null=True, blank=True)
    ended_on = models.DateField(_("lõppes"), null=True, blank=True)

    class Meta:
        verbose_name = _("TERVIK")
        verbose_name_plural = _("TERVIKud")
        ordering = ["region", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["region"], condition=~Q(state="ended"), name="one_tervik_in_a_region"),
            models.CheckConstraint(
                condition=Q(state="in_formation", formed_on=None)
                | Q(state="formed", formed_on__isnull=False)
                | Q(state="ended", ended_on__isnull=False),
                name="tervik_state_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.unit_id and self.form == self.Form.LEGAL_PERSON:
            raise ValidationError({"unit": _("Eraldi juriidilisel isikul ei ole moodustaja üksust.")})
        if self.unit_id and self.unit_id == self.founder_id:
            raise ValidationError({"unit": _("Üksus on registris oma kirjega, mitte moodustaja ise.")})
