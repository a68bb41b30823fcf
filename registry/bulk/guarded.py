"""The base of bulk actions: only rows that the person may change, "all" means all that their filters found."""

import copy
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.utils.functional import cached_property
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permissions import policy_registry

from registry.permissions import editable
from registry.viewsets.keys import keys_in
from registry.viewsets.objects import tell
from registry.viewsets.register import viewset_of


class GuardedBulkAction(BulkAction):
    """Acts on rows of the person's regions; anybody else finds nothing to act on."""

    template_name = "registry/admin/bulk.html"

    @cached_property
    def rows(self) -> list[Model]:
        """The rows to act on. Raises Http404 where the person may change none of those named."""
        user = self.request.user
        if not policy_registry.get_by_type(self.model).user_has_permission(user, "change"):
            raise Http404
        rows = list(editable(self.named(), user))
        if not rows:
            raise Http404
        return rows

    def named(self) -> QuerySet:
        """The rows that the address names."""
        keys = self.request.GET.getlist("id")
        if "all" in keys:
            return self.listed()
        return self.model._default_manager.filter(pk__in=keys_in(keys))

    def listed(self) -> QuerySet:
        """What the listing showed when "all" was chosen: its address, which comes as ``next``, holds its filters."""
        request = copy.copy(self.request)
        request.GET = QueryDict(urlsplit(self.next_url).query)
        view = viewset_of(self.model).index_view
        listing = view.view_class(**view.view_initkwargs)
        listing.setup(request)
        return self.model._default_manager.filter(pk__in=listing.get_queryset().order_by().values("pk"))

    def get_actionable_objects(self) -> tuple[list[Model], dict[str, list[Model]]]:
        return self.rows, {"items_with_no_access": []}

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user, "form": self.cleaned_form, "rows": self.rows}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "action": self}

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ValidationError as refusal:
            tell(form, refusal)
            return self.form_invalid(form)
