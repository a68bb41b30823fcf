"""Import's place in the back office: addresses, menu, button."""

from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from accounts.models import User

from . import downloads, views
from .actors import can_import
from .kinds import kinds_of


class ImportMenuItem(MenuItem):
    """Shown to those who may import something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_import(request.user)


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


def import_menu_item() -> MenuItem:
    """The entry of the menu."""
    return ImportMenuItem(_("Import"), reverse("registry_imports"), name="import", icon_name="upload", order=360)


def import_buttons(model: type[Model], user: User) -> list[Button]:
    """The button of a listing, for those who may import such rows."""
    addresses = [
        reverse("registry_import_upload", args=[kind.name]) for kind in kinds_of(model) if kind.may_import(user)
    ]
    return [Button(_("Impordi failist"), url=address, icon_name="upload") for address in addresses]
