"""Family doctors' lists of patients."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .areas import Municipality
from .dated import Dated, DatedQuerySet
from .organizations import Organization

LIST_CODE = r"^N\d{4}$"


class PatientList(Dated):
    """A family doctor's list (nimistu) with a provider, from day to day.

    A list that changes its provider gets a new row with the same code; the old row ends. A list counts once in each
    region in which one of its service areas lies (T6).
    """

    list_code = models.CharField(
        _("nimistu kood"),
        max_length=5,
        db_index=True,
        validators=[RegexValidator(LIST_CODE, _("Nimistu kood on N ja neli numbrit, näiteks N0554."))],
    )
    provider = models.ForeignKey(
        Organization, models.PROTECT, related_name="patient_lists", verbose_name=_("perearstiabi osutaja")
    )
    municipalities = models.ManyToManyField(
        Municipality, related_name="patient_lists", verbose_name=_("teeninduspiirkond")
    )
    doctor = models.CharField(_("perearst"), max_length=200, blank=True)
    source = models.CharField(_("allikas"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("nimistu")
        verbose_name_plural = _("nimistud")
        ordering = ["list_code", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["list_code", "valid_from"],
                name="one_row_per_list_and_beginning",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.list_code

    def clean(self) -> None:
        """A list has one provider on a day: another row of it may not hold on the same days (T6)."""
        super().clean()
        rows = PatientList.objects.filter(list_code=self.list_code).exclude(pk=self.pk)
        if self.valid_to:
            rows = rows.filter(Q(valid_from=None) | Q(valid_from__lte=self.valid_to))
        if self.valid_from:
            rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=self.valid_from))
        if other := rows.select_related("provider").first():
            raise ValidationError(
                _("Samadel päevadel on see nimistu juba kirjas: %(provider)s, alates %(first)s. Sulgege enne see."),
                params={"provider": other.provider, "first": other.valid_from or "–"},
            )
