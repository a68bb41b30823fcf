"""A party's way into a TERVIK (A2)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.lifecycles.accession import ACCESSION, AccessionState
from registry.models import Organization

from .append_only import Followed
from .memberships import Membership
from .representatives import Representative
from .templates import AgreementTemplate
from .terviks import Tervik

OPEN_STATES = [
    state.value for state in AccessionState if not ACCESSION.is_final(state) and state != AccessionState.IN_FORCE
]


class AccessionQuerySet(models.QuerySet):
    """Accession forms by where they stand."""

    def under_way(self) -> Self:
        """Neither in force nor over."""
        return self.filter(state__in=OPEN_STATES)


class AccessionApplication(Followed):
    """An accession form (liitumisavaldus): who joins what; its state moves by the lifecycle's table alone."""

    not_proved = ("contact_name", "contact_email", "contact_phone")

    class State(models.TextChoices):
        DRAFT = AccessionState.DRAFT, _("koostamisel")
        ISSUED = AccessionState.ISSUED, _("ootab allkirja")
        UNDER_VERIFICATION = AccessionState.UNDER_VERIFICATION, _("kontrollimisel")
        SIGNED = AccessionState.SIGNED, _("ootab vastuallkirja")
        COUNTERSIGNED = AccessionState.COUNTERSIGNED, _("mõlemal poolel allkirjastatud")
        IN_FORCE = AccessionState.IN_FORCE, _("jõus")
        DECLINED = AccessionState.DECLINED, _("tagasi lükatud")
        WITHDRAWN = AccessionState.WITHDRAWN, _("tagasi võetud")
        EXPIRED = AccessionState.EXPIRED, _("aegunud")
        ENDED = AccessionState.ENDED, _("lõppenud")

    tervik = models.ForeignKey(Tervik, models.PROTECT, related_name="applications", verbose_name=_("TERVIK"))
    party = models.ForeignKey(Organization, models.PROTECT, related_name="applications", verbose_name=_("osapool"))
    state = models.CharField(_("seis"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    representative = models.ForeignKey(
        Representative, models.PROTECT, null=True, related_name="+", verbose_name=_("kes allkirjastab")
    )
    contact_name = models.CharField(_("kontaktisik"), max_length=200, blank=True)
    contact_email = models.EmailField(_("kontaktisiku e-post"), blank=True)
    contact_phone = models.CharField(_("kontaktisiku telefon"), max_length=40, blank=True)
    services = models.TextField(_("teenused, millega osapool liitub"), blank=True, help_text=_("Iga teenus omal real."))
    decision_number = models.CharField(_("volikogu otsuse number"), max_length=40, blank=True)
    decision_day = models.DateField(_("volikogu otsuse kuupäev"), null=True, blank=True)
    decision_document = models.CharField(
        _("volikogu otsuse aadress"), max_length=300, blank=True, help_text=_("Näiteks Riigi Teataja aadress.")
    )
    template = models.ForeignKey(
        AgreementTemplate, models.PROTECT, null=True, related_name="+", verbose_name=_("lepingu versioon")
    )
    regional_template = models.ForeignKey(
        AgreementTemplate, models.PROTECT, null=True, related_name="+", verbose_name=_("piirkonna lisa versioon")
    )
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("alustas"))
    begun_at = models.DateTimeField(_("alustatud"), auto_now_add=True)
    deadline = models.DateField(_("tähtaeg"), null=True, editable=False)
    decline_reason = models.TextField(_("tagasilükkamise põhjus"), blank=True, editable=False)
    membership = models.OneToOneField(
        Membership, models.PROTECT, null=True, editable=False, related_name="application", verbose_name=_("liikmesus")
    )

    objects = AccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("liitumisavaldus")
        verbose_name_plural = _("liitumisavaldused")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tervik", "party"], condition=Q(state__in=OPEN_STATES), name="one_form_under_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.tervik}"
