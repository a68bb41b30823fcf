"""What members of the network say to a draft strategy."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.append_only import AppendOnly

from .strategies import Strategy


class StrategyComment(AppendOnly):
    """A comment on a draft; it stays as it was written."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="comments", verbose_name=_("strateegia"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("kirjutas"))
    text = models.TextField(_("arvamus"), max_length=5_000)
    written_at = models.DateTimeField(_("kirjutatud"), auto_now_add=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("arvamus strateegia kohta")
        verbose_name_plural = _("arvamused strateegia kohta")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.author}: {self.strategy}"
