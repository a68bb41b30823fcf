"""Addresses of strategies and results."""

from django.urls import path

from .views import comparison, dashboard, results

urlpatterns = [
    path("measures/", comparison.measures, name="measures"),
    path("measures.json", comparison.measures_json, name="measures_json"),
    path("measures/<slug:code>/", comparison.measure, name="measure"),
    path("measures/<slug:code>.csv", comparison.measure_csv, name="measure_csv"),
    path("measures/<slug:code>.json", comparison.measure_json, name="measure_json"),
    path("regions/<slug:slug>/results/", results.region_results, name="region_results"),
    path("regions/<slug:slug>/strategy/", results.strategy, name="strategy"),
    path("regions/<slug:slug>/strategy/<int:version>/", results.strategy_version, name="strategy_version"),
    path("regions/<slug:slug>/strategy/<int:version>.csv", results.strategy_csv, name="strategy_csv"),
    path("regions/<slug:slug>/strategy/<int:version>.json", results.strategy_json, name="strategy_json"),
    path(
        "regions/<slug:slug>/strategy/<int:version>/changes/",
        results.strategy_differences,
        name="strategy_differences",
    ),
    path("regions/<slug:slug>/dashboard/", dashboard.region_dashboard, name="region_dashboard"),
    path("regions/<slug:slug>/dashboard.csv", dashboard.region_dashboard_csv, name="region_dashboard_csv"),
    path("regions/<slug:slug>/dashboard.json", dashboard.region_dashboard_json, name="region_dashboard_json"),
    path("regions/<slug:slug>/measures/<slug:code>/", dashboard.region_measure, name="region_measure"),
]
