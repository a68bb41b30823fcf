"""Mark as checked today."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.widgets import AdminDateInput

from registry.models import Contact, Location, Organization, Service
from registry.services.records import mark_checked

from .guarded import GuardedBulkAction


class CheckedForm(forms.Form):
    """When, and by which office."""

    on = forms.DateField(label=gettext_lazy("Kontrollitud"), widget=AdminDateInput, initial=timezone.localdate)
    by = forms.CharField(
        label=gettext_lazy("Kontrollis"),
        max_length=200,
        help_text=gettext_lazy("Asutus või ametikoht, mitte inimese nimi. See on kõigile näha."),
    )

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("See päev ei ole veel käes."))
        return on


class MarkChecked(GuardedBulkAction):
    """The facts of these rows were checked."""

    models = (Service, Location, Contact, Organization)
    action_type = "mark-checked"
    display_name = gettext_lazy("Märgi kontrollituks")
    aria_label = gettext_lazy("Märgi valitud read kontrollituks")
    action_priority = 10
    form_class = CheckedForm

    @classmethod
    def execute_action(cls, objects: list[Model], **kwargs: Any) -> tuple[int, int]:
        said = kwargs["form"].cleaned_data
        return mark_checked(kwargs["user"], objects, said["on"], said["by"]), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        text = ngettext(
            "Kontrollituks märgitud: %(count)d rida.", "Kontrollituks märgitud: %(count)d rida.", num_parent_objects
        )
        return text % {"count": num_parent_objects}
