"""Who sits on the council, in whose name, from when to when (C5, C6)."""

from datetime import date
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.composition import Mandate as MandateRule
from councils.composition import Seat, SeatKind
from registry.models import Organization
from registry.models.dated import Dated, DatedQuerySet

from .council import Council


class MandateQuerySet(DatedQuerySet):
    """Mandates as the field asks for them."""

    def held_by(self, user_id: int | None, on: date) -> Self:
        """Those that somebody holds on the day, as member or as deputy."""
        return self.in_force(on).filter(Q(person=user_id) | Q(deputy=user_id))


class Mandate(Dated):
    """A person's right to a seat (C5, C6); ``valid_to`` is the last day. A deputy may stand in."""

    class Kind(models.TextChoices):
        MINISTRY = SeatKind.MINISTRY, _("Sotsiaalministeerium")
        TERVIK = SeatKind.TERVIK, _("TERVIK")
        SOCIAL_INSURANCE_BOARD = SeatKind.SOCIAL_INSURANCE_BOARD, _("Sotsiaalkindlustusamet")
        HEALTH_INSURANCE_FUND = SeatKind.HEALTH_INSURANCE_FUND, _("Tervisekassa")
        MUNICIPALITY = SeatKind.MUNICIPALITY, _("vald või linn")
        ADDITIONAL = SeatKind.ADDITIONAL, _("lisaliige")

    council = models.ForeignKey(Council, models.PROTECT, related_name="mandates", verbose_name=_("koostöökogu"))
    kind = models.CharField(_("koht"), max_length=22, choices=Kind)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="council_mandates",
        verbose_name=_("kelle nimel"),
        help_text=_("Valla või linna puhul kohustuslik."),
    )
    body = models.CharField(
        _("muu asutus või huvirühm"), max_length=200, blank=True, help_text=_("Kui seda registris ei ole.")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="council_mandates", verbose_name=_("liige")
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deputy_mandates",
        verbose_name=_("asendusliige"),
    )
    title = models.CharField(_("amet"), max_length=120, blank=True, help_text=_("Näiteks vallavanem."))
    document = models.CharField(
        _("volituse dokument"), max_length=300, help_text=_("Otsuse või kirja number ja kuupäev.")
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("volitus koostöökogus")
        verbose_name_plural = _("volitused koostöökogus")
        ordering = ["council", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                name="mandate_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(kind="municipality") | Q(organization__isnull=False), name="municipal_seat_has_its_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.in_whose_name}"

    def clean(self) -> None:
        super().clean()
        if self.valid_from is None:
            raise ValidationError({"valid_from": _("Kirjutage, mis päevast volitus kehtib.")})
        if self.kind == self.Kind.MUNICIPALITY and self.organization is None:
            raise ValidationError({"organization": _("Valige, millise valla või linna nimel.")})
        if self.kind == self.Kind.ADDITIONAL and not (self.organization or self.body):
            raise ValidationError({"body": _("Kirjutage, millise asutuse või huvirühma nimel.")})
        if self.deputy_id and self.deputy_id == self.person_id:
            raise ValidationError({"deputy": _("Asendusliige on keegi teine.")})

    @property
    def in_whose_name(self) -> str:
        """On whose behalf the seat speaks."""
        return self.organization.name if self.organization else self.body or self.get_kind_display()

    @property
    def seat(self) -> Seat:
        """The seat as the pure rules take it: municipalities and additional bodies are told apart by their holder."""
        kind = SeatKind(self.kind)
        if kind is SeatKind.MUNICIPALITY:
            return Seat(kind, self.organization_id)
        return Seat(kind, self.organization_id or self.body) if kind is SeatKind.ADDITIONAL else Seat(kind)

    def as_rule(self) -> MandateRule:
        """The row as the pure rules take it."""
        return MandateRule(self.person_id, self.seat, self.valid_from or date.min, self.valid_to, self.deputy_id)
