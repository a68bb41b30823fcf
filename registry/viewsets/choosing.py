"""Choosers: a window in which somebody finds a row that they may see, and no other."""

from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenMultipleView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from registry.models import Contact, Location, Organization, Service
from registry.permissions import readable

from .keys import keys_in


class FindForm(BaseFilterForm):
    """Words that stand in the name."""

    search_in: tuple[str, ...] = ()
    q = forms.CharField(label=_("Otsi nime järgi"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        self.search_query = self.cleaned_data.get("q", "")
        self.is_searching = bool(self.search_query)
        for word in self.search_query.split():
            condition = Q()
            for field in self.search_in:
                for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
                    condition |= Q(**{f"{field}__icontains": spelling})
            objects = objects.filter(condition)
        return objects


class OnlyReadable:
    """Lists only what the person may see."""

    def get_object_list(self) -> QuerySet:
        return readable(super().get_object_list(), self.request.user)

    def can_create(self) -> bool:
        return False


class GuardedChooseView(OnlyReadable, ChooseView):
    """The window."""


class GuardedChooseResultsView(OnlyReadable, ChooseResultsView):
    """The window's list, found anew."""


class GuardedChosenView(ChosenView):
    """What was chosen; a row that the person may not see is not found."""

    def get_object(self, pk: str) -> Model:
        rows = readable(self.model_class._default_manager.all(), self.request.user)
        return rows.get(pk__in=keys_in([pk]))


class GuardedChosenMultipleView(ChosenMultipleView):
    """What was chosen; rows that the person may not see are left out."""

    def get_objects(self, pks: list[str]) -> QuerySet:
        rows = readable(self.model_class._default_manager.all(), self.request.user)
        return rows.filter(pk__in=keys_in(pks))


class SafeChooser(BaseChooser):
    """Wagtail's field of a chooser; what was sent and is no key is shown as nothing instead of failing."""

    def get_instance(self, value: object) -> Model | None:
        if value is None or isinstance(value, Model):
            return value
        keys = keys_in([str(value)])
        return super().get_instance(keys[0]) if keys else None


class GuardedChooserViewSet(ChooserViewSet):
    """A chooser that shows and gives only what the person may see."""

    base_widget_class = SafeChooser

    choose_view_class = GuardedChooseView
    choose_results_view_class = GuardedChooseResultsView
    chosen_view_class = GuardedChosenView
    chosen_multiple_view_class = GuardedChosenMultipleView
    search_in: tuple[str, ...] = ("name",)
    per_page = 20

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        form = type("FindForm", (FindForm,), {"search_in": self.search_in})
        return super().get_common_view_kwargs(filter_form_class=form, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


CHOOSERS = [
    GuardedChooserViewSet(
        "choose-organization",
        model=Organization,
        icon="group",
        choose_one_text=_("Vali organisatsioon"),
        choose_another_text=_("Vali teine organisatsioon"),
        search_in=("name", "alternate_name", "registry_code"),
    ),
    GuardedChooserViewSet(
        "choose-location",
        model=Location,
        icon="site",
        choose_one_text=_("Vali koht"),
        choose_another_text=_("Vali teine koht"),
        search_in=("name_et", "address_1", "city"),
    ),
    GuardedChooserViewSet(
        "choose-service",
        model=Service,
        icon="help",
        choose_one_text=_("Vali teenus"),
        choose_another_text=_("Vali teine teenus"),
        search_in=("name_et", "organization__name"),
    ),
    GuardedChooserViewSet(
        "choose-contact",
        model=Contact,
        icon="user",
        choose_one_text=_("Vali kontakt"),
        choose_another_text=_("Vali teine kontakt"),
        search_in=("name", "title_et", "organization__name"),
    ),
]
