"""Uploaded files on their way into the registry."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportBatch(models.Model):
    """One uploaded file: previewed, then confirmed or dropped; its bytes are fixed by their hash."""

    class State(models.TextChoices):
        READING = "reading", _("loeme faili")
        PREVIEWED = "previewed", _("ootab kinnitust")
        WRONG = "wrong", _("failis on vigu")
        IMPORTING = "importing", _("impordime")
        DONE = "done", _("imporditud")
        FAILED = "failed", _("ei õnnestunud")
        DROPPED = "dropped", _("loobutud")

    kind = models.CharField(_("mida imporditi"), max_length=40)
    file_name = models.CharField(_("fail"), max_length=200)
    stored_name = models.CharField(max_length=100, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("suurus baitides"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("üles laadinud")
    )
    uploaded_at = models.DateTimeField(_("üles laaditud"), auto_now_add=True)
    state = models.CharField(_("seis"), max_length=10, choices=State, default=State.READING)
    rows_total = models.PositiveIntegerField(_("ridu"), default=0)
    rows_done = models.PositiveIntegerField(_("loetud"), default=0)
    preview = models.JSONField(default=dict, editable=False)
    finished_at = models.DateTimeField(_("lõpetatud"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("impordid")
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.file_name
