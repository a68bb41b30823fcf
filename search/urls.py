from django.urls import path

from .views import find_page, situation_page

urlpatterns = [
    path("find/", find_page, name="find"),
    path("situations/<slug:slug>/", situation_page, name="situation"),
]
