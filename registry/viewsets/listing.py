"""The listing of a model: only the rows that the person may see; search, filters, export, bulk actions."""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets import Button

from registry.importing.admin_hooks import import_buttons
from registry.permissions import can_add, editable, readable

from .exporting import WordedExportMixin
from .filters import GuardedFilterSet


class GuardedIndexView(WordedExportMixin, IndexView):
    """Rows of the person's regions; buttons only where they lead somewhere."""

    template_name = "registry/admin/listing.html"
    base_filterset_class = GuardedFilterSet
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()
    shown: list[Model]

    def get_base_queryset(self) -> QuerySet:
        rows = readable(super().get_base_queryset(), self.request.user)
        return rows.select_related(*self.related).prefetch_related(*self.prefetched)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Every word is found in some field; SQLite compares Estonian and Russian letters only as they are written."""
        for word in self.search_query.split():
            spellings = {word, word.lower(), word.upper(), word.capitalize()}
            condition = Q()
            for field in self.search_fields or []:
                for spelling in spellings:
                    condition |= Q(**{f"{field}__icontains": spelling})
            queryset = queryset.filter(condition)
        return queryset.distinct() if any("__" in field for field in self.search_fields or []) else queryset

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """What Wagtail offers, and the import for those who may."""
        return [*super().header_more_buttons, *import_buttons(self.model, self.request.user)]

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> tuple:
        paginated = super().paginate_queryset(queryset, page_size)
        self.shown = list(paginated[2])
        return paginated

    @cached_property
    def editable_keys(self) -> set[Any]:
        """Which of the shown rows the person may change: one query for the page."""
        rows = self.model._default_manager.filter(pk__in=[row.pk for row in self.shown])
        return set(editable(rows, self.request.user).values_list("pk", flat=True))

    def get_edit_url(self, instance: Model) -> str | None:
        return super().get_edit_url(instance) if instance.pk in self.editable_keys else None

    def get_delete_url(self, instance: Model) -> str | None:
        return super().get_delete_url(instance) if instance.pk in self.editable_keys else None

    def get_copy_url(self, instance: Model) -> str | None:
        return super().get_copy_url(instance) if instance.pk in self.editable_keys else None

    def get_add_url(self) -> str | None:
        return super().get_add_url() if can_add(self.request.user, self.model) else None

    @cached_property
    def has_bulk_actions(self) -> bool:
        """Whether something can be done with many rows at once, and the person may do it."""
        opts = self.model._meta
        actions = bulk_action_registry.get_bulk_actions_for_model(opts.app_label, opts.model_name)
        return bool(actions) and self.user_has_permission("change")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        columns: list[BaseColumn] = list(super().columns)
        if self.has_bulk_actions:
            columns.insert(0, BulkActionsCheckboxColumn("bulk_actions", obj_type=self.model._meta.model_name))
        return columns

    def _get_title_column(self, field_name: str, *args: Any, **kwargs: Any) -> BaseColumn:
        name = self.model._meta.model_name
        return super()._get_title_column(
            field_name, *args, **kwargs, get_title_id=lambda row: f"{name}_{quote(row.pk)}_title"
        )

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        try:
            return super().get_heading(queryset, field)
        except FieldDoesNotExist:
            return field

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        context["has_bulk_actions"] = self.has_bulk_actions
        context["item_type"] = self.model._meta.model_name.upper()
        return context


def address_of(name: str, row: Model) -> str:
    """The address of a view of one row."""
    return reverse(name, args=[quote(row.pk)])
