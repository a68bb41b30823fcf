"""Closing a row: it holds to a day and no longer."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from registry.models.dated import Dated
from registry.permissions import editable
from registry.services.records import close_record

from .objects import tell


class CloseForm(forms.Form):
    """The last day."""

    last_day = forms.DateField(
        label=gettext_lazy("Viimane päev, mil see kehtib"), widget=AdminDateInput, initial=timezone.localdate
    )


class CloseView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Asks for the last day and closes the row of the person's regions."""

    model: type[Dated] = Dated
    permission_required = "change"
    form_class = CloseForm
    template_name = "registry/admin/close.html"
    page_title = gettext_lazy("Sulge")
    header_icon = "lock"
    index_url_name = edit_url_name = close_url_name = ""

    def get_queryset(self) -> QuerySet:
        return editable(self.model._default_manager.all(), self.request.user)

    @cached_property
    def object(self) -> Dated:
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def close(self, last_day: date) -> None:
        """Close by the service."""
        close_record(self.request.user, self.object, last_day)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.close(form.cleaned_data["last_day"])
        except ValidationError as refusal:
            tell(form, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("Suletud: %(name)s") % {"name": self.object})
        return redirect(reverse(self.index_url_name))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "object": self.object,
            "edit_url": reverse(self.edit_url_name, args=[self.object.pk]),
        }
