"""Addresses of the registry's public pages."""

from django.urls import path

from registry.views import coverage, glossary, place, provider, regions, report, service, service_types, take_along

urlpatterns = [
    path("services/<int:pk>/", service.service, name="service"),
    path("providers/<int:pk>/", provider.provider, name="provider"),
    path("places/<int:pk>/", place.place, name="place"),
    path("service-types/", service_types.service_types, name="service_types"),
    path("service-types/<slug:code>/", service_types.service_type, name="service_type"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<slug:slug>/", regions.region, name="region"),
    path("regions/<slug:slug>/services/", regions.region_services, name="region_services"),
    path("regions/<slug:slug>/coverage/", coverage.region_coverage, name="region_coverage"),
    path("regions/<slug:slug>/coverage.csv", coverage.region_coverage_csv, name="region_coverage_csv"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("coverage.csv", coverage.coverage_csv, name="coverage_csv"),
    path("list/", take_along.my_list, name="list"),
    path("list/add/", take_along.add, name="list_add"),
    path("list/remove/", take_along.remove, name="list_remove"),
    path("list/clear/", take_along.clear, name="list_clear"),
    path("list/<str:ids>/", take_along.shared_list, name="shared_list"),
    path("list/<str:ids>/pdf/", take_along.list_pdf, name="list_pdf"),
    path("report/", report.report, name="report"),
    path("report/thanks/", report.thanks, name="report_thanks"),
    path("glossary/", glossary.glossary, name="glossary"),
]
