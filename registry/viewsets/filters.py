"""Filters of the listings."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import Model, QuerySet
from django.forms import Select
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from registry.models import Municipality, Region
from registry.models.dated import in_force
from registry.permissions import readable
from registry.rights.scope import NATIONAL, REGION_LOOKUPS, of_regions
from registry.waiting.conditions import Condition


class GuardedFilterSet(WagtailFilterSet):
    """Offers as choices only the rows that the person may see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in self.filters.values():
            choices = getattr(one, "queryset", None)
            if choices is not None and choices.model in {*REGION_LOOKUPS, *NATIONAL}:
                one.queryset = readable(choices, self.request.user)


def choose(model: type[Model], field: str, label: str | None = None) -> django_filters.ModelChoiceFilter:
    """A drop-down of the rows that a field may name."""
    return django_filters.ModelChoiceFilter(
        field_name=field, queryset=model._default_manager.all(), label=label, widget=Select, distinct=True
    )


class RegionFilter(django_filters.ModelChoiceFilter):
    """Rows that belong to a region, however the region is known of them."""

    def __init__(self) -> None:
        super().__init__(queryset=Region.objects.all(), label=_("heaolupiirkond"), widget=Select)

    def filter(self, queryset: QuerySet, value: Region | None) -> QuerySet:
        return of_regions(queryset, [value.pk]) if value else queryset


def municipality_filter(field: str = "municipality") -> django_filters.ModelChoiceFilter:
    """Rows of a municipality."""
    return choose(Municipality, field, _("vald või linn"))


class WaitingFilter(django_filters.ChoiceFilter):
    """Rows that wait for something: the choices are the kinds of waiting that the listing knows."""

    def __init__(self, label: str, **conditions: tuple[str, Condition]) -> None:
        self.conditions: dict[str, Condition] = {name: condition for name, (_, condition) in conditions.items()}
        choices = [(name, label) for name, (label, _) in conditions.items()]
        super().__init__(label=label, choices=choices, widget=Select, empty_label=_("kõik"))

    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        condition: Callable | None = self.conditions.get(value)
        return condition(queryset, timezone.localdate()) if condition else queryset


class InForceFilter(django_filters.ChoiceFilter):
    """What holds today, or what does not."""

    def __init__(self) -> None:
        choices = [("yes", _("kehtib täna")), ("no", _("ei kehti täna"))]
        super().__init__(label=_("kehtivus"), choices=choices, widget=Select, empty_label=_("kõik"))

    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        condition = in_force(timezone.localdate())
        return {"yes": queryset.filter(condition), "no": queryset.exclude(condition)}.get(value, queryset)
