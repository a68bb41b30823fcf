"""Trust lists as they were fetched: what verdicts rest on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredTrustList(models.Model):
    """A list that was rightly signed and fresh when it was fetched; `checked_at` is when it was last seen there."""

    source = models.CharField(_("kust"), max_length=500)
    sequence = models.PositiveIntegerField(_("järjekorranumber"))
    issued_at = models.DateTimeField(_("välja antud"))
    next_update = models.DateTimeField(_("kehtib kuni"))
    fetched_at = models.DateTimeField(_("hangitud"))
    checked_at = models.DateTimeField(_("viimati kontrollitud"))
    sha256 = models.CharField("SHA-256", max_length=64)
    content = models.BinaryField(_("sisu"))

    class Meta:
        verbose_name = _("usaldusnimekiri")
        verbose_name_plural = _("usaldusnimekirjad")
        ordering = ["-sequence", "-pk"]
        constraints = [models.UniqueConstraint(fields=["source", "sha256"], name="one_copy_of_a_trust_list")]

    def __str__(self) -> str:
        return f"{self.source}, {self.sequence}"
