"""Addresses of membership."""

from django.urls import path

from agreements.views import (
    accession,
    cooperation,
    cooperation_list,
    cooperation_staff,
    disagreements,
    doubts,
    leaving,
    leaving_begin,
    my_organization,
    representatives,
    tervik_end,
    verification,
)
from agreements.views.national import quorum_overview, quorum_overview_json
from agreements.views.obligation_notice import obligation_notice
from agreements.views.region_members import region_members, region_members_csv, region_members_json
from agreements.views.region_team import region_team
from agreements.views.what_if import what_if

urlpatterns = [
    path("quorum/", quorum_overview, name="quorum"),
    path("quorum.json", quorum_overview_json, name="quorum_json"),
    path("regions/<slug:slug>/members/", region_members, name="region_members"),
    path("regions/<slug:slug>/members.json", region_members_json, name="region_members_json"),
    path("regions/<slug:slug>/members.csv", region_members_csv, name="region_members_csv"),
    path("regions/<slug:slug>/team/", region_team, name="region_team"),
    path("regions/<slug:slug>/members/what-if/", what_if, name="what_if"),
    path("kontroll/", verification.verification, name="verification"),
    path("minu/asutus/", my_organization.my_organizations, name="my_organizations"),
    path("minu/asutus/<int:pk>/", my_organization.my_organization, name="my_organization"),
    path("minu/asutus/<int:pk>/liitu/<int:tervik_pk>/", my_organization.begin, name="accession_begin"),
    path("minu/esindajad/", representatives.representatives, name="representatives"),
    path("minu/esindajad/<int:pk>/", representatives.judge_representative, name="judge_representative"),
    path("minu/kohustus/<int:pk>.pdf", obligation_notice, name="obligation_notice"),
    path("minu/avaldus/<int:pk>/", accession.accession, name="accession"),
    path("minu/avaldus/<int:pk>/salvesta/", accession.save, name="accession_save"),
    path("minu/avaldus/<int:pk>/allkiri/", accession.upload, name="accession_upload"),
    path("minu/avaldus/<int:pk>/sulge/", accession.close, name="accession_close"),
    path("minu/avaldus/<int:pk>/avaldus.pdf", accession.document, name="accession_document"),
    path("minu/avaldus/<int:pk>/avaldus.asice", accession.container, name="accession_container"),
    path("minu/lepingud/", cooperation_list.agreements, name="agreements"),
    path("minu/leping/<int:pk>/", cooperation.agreement, name="agreement"),
    path("minu/leping/<int:pk>/salvesta/", cooperation_staff.save, name="agreement_save"),
    path("minu/leping/<int:pk>/osapooled/", cooperation_staff.parties, name="agreement_parties"),
    path("minu/leping/<int:pk>/allkiri/", cooperation.sign, name="agreement_sign"),
    path("minu/leping/<int:pk>/meelde/", cooperation_staff.remind_now, name="agreement_remind"),
    path("minu/leping/<int:pk>/muuda/", cooperation_staff.amend, name="agreement_amend"),
    path("minu/leping/<int:pk>/sulge/", cooperation_staff.close, name="agreement_close"),
    path("minu/leping/<int:pk>/leping.pdf", cooperation.document, name="agreement_document"),
    path("minu/leping/<int:pk>/leping.asice", cooperation.container, name="agreement_container"),
    path("minu/leping/<int:pk>/leping-<int:party>.asice", cooperation.container, name="agreement_party_container"),
    path("minu/lahkumised/", leaving_begin.departures, name="departures"),
    path("minu/liikmesus/<int:pk>/lahku/", leaving_begin.begin, name="leaving_begin"),
    path("minu/liikmesus/<int:pk>/paberteade/", leaving_begin.paper, name="leaving_paper"),
    path("minu/lahkumine/<int:pk>/", leaving.departure, name="departure"),
    path("minu/lahkumine/<int:pk>/allkiri/", leaving.sign, name="departure_sign"),
    path("minu/lahkumine/<int:pk>/sulge/", leaving.withdraw, name="departure_withdraw"),
    path("minu/lahkumine/<int:pk>/teade.pdf", leaving.document, name="departure_document"),
    path("minu/lahkumine/<int:pk>/teade.asice", leaving.container, name="departure_container"),
    path("minu/tervik/<int:pk>/lopetamine/", tervik_end.end, name="tervik_end"),
    path("minu/kaheldavad/", doubts.doubts, name="doubts"),
    path("minu/kaheldav/<int:pk>/", doubts.doubt, name="doubt"),
    path("minu/kaheldav/<int:pk>/fail.asice", doubts.container, name="doubt_container"),
    path("minu/erimeelsused/", disagreements.disagreements, name="disagreements"),
    path("minu/erimeelsus/<int:pk>/", disagreements.disagreement, name="disagreement"),
    path("minu/erimeelsus/<int:pk>/marge/", disagreements.write, name="disagreement_write"),
]
