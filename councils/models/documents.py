"""What the council approves: the frame that profile, strategy and report of monitoring share (C2, C9)."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.lifecycles.document import CHANGEABLE, PUBLIC, DocumentState
from registry.models import Region

from .decision import Decision

PUBLIC_STATES = sorted(state.value for state in PUBLIC)


class FrozenDocument(ValidationError):
    """Somebody tried to change what lies before the council or was approved."""

    def __init__(self) -> None:
        super().__init__(_("Seda ei saa enam muuta: see on koostöökogu ees või kinnitatud. Tehke uus versioon."))


class DocumentQuerySet(models.QuerySet):
    """Documents by who may see them."""

    def public(self) -> Self:
        """Approved by the council, also where a later version followed (C9)."""
        return self.filter(state__in=PUBLIC_STATES)

    def under_way(self) -> Self:
        """Not yet approved."""
        return self.filter(state__in=[DocumentState.DRAFT, DocumentState.COMMENTING, DocumentState.PUT])

    def approved_on(self, day: date) -> Self:
        """Approved by that day, the newest first."""
        return self.public().filter(approved_on__lte=day).order_by("-approved_on", "-version")


class CouncilDocument(models.Model):
    """A version of what the council approves; it names the decision that it was put with."""

    class State(models.TextChoices):
        DRAFT = DocumentState.DRAFT, _("koostamisel")
        COMMENTING = DocumentState.COMMENTING, _("arvamusi kogumas")
        PUT = DocumentState.PUT, _("koostöökogu ees")
        APPROVED = DocumentState.APPROVED, _("kinnitatud")
        SUCCEEDED = DocumentState.SUCCEEDED, _("asendatud uuega")
        DROPPED = DocumentState.DROPPED, _("jäeti pooleli")

    region = models.ForeignKey(Region, models.PROTECT, related_name="%(class)s_set", verbose_name=_("heaolupiirkond"))
    version = models.PositiveSmallIntegerField(_("versioon"), default=1, editable=False)
    state = models.CharField(_("seis"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="%(class)s_set",
        verbose_name=_("koostöökogu otsus"),
    )
    approved_on = models.DateField(_("kinnitatud"), null=True, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("koostas")
    )

    objects: ClassVar[Any] = DocumentQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["region", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["region", "version"], name="%(class)s_one_of_a_version"),
            models.CheckConstraint(
                condition=Q(state__in=PUBLIC_STATES, decision__isnull=False, approved_on__isnull=False)
                | (~Q(state__in=PUBLIC_STATES) & Q(approved_on=None)),
                name="%(class)s_is_approved_by_a_decision",
            ),
        ]

    @classmethod
    def next_version_in(cls, region: Region) -> int:
        """The number after the region's last one of its kind."""
        last = cls._default_manager.filter(region=region).aggregate(last=models.Max("version"))["last"]
        return (last or 0) + 1

    @property
    def may_be_changed(self) -> bool:
        """Whether its text may still be changed."""
        return self.state in CHANGEABLE

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.state in PUBLIC

    def clean(self) -> None:
        super().clean()
        if self.pk and not self.may_be_changed:
            raise FrozenDocument

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises FrozenDocument where it lies before the council or was approved."""
        if not self.may_be_changed:
            raise FrozenDocument
        return super().delete(*args, **kwargs)


class PartOfDocument(models.Model):
    """A part that is changed only while its document may be. ``OF`` is the way from it to its document."""

    OF: ClassVar[str]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.check_document()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.check_document()

    @property
    def document(self) -> Any:
        """The document that it belongs to."""
        return attrgetter(self.OF)(self)

    def check_document(self) -> None:
        """Raise FrozenDocument where the document is not to be changed."""
        if not self.document.may_be_changed:
            raise FrozenDocument

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.check_document()
        return super().delete(*args, **kwargs)
