"""Addresses of the open data; names of its parts are those of HSDS."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import views


class KindConverter(StringConverter):
    """One of the kinds that there are."""

    regex = "|".join(views.KINDS)


register_converter(KindConverter, "open_data_kind")

urlpatterns = [
    path("open-data/", views.page, name="open_data"),
    path("open-data/hsds/", views.about, name="open_data_about"),
    path("open-data/hsds/<open_data_kind:kind>/", views.listed, name="open_data_list"),
    path("open-data/hsds/<open_data_kind:kind>/<uuid:identifier>/", views.one, name="open_data_one"),
]
