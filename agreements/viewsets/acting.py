"""Acts on a row that a service carries out: a form of its own each, offered where the step exists and is theirs."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from accounts.models import User
from agreements.lifecycle import ForbiddenStep
from registry.permissions import readable
from registry.viewsets.guarded import GuardedViewSet
from registry.viewsets.objects import GuardedCreateView, GuardedInspectView, tell


class ActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView, ABC):
    """One act: who may not take it, or where it does not exist, finds nothing."""

    model: type[Model] = Model
    any_permission_required: ClassVar[list[str]] = ["add", "change", "view"]
    name = ""
    label: str | Promise = ""
    explanation: str | Promise = ""
    form_class: type[forms.Form] = forms.Form
    template_name = "agreements/admin/action.html"
    header_icon = "tick"
    index_url_name = inspect_url_name = ""

    @classmethod
    @abstractmethod
    def is_open(cls, user: User, row: Any) -> bool:
        """Whether the person may take it with the row as it stands."""

    @abstractmethod
    def act(self, user: User, row: Any, values: dict[str, Any]) -> object:
        """Call the service. It may raise PermissionDenied, ForbiddenStep, ValidationError."""

    @cached_property
    def object(self) -> Any:
        row = get_object_or_404(readable(self.model._default_manager.all(), self.request.user), pk=self.kwargs["pk"])
        if not self.is_open(self.request.user, row):
            raise Http404
        return row

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        _row = self.object  # not found before anything is shown
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.act(self.request.user, self.object, form.cleaned_data)
        except ValidationError as refusal:
            tell(form, refusal)
            return self.form_invalid(form)
        except ForbiddenStep:
            form.add_error(None, _("Seis on vahepeal muutunud. Avage rida uuesti."))
            return self.form_invalid(form)
        except PermissionDenied as refusal:
            raise Http404 from refusal
        messages.success(self.request, _("Tehtud: %(what)s.") % {"what": self.label})
        return redirect(self.back_url)

    @property
    def back_url(self) -> str:
        """The row's own page."""
        return reverse(self.inspect_url_name, args=[self.object.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the row, the act: the header names what is done to what."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.back_url, "label": str(self.object)},
            {"url": "", "label": self.label},
        ]

    def get_page_title(self) -> str:
        return str(self.label)

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = {"object": self.object, "explanation": self.explanation, "back_url": self.back_url}
        return {**super().get_context_data(**kwargs), **mine, "submit_label": self.label}


class OffersActs:
    """A view of one row with a button for each act that is open."""

    actions: tuple[type[ActionView], ...] = ()
    action_url_names: ClassVar[dict[str, str]] = {}

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        for number, action in enumerate(self.actions):
            if action.is_open(self.request.user, self.object):
                url = reverse(self.action_url_names[action.name], args=[self.object.pk])
                buttons.append(Button(action.label, url=url, icon_name=action.header_icon, priority=30 + number))
        return buttons


class ActingInspectView(OffersActs, GuardedInspectView):
    """The row as it stands, with its acts."""


class BeginningView(GuardedCreateView):
    """Adds a row by its service, and leads to its page, where the acts are."""

    inspect_url_name = ""

    def get_success_url(self) -> str:
        return reverse(self.inspect_url_name, args=[self.object.pk])

    def get_edit_url(self) -> str:
        return self.get_success_url()


class ActingViewSet(GuardedViewSet):
    """A viewset with acts; everything else is as in the registry."""

    inspect_view_class = ActingInspectView
    actions: tuple[type[ActionView], ...] = ()

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_add_view_kwargs(**{"inspect_url_name": self.get_url_name("inspect"), **kwargs})

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_inspect_view_kwargs(**{**self.offered(), **kwargs})

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_edit_view_kwargs(**{**self.offered(), **kwargs})

    def offered(self) -> dict[str, Any]:
        """The acts, and how their addresses are called."""
        names = {action.name: self.get_url_name(action.name) for action in self.actions}
        return {"actions": self.actions, "action_url_names": names}

    def get_urlpatterns(self) -> list[URLPattern]:
        acts = [
            path(f"{action.name}/<{self.pk_path_converter}:pk>/", self.construct_view(action), name=action.name)
            for action in self.actions
        ]
        return [*super().get_urlpatterns(), *acts]
