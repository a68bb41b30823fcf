"""Cooperation agreements among many parties, version by version (A1, A3)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.lifecycles.cooperation import COOPERATION, CooperationState
from registry.models import Organization, Region

from .append_only import Followed
from .templates import AgreementTemplate
from .terviks import Tervik

NOT_YET_IN_FORCE = [
    state.value for state in CooperationState if not COOPERATION.is_final(state) and state != CooperationState.IN_FORCE
]
BEING_SIGNED = [CooperationState.ISSUED.value, CooperationState.PARTLY_SIGNED.value]


class CooperationQuerySet(models.QuerySet):
    """Agreements by where they stand."""

    def being_signed(self) -> Self:
        """Issued, with signatures still missing."""
        return self.filter(state__in=BEING_SIGNED)

    def under_way(self) -> Self:
        """Neither in force nor over."""
        return self.filter(state__in=NOT_YET_IN_FORCE)


class CooperationAgreement(Followed):
    """A version of a cooperation agreement (koostööleping); a change is a new version that names what it changes."""

    proved_too = ("parties.id", "parties.party_id", "parties.place", "parties.signed_at")

    class State(models.TextChoices):
        DRAFT = CooperationState.DRAFT, _("koostamisel")
        ISSUED = CooperationState.ISSUED, _("ootab allkirju")
        PARTLY_SIGNED = CooperationState.PARTLY_SIGNED, _("osa allkirju on olemas")
        SIGNED = CooperationState.SIGNED, _("kõik on allkirjastanud")
        IN_FORCE = CooperationState.IN_FORCE, _("jõus")
        SUPERSEDED = CooperationState.SUPERSEDED, _("asendatud uue versiooniga")
        WITHDRAWN = CooperationState.WITHDRAWN, _("tagasi võetud")
        EXPIRED = CooperationState.EXPIRED, _("aegunud")
        ENDED = CooperationState.ENDED, _("lõppenud")

    class Order(models.TextChoices):
        ANY = "any", _("vabas järjekorras")
        SET = "set", _("kindlas järjekorras, üks fail käib ringi")

    tervik = models.ForeignKey(Tervik, models.PROTECT, related_name="agreements", verbose_name=_("TERVIK"))
    title = models.CharField(_("pealkiri"), max_length=200)
    version = models.PositiveSmallIntegerField(_("versioon"), default=1, editable=False)
    amends = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="amendments",
        verbose_name=_("muudab versiooni"),
    )
    changes = models.TextField(_("mida muudetakse"), blank=True)
    terms = models.TextField(
        _("selle lepingu oma tingimused"), blank=True, help_text=_("Lisatakse lepingu üldistele osadele.")
    )
    notice_days = models.PositiveSmallIntegerField(
        _("lahkumisest teatatakse ette, päeva"),
        null=True,
        blank=True,
        help_text=_("Tühi tähendab: nagu lepingu üldises tekstis."),
    )
    order = models.CharField(_("allkirjastamine"), max_length=3, choices=Order, default=Order.ANY)
    sign_by = models.DateField(_("allkirjastada hiljemalt"), null=True, blank=True)
    enters_on = models.DateField(
        _("jõustub"), null=True, blank=True, help_text=_("Tühi tähendab: siis, kui kõik on allkirjastanud.")
    )
    template = models.ForeignKey(
        AgreementTemplate,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("teksti versioon"),
    )
    regional_template = models.ForeignKey(
        AgreementTemplate,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("piirkonna lisa versioon"),
    )
    state = models.CharField(_("seis"), max_length=13, choices=State, default=State.DRAFT, editable=False)
    in_force_on = models.DateField(_("jõus alates"), null=True, editable=False)
    close_reason = models.TextField(_("lõpetamise põhjus"), blank=True, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("koostas")
    )
    drafted_at = models.DateTimeField(_("alustatud"), auto_now_add=True)

    objects = CooperationQuerySet.as_manager()

    class Meta:
        verbose_name = _("koostööleping")
        verbose_name_plural = _("koostöölepingud")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["amends"], condition=Q(state__in=NOT_YET_IN_FORCE), name="one_amendment_under_way"
            ),
            models.CheckConstraint(
                condition=Q(amends=None, version=1) | Q(amends__isnull=False, version__gt=1),
                name="later_versions_amend_earlier_ones",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.version}"

    @property
    def region(self) -> Region:
        """The region whose TERVIK it is of."""
        return self.tervik.region


class AgreementParty(models.Model):
    """An organisation that must sign a version, and its place where the order is set."""

    agreement = models.ForeignKey(
        CooperationAgreement, models.CASCADE, related_name="parties", verbose_name=_("koostööleping")
    )
    party = models.ForeignKey(Organization, models.PROTECT, related_name="agreement_parts", verbose_name=_("osapool"))
    place = models.PositiveSmallIntegerField(_("koht järjekorras"))
    signed_at = models.DateTimeField(_("allkirjastas"), null=True, editable=False)
    reminded_on = models.DateField(_("viimati meelde tuletatud"), null=True, editable=False)

    class Meta:
        verbose_name = _("lepingu osapool")
        verbose_name_plural = _("lepingu osapooled")
        ordering = ["agreement", "place"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "party"], name="one_part_in_an_agreement"),
            models.UniqueConstraint(fields=["agreement", "place"], name="one_party_in_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.agreement}"
