"""Who works for a TERVIK (T11)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.payroll import Post
from registry.models import Contact, Municipality
from registry.models.contacts import CoordinationFunction
from registry.models.dated import Dated, DatedQuerySet

from .append_only import Followed
from .terviks import Tervik

FUNCTIONS = {
    Post.HEALTH_PATH_MANAGER: CoordinationFunction.HEALTH_PATH_MANAGER,
    Post.NETWORK_MANAGER: CoordinationFunction.NETWORK_MANAGER,
}
"""What the contact's own function must be, so that search and pages find the same person."""


class TervikPost(Dated, Followed):
    """A post on a TERVIK's payroll and who holds it: a contact of the registry, with its place of work."""

    proved_too = ("municipalities.id",)

    class Role(models.TextChoices):
        MANAGER = Post.MANAGER, _("TERVIKu juht")
        SOCIAL_REHABILITATION_MANAGER = Post.SOCIAL_REHABILITATION_MANAGER, _("sotsiaalse rehabilitatsiooni juht")
        HEALTH_PROMOTER = Post.HEALTH_PROMOTER, _("maakonna tervisedendaja")
        HEALTH_PATH_MANAGER = Post.HEALTH_PATH_MANAGER, _("terviseteekonna juht")
        NETWORK_MANAGER = Post.NETWORK_MANAGER, _("võrgustikujuht")

    class PaidBy(models.TextChoices):
        HEALTH_INSURANCE_FUND = "fund", _("Tervisekassa")
        MINISTRY = "ministry", _("Sotsiaalministeerium")
        STATE_BUDGET = "state", _("riigieelarve")
        OTHER = "other", _("muu")

    tervik = models.ForeignKey(Tervik, models.PROTECT, related_name="posts", verbose_name=_("TERVIK"))
    role = models.CharField(_("amet"), max_length=30, choices=Role)
    contact = models.ForeignKey(
        Contact,
        models.PROTECT,
        related_name="tervik_posts",
        verbose_name=_("kes"),
        help_text=_("Kontakt registris. Sealt tulevad töökoht, telefon ja e-post ning see, kes neid näeb."),
    )
    municipalities = models.ManyToManyField(
        Municipality,
        blank=True,
        related_name="tervik_posts",
        verbose_name=_("kelle elanikke teenindab"),
        help_text=_("Tühi tähendab kogu piirkonda."),
    )
    paid_by = models.CharField(_("kes maksab"), max_length=8, choices=PaidBy, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("TERVIKu töötaja")
        verbose_name_plural = _("TERVIKu töötajad")
        ordering = ["tervik", "role", "contact__name", "pk"]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.contact}"

    def clean(self) -> None:
        super().clean()
        wanted = FUNCTIONS.get(Post(self.role)) if self.role else None
        if wanted and self.contact_id and self.contact.function != wanted:
            text = _("Märkige kontakti juures koordineerivaks ülesandeks: %(function)s.")
            raise ValidationError({"contact": text % {"function": wanted.label}})
