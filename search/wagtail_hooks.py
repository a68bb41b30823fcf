"""The search's place in the back office."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.snippets.models import register_snippet

from search.degraded_panel import show_degraded_panel
from search.permissions import can_see_counts, regions_of_needs
from search.viewsets.needs import NeedsView
from search.viewsets.unmet import UnmetView
from search.viewsets.words import SearchWordViewSet

words = SearchWordViewSet()
register_snippet(words)
hooks.register("construct_homepage_panels", show_degraded_panel)


class CountsMenuItem(MenuItem):
    """Shown to those who may see what is sought."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_see_counts(request.user)


class NeedsMenuItem(MenuItem):
    """Shown to those who read some county's needs."""

    def is_shown(self, request: HttpRequest) -> bool:
        return regions_of_needs(request.user).exists()


@hooks.register("register_admin_urls")
def search_urls() -> list[URLPattern]:
    """The report of what was not found, and the need map of a county."""
    return [
        path("search/unmet/", UnmetView.as_view(), name="search_unmet"),
        path("search/needs/", NeedsView.as_view(), name="search_needs"),
    ]


@hooks.register("register_admin_menu_item")
def search_menu() -> SubmenuMenuItem:
    """Words, and what was not found."""
    items = [
        words.get_menu_item(order=1),
        CountsMenuItem(_("Otsitud, aga leidmata"), reverse("search_unmet"), icon_name="warning", order=2),
        NeedsMenuItem(_("Vajaduste kaart"), reverse("search_needs"), icon_name="glasses", order=3),
    ]
    return SubmenuMenuItem(_("Mida otsitakse"), Menu(items=items), icon_name="openquote", order=130)
