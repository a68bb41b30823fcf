"""Rules as data with validity, which count once a second person has approved them (T6)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from registry.models.dated import Dated, DatedQuerySet

from .append_only import Followed


class FourEyesQuerySet(DatedQuerySet):
    """Rules by whether they count."""

    def approved(self) -> Self:
        """Those that a second administrator has approved, or that came with the installation; only they count."""
        return self.filter(Q(approved_by_law_import=True) | Q(approved_at__isnull=False))


class FourEyes(Dated, Followed):
    """One wording of rules, draft or in force; never changed: a change is a new row.

    Proposed by one national administrator and approved by another; the first draft comes with the installation and
    has no lower bound of validity.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("eelnõu")
        IN_FORCE = "in_force", _("kehtiv")

    code = models.SlugField(_("tähis"), unique=True)
    status = models.CharField(_("õiguslik seis"), max_length=8, choices=Status)
    legal_reference = models.CharField(_("õiguslik alus"), max_length=300)
    approved_by_law_import = models.BooleanField(_("tuli paigaldusega"), default=False, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("esitas"),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("kinnitas"),
    )
    approved_at = models.DateTimeField(_("kinnitatud"), null=True, editable=False)

    objects = FourEyesQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["valid_from", "code"]

    def __str__(self) -> str:
        return self.code

    @property
    def waits_for_approval(self) -> bool:
        """Whether nobody has approved it yet."""
        return self.approved_at is None and not self.approved_by_law_import


def needs_four_eyes(name: str) -> models.CheckConstraint:
    """Who proposed does not approve; the database holds it too."""
    return models.CheckConstraint(condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name=name)
