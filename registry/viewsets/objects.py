"""Views of one row: a row that the person may not see or change is not found."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db.models import ManyToManyField, Model, QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import CopyView, CreateView, DeleteView, EditView, InspectView
from wagtail.admin.widgets.button import Button

from registry.models.dated import Dated
from registry.permissions import can_add, can_edit, editable, readable
from registry.references import references_to
from registry.services.records import delete_record, save_record, sentence

from .listing import address_of


class SavesRecord:
    """Saves through the service; what the service refuses is told in the form."""

    def save_instance(self) -> Model:
        return save_record(self.request.user, self.form.instance, self.form.save)

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ValidationError as refusal:
            tell(form, refusal)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        except PermissionDenied as refusal:
            raise Http404 from refusal


def tell(form: Form, refusal: ValidationError) -> None:
    """Put a refusal at its field where the form shows it, above the form otherwise."""
    by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
    for field, messages in by_field.items():
        form.add_error(field if field in form.fields else None, messages)


class GuardedCreateView(SavesRecord, CreateView):
    """Adds a row, which then stands in a region of the person."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.user_has_permission("add") and not can_add(request.user, self.model):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class GuardedCopyView(SavesRecord, CopyView):
    """Opens the form of a new row filled from another; it is sent to the ordinary view that adds."""

    http_method_names = ["get", "head", "options"]
    unique_fields_emptied = ("external_id", "registry_code")

    def get_object(self, queryset: QuerySet | None = None) -> Model:
        row = get_object_or_404(readable(self.model._default_manager.all(), self.request.user), pk=self.kwargs["pk"])
        self.lists = {
            field.name: list(field.value_from_object(row))
            for field in row._meta.get_fields()
            if isinstance(field, ManyToManyField) and field.remote_field.through._meta.auto_created
        }
        row.pk, row._state.adding = None, True
        for name in self.unique_fields_emptied:
            if hasattr(row, name):
                setattr(row, name, None)
        return row

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), **getattr(self, "lists", {})}

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {**kwargs, "initial": self.get_initial()}


class GuardedEditView(SavesRecord, EditView):
    """Changes a row of the person's regions."""

    close_url_name: str | None = None

    def get_queryset(self) -> QuerySet:
        return editable(self.model._default_manager.all(), self.request.user)

    @cached_property
    def can_delete(self) -> bool:
        return self.user_has_permission("delete") and can_edit(self.request.user, self.object)

    def get_last_updated_info(self) -> None:
        """Wagtail's own log is not kept here; the history has it all."""
        return

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if self.close_url_name and isinstance(self.object, Dated) and self.object.valid_to is None:
            url = address_of(self.close_url_name, self.object)
            buttons.append(Button(_("Sulge"), url=url, icon_name="lock", priority=15))
        return buttons


class GuardedDeleteView(DeleteView):
    """Deletes a row that nothing refers to; otherwise says what does, and leads to closing it."""

    template_name = "registry/admin/confirm_delete.html"
    close_url_name: str | None = None

    def get_queryset(self) -> QuerySet:
        return editable(self.model._default_manager.all(), self.request.user)

    @cached_property
    def references(self) -> dict[str, int]:
        return references_to(self.object)

    def delete_action(self) -> None:
        delete_record(self.request.user, self.object)

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ValidationError:
            return self.render_to_response(self.get_context_data(form=form), status=409)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        can_close = self.close_url_name and isinstance(self.object, Dated)
        return {
            **super().get_context_data(**kwargs),
            "reason": sentence(self.references) if self.references else "",
            "close_url": address_of(self.close_url_name, self.object) if can_close else "",
        }


class GuardedInspectView(InspectView):
    """Shows a row of the person's regions."""

    def get_object(self, queryset: QuerySet | None = None) -> Model:
        return get_object_or_404(readable(self.model._default_manager.all(), self.request.user), pk=self.pk)

    def get_fields(self) -> list[str]:
        return [name for name in super().get_fields() if name not in HIDDEN and self.is_said_by_itself(name)]

    def is_said_by_itself(self, name: str) -> bool:
        """Whether a field is no shorthand for its three languages."""
        return not any(field.name == f"{name}_et" for field in self.model._meta.get_fields())

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        return _("jah") if value is True else _("ei") if value is False else "-" if value in (None, "") else value

    def get_edit_url(self) -> str | None:
        return super().get_edit_url() if can_edit(self.request.user, self.object) else None

    def get_delete_url(self) -> str | None:
        return super().get_delete_url() if can_edit(self.request.user, self.object) else None


HIDDEN = {"id", "translated_from", "name_key", "other_name_keys"}
"""Fields that only the software reads."""
