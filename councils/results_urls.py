"""Addresses of strategies and results."""

from django.urls import path

from councils.pages.region_files import FILES
from councils.views import comparison, dashboard, drafts, money, plan, profile, region_files, results, supervision

urlpatterns = [
    path("measures/", comparison.measures, name="measures"),
    path("measures.json", comparison.measures_json, name="measures_json"),
    path("measures/<slug:code>/", comparison.measure, name="measure"),
    path("measures/<slug:code>.csv", comparison.measure_csv, name="measure_csv"),
    path("measures/<slug:code>.json", comparison.measure_json, name="measure_json"),
    path("regions/<slug:slug>/results/", results.region_results, name="region_results"),
    path("regions/<slug:slug>/strategy/", results.strategy, name="strategy"),
    path("regions/<slug:slug>/strategy/<int:version>/", results.strategy_version, name="strategy_version"),
    path("regions/<slug:slug>/strategy/<int:version>.pdf", results.strategy_document, name="strategy_pdf"),
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
    path("monitoring/", profile.monitoring, name="monitoring"),
    path("monitoring.csv", region_files.monitoring_csv, name="monitoring_csv"),
    path("monitoring.json", region_files.monitoring_json, name="monitoring_json"),
    path("regions/<slug:slug>/fund/", money.region_fund, name="region_fund"),
    path("regions/<slug:slug>/fund.csv", money.region_fund_csv, name="region_fund_csv"),
    path("regions/<slug:slug>/fund.json", money.region_fund_json, name="region_fund_json"),
    path("minu/rahastamine/", supervision.contracts, name="funding_contracts"),
    path("minu/rahastamine/<int:pk>/", supervision.contract, name="funding_contract"),
    path("regions/<slug:slug>/plan/", plan.region_plan, name="region_plan"),
    path("regions/<slug:slug>/proposals/", plan.region_proposals, name="region_proposals"),
    path("regions/<slug:slug>/readiness/", plan.region_readiness, name="region_readiness"),
    path("regions/<slug:slug>/profile/", profile.region_profile, name="region_profile"),
    path("regions/<slug:slug>/profile/<int:version>/", profile.profile_version, name="profile_version"),
    path("regions/<slug:slug>/monitoring/<int:version>/", profile.monitoring_report, name="monitoring_report"),
    path(
        "regions/<slug:slug>/monitoring/<int:version>.json",
        profile.monitoring_report_json,
        name="monitoring_report_json",
    ),
    path("regions/<slug:slug>/drafts/", drafts.drafts, name="drafts"),
    path("regions/<slug:slug>/drafts/<slug:kind>/<int:version>/", drafts.draft, name="draft"),
    path("regions/<slug:slug>/drafts/<slug:kind>/<int:version>/step/", drafts.take_step, name="draft_step"),
    path("regions/<slug:slug>/drafts/strategy/<int:version>/comment/", drafts.say, name="draft_comment"),
    path("regions/<slug:slug>/measures/<slug:code>/", dashboard.region_measure, name="region_measure"),
    path("regions/<slug:slug>/measures/<slug:code>.csv", dashboard.region_measure_csv, name="region_measure_csv"),
    path("regions/<slug:slug>/measures/<slug:code>.json", dashboard.region_measure_json, name="region_measure_json"),
]
for name in FILES:
    urlpatterns += [
        path(f"regions/<slug:slug>/{name}.csv", region_files.csv_file, {"name": name}, name=f"region_{name}_csv"),
        path(f"regions/<slug:slug>/{name}.json", region_files.json_file, {"name": name}, name=f"region_{name}_json"),
    ]
