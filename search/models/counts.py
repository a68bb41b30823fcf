"""What is sought, counted without anything about who sought it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .words import LANGUAGE_CHOICES


class QueryCount(models.Model):
    """How often a query was made in a week: no address, no identifier, no time of day.

    ``empty``: times nothing was found. ``opened``: times a result was opened; the rest was given up.
    """

    week = models.DateField(_("nädal (esmaspäev)"), db_index=True)
    query = models.CharField(_("otsing"), max_length=80)
    language = models.CharField(_("keel"), max_length=2, choices=LANGUAGE_CHOICES)
    region = models.CharField(_("maakonna EHAK kood"), max_length=4, blank=True)
    searches = models.PositiveIntegerField(_("otsinguid"), default=0)
    empty = models.PositiveIntegerField(_("tulemusteta"), default=0)
    opened = models.PositiveIntegerField(_("avatud tulemusi"), default=0)

    class Meta:
        verbose_name = _("otsingute arv")
        verbose_name_plural = _("otsingute arvud")
        ordering = ["-searches", "query"]
        constraints = [
            models.UniqueConstraint(fields=["week", "query", "language", "region"], name="a_query_once_a_week")
        ]

    def __str__(self) -> str:
        return self.query
