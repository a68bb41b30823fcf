"""Addresses of councils."""

from django.urls import path

from councils.views import country, feeds, my_council, my_decision, my_item, my_meeting, my_task, region_council

REGION = "regions/<slug:slug>/council"

urlpatterns = [
    path("councils/", country.councils, name="councils"),
    path("councils/decisions/", country.decisions, name="council_decisions"),
    path("councils/meetings.ics", feeds.calendar_file, name="councils_calendar"),
    path("councils/news.atom", feeds.news_feed, name="councils_news"),
    path(f"{REGION}/", region_council.council, name="council"),
    path(f"{REGION}/meetings.ics", feeds.calendar_file, name="council_calendar"),
    path(f"{REGION}/news.atom", feeds.news_feed, name="council_news"),
    path(f"{REGION}/meetings/<int:pk>/", region_council.meeting, name="council_meeting"),
    path(f"{REGION}/meetings/<int:pk>.ics", feeds.meeting_file, name="council_meeting_calendar"),
    path(f"{REGION}/meetings/<int:pk>/minutes/", region_council.minutes_document, name="council_minutes"),
    path(f"{REGION}/papers/<int:pk>/", region_council.paper, name="council_paper"),
    path(f"{REGION}/decisions/<slug:number>/", region_council.decision, name="council_decision"),
    path(f"{REGION}/decisions/<slug:number>/pdf/", region_council.decision_document, name="council_decision_pdf"),
    path("minu/koostookogu/", my_council.my_councils, name="my_councils"),
    path("minu/koostookogu/<int:pk>/", my_council.my_council, name="my_council"),
    path("minu/koosolek/<int:pk>/", my_meeting.my_meeting, name="my_meeting"),
    path("minu/koosolek/<int:pk>/punkt/<int:item_pk>/", my_item.my_item, name="my_item"),
    path("minu/otsus/<int:pk>/", my_decision.my_decision, name="my_decision"),
    path("minu/ulesanded/", my_task.my_tasks, name="my_tasks"),
    path("minu/ulesanded/<int:pk>/", my_task.my_task, name="my_task"),
]
