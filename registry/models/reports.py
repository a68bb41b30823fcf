"""Errors that readers report."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .organizations import Organization
from .places import Location
from .services import Service


class ErrorReport(models.Model):
    """A reader's word that something is wrong; nothing about the reader is needed."""

    class State(models.TextChoices):
        NEW = "new", _("uus")
        CLOSED = "closed", _("vastatud ja suletud")

    service = models.ForeignKey(
        Service, models.CASCADE, null=True, blank=True, related_name="reports", verbose_name=_("teenus")
    )
    organization = models.ForeignKey(
        Organization,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("organisatsioon"),
    )
    location = models.ForeignKey(
        Location, models.CASCADE, null=True, blank=True, related_name="reports", verbose_name=_("koht")
    )
    page_url = models.CharField(_("leht"), max_length=300, blank=True)
    message = models.TextField(_("mis on valesti"), max_length=2000)
    email = models.EmailField(_("e-post vastuse jaoks"), blank=True)
    language = models.CharField(_("keel"), max_length=2, default="et")
    reported_at = models.DateTimeField(_("teatatud"), auto_now_add=True)
    state = models.CharField(_("seis"), max_length=6, choices=State, default=State.NEW)
    answer = models.TextField(_("vastus"), blank=True)
    closed_at = models.DateTimeField(_("suletud"), null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("sulges"),
    )

    class Meta:
        verbose_name = _("veateade")
        verbose_name_plural = _("veateated")
        ordering = ["state", "-reported_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="new") | (Q(closed_at__isnull=False) & ~Q(answer="")),
                name="closed_report_has_an_answer",
            )
        ]

    def __str__(self) -> str:
        return str(self.service or self.organization or self.location or self.page_url)
