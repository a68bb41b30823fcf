"""Import's place in the back office: addresses, menu, button."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from accounts.models import User

from . import downloads, views
from .actors import can_import
from .kinds import kind_named


class ImportMenuItem(MenuItem):
    """Shown to those who may import something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_import(request.user)


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern]:
    """Addresses under ``import/``."""
    return [
        path("import/", views.index, name="registry_imports"),
        path("import/<int:pk>/", views.batch, name="registry_import_batch"),
        path("import/<int:pk>/confirm/", views.confirm, name="registry_import_confirm"),
        path("import/<int:pk>/drop/", views.drop, name="registry_import_drop"),
        path("import/<int:pk>/again/", views.look_again, name="registry_import_again"),
        path("import/<str:kind_name>/", views.upload, name="registry_import_upload"),
        path("import/<str:kind_name>/template.<str:form>", downloads.template, name="registry_import_template"),
        path("import/<str:kind_name>/current.<str:form>", downloads.current, name="registry_import_current"),
    ]


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    """The entry of the menu."""
    return ImportMenuItem(_("Import"), reverse("registry_imports"), name="import", icon_name="upload", order=360)


def import_buttons(kind_name: str, user: User) -> list[Button]:
    """The button of a listing, for those who may import that kind."""
    kind = kind_named(kind_name)
    if kind is None or not kind.may_import(user):
        return []
    return [Button(_("Impordi failist"), url=reverse("registry_import_upload", args=[kind_name]), icon_name="upload")]
