"""Addresses of membership."""

from django.urls import path

from .views.national import quorum_overview, quorum_overview_json
from .views.region_members import region_members, region_members_csv, region_members_json

urlpatterns = [
    path("quorum/", quorum_overview, name="quorum"),
    path("quorum.json", quorum_overview_json, name="quorum_json"),
    path("regions/<slug:slug>/members/", region_members, name="region_members"),
    path("regions/<slug:slug>/members.json", region_members_json, name="region_members_json"),
    path("regions/<slug:slug>/members.csv", region_members_csv, name="region_members_csv"),
]
