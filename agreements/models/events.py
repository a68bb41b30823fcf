"""The log of everything that happened, chained by hash."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.record.chain import Entry

from .append_only import AppendOnly


class Event(AppendOnly):
    """One thing that happened. ``subject`` names the row ("accessionapplication:14"); no ``actor``: the clock."""

    sequence = models.PositiveBigIntegerField(_("järjekord"), unique=True)
    at = models.DateTimeField(_("millal"))
    kind = models.CharField(_("mis juhtus"), max_length=60)
    subject = models.CharField(_("millega"), max_length=80, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("kes tegi")
    )
    payload = models.JSONField(_("andmed"), default=dict)
    previous_hash = models.CharField(_("eelmise kande räsi"), max_length=64)
    hash = models.CharField(_("räsi"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("sündmus")
        verbose_name_plural = _("sündmused")
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.subject}"

    def as_entry(self) -> Entry:
        """The row as the pure chain takes it."""
        return Entry(
            sequence=self.sequence,
            at=self.at,
            kind=self.kind,
            subject=self.subject,
            actor=self.actor_id,
            payload=self.payload,
            previous_hash=self.previous_hash,
        )
