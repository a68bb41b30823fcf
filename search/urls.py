from django.urls import path

from search.views.finder import find_page, situation_page
from search.views.suggestions import suggestions_json, suggestions_page

urlpatterns = [
    path("find/", find_page, name="find"),
    path("find/suggestions/", suggestions_page, name="suggestions"),
    path("find/suggestions.json", suggestions_json, name="suggestions_json"),
    path("situations/<slug:slug>/", situation_page, name="situation"),
]
