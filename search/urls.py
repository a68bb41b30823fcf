from django.urls import path

from .suggestion_views import suggestions_json, suggestions_page
from .views import find_page, situation_page

urlpatterns = [
    path("find/", find_page, name="find"),
    path("find/suggestions/", suggestions_page, name="suggestions"),
    path("find/suggestions.json", suggestions_json, name="suggestions_json"),
    path("situations/<slug:slug>/", situation_page, name="situation"),
]
