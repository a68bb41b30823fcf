"""The base of every viewset of the registry.

Wagtail's generic views do not enforce a policy's row rules, so each view is one of ours: listings hold what the person
may see, a view of one row answers 404 for a row that the person may not see or change.
"""

from typing import Any

from django.urls import URLPattern, path
from django.utils.functional import cached_property
from wagtail.admin.panels import ObjectList, Panel, TabbedInterface
from wagtail.admin.viewsets.model import ModelViewSet

from registry.history import is_kept
from registry.models.dated import Dated

from .closing import CloseView
from .forms import GuardedForm
from .history import FieldHistoryView
from .listing import GuardedIndexView
from .objects import GuardedCopyView, GuardedCreateView, GuardedDeleteView, GuardedEditView, GuardedInspectView

READ_ONLY = ("add", "edit", "delete", "copy", "close")


class GuardedViewSet(ModelViewSet):
    """A model of the registry in the back office, guarded by row. What a model needs more is declared."""

    index_view_class = GuardedIndexView
    add_view_class = GuardedCreateView
    edit_view_class = GuardedEditView
    delete_view_class = GuardedDeleteView
    copy_view_class = GuardedCopyView
    inspect_view_class = GuardedInspectView
    history_view_class = FieldHistoryView
    close_view_class = CloseView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    search_backend_name = None
    form_class: type[GuardedForm] = GuardedForm
    tabs: dict[str, list[Panel]] = {}
    """The form as staff think of it: headings with their panels; one heading makes no tabs."""
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Views that this model does not have, such as ``"delete"``."""

    @cached_property
    def missing(self) -> set[str]:
        """The views that this model does not have; asked late, since history is registered after the viewsets."""
        kept = is_kept(self.model)
        absent = {
            "usage": True,
            "copy": not self.copy_view_enabled,
            "close": not issubclass(self.model, Dated),
            "history": not kept,
            "history_results": not kept,
        }
        return {*self.without, *(view for view, is_absent in absent.items() if is_absent)}

    @cached_property
    def url_prefix(self) -> str:
        return f"register/{self.name}"

    @cached_property
    def export_filename(self) -> str:
        return self.model._meta.model_name

    def has(self, view: str) -> bool:
        """Whether this model has that view."""
        return view not in self.missing

    def get_edit_handler(self) -> Panel:
        parts = [ObjectList(panels, heading=heading) for heading, panels in self.tabs.items()]
        handler = TabbedInterface(parts) if len(parts) > 1 else ObjectList(next(iter(self.tabs.values()), []))
        handler.base_form_class = self.form_class
        return handler.bind_to_model(self.model)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        names = {f"{view}_url_name": self.get_url_name(view) if self.has(view) else None for view in OPTIONAL}
        names["usage_url_name"] = None
        return super().get_common_view_kwargs(**{**names, **kwargs})

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        mine = {"related": self.related, "prefetched": self.prefetched}
        return super().get_index_view_kwargs(**{**mine, **kwargs})

    @property
    def close_view(self) -> Any:
        """The view that closes a row."""
        return self.construct_view(self.close_view_class)

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns = super().get_urlpatterns()
        if self.has("close"):
            patterns.append(path(f"close/<{self.pk_path_converter}:pk>/", self.close_view, name="close"))
        return [pattern for pattern in patterns if self.has(str(pattern.name))]


OPTIONAL = ("add", "edit", "delete", "copy", "history", "close")
