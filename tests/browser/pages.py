"""Every type of page that the public sees, with a row behind it where it needs one."""

from datetime import date, timedelta

from django.utils import timezone

from councils.models import Decision, DecisionTask, Meeting, Voicing
from portal.models import GuideIndexPage, GuidePage, NewsIndexPage, NewsPage
from registry.models import Municipality, Region, Service, ServiceType, Situation
from tests.browser.results_rows import make_results
from tests.councils.factories import (
    AdoptedDecisionFactory,
    AgendaItemFactory,
    MandateFactory,
    MeetingFactory,
    PaperFactory,
    council_of,
)
from tests.factories import OrganizationFactory
from tests.registry.public import rows

VORU = "0919"


def make_rows() -> dict[str, str]:
    """Rows for one page of each type; the addresses without their language, by name."""
    voru = Municipality.objects.get(code=VORU)
    provider = OrganizationFactory(name="MTÜ Proovi Abikäsi", municipality=voru)
    place = provider.locations.create(name="Proovi päevakeskus", municipality=voru, address_1="Proovi 1", city="Võru")
    service = Service.objects.create(
        name_et="Toit koju",
        description_et="Toome sooja lõuna koju.\n- toob poest toitu\n- aitab pesta",
        service_type=ServiceType.objects.get(code="kov_koduteenus"),
        organization=provider,
        at_home=True,
        cost=Service.Cost.PART,
        referral=Service.Referral.NONE,
        places=Service.Places.QUEUE,
        waiting_days=14,
        availability_on=rows.ago(4),
        phone="+372 5550 0142",
    )
    service.municipalities.add(voru)
    rows.contact(provider, email="tiina.kask.väga.pikk.aadress@abikasi.example")
    service.service_at_locations.create(location=place)
    region = Region.objects.get(slug="vorumaa")
    meeting, decision = council_rows()
    situation = Situation.objects.filter(service_types__code="kov_koduteenus").first()
    assert situation
    make_results(region)
    make_written()
    return {
        "front": "",
        "finder": "find/?q=toit&koht=V%C3%B5ru+linn",
        "nothing found": "find/?q=midagi+mida+ei+ole&koht=V%C3%B5ru&hind=free",
        "suggestions": "find/suggestions/?q=kodu",
        "situation": f"situations/{situation.slug}/",
        "service": f"services/{service.pk}/",
        "provider": f"providers/{provider.pk}/",
        "place": f"places/{place.pk}/",
        "types": "service-types/",
        "type": "service-types/kov_koduteenus/",
        "type in a municipality": "service-types/kov_koduteenus/?koht=0142",
        "regions": "regions/",
        "region": f"regions/{region.slug}/",
        "region services": f"regions/{region.slug}/services/",
        "region coverage": f"regions/{region.slug}/coverage/",
        "members": f"regions/{region.slug}/members/",
        "team": f"regions/{region.slug}/team/",
        "council": f"regions/{region.slug}/council/",
        "council meeting": f"regions/{region.slug}/council/meetings/{meeting.pk}/",
        "council decision": f"regions/{region.slug}/council/decisions/{decision.number}/",
        "councils": "councils/",
        "decisions": "councils/decisions/",
        "results": f"regions/{region.slug}/results/",
        "strategy": f"regions/{region.slug}/strategy/",
        "older strategy": f"regions/{region.slug}/strategy/1/",
        "strategy changes": f"regions/{region.slug}/strategy/2/changes/",
        "dashboard": f"regions/{region.slug}/dashboard/",
        "region measure": f"regions/{region.slug}/measures/eakad-hooldekodus/",
        "plan": f"regions/{region.slug}/plan/",
        "fund": f"regions/{region.slug}/fund/",
        "profile": f"regions/{region.slug}/profile/",
        "profile version": f"regions/{region.slug}/profile/1/",
        "monitoring report": f"regions/{region.slug}/monitoring/1/",
        "proposals": f"regions/{region.slug}/proposals/",
        "measures": "measures/",
        "measure": "measures/eakad-hooldekodus/",
        "monitoring": "monitoring/",
        "quorum": "quorum/",
        "coverage": "coverage/",
        "list": f"list/{service.pk}-987654321/",
        "empty list": "list/",
        "report": f"report/?teenus={service.pk}",
        "report is sent": "report/thanks/",
        "glossary": "glossary/",
        "guides": "juhised/",
        "guide": "juhised/abi/",
        "news": "uudised/",
        "one of the news": "uudised/buss/",
        "accessibility": "ligipaasetavus/",
        "privacy": "privaatsus/",
        "data": "andmed/",
        "open data": "open-data/",
        "verification": "kontroll/",
        "login": "konto/login/",
        "sign-up": "konto/signup/",
        "password": "konto/password/reset/",
        "password is sent": "konto/password/reset/done/",
        "missing": "midagi-muud/",
    }


def make_written() -> None:
    """A guide with each block, and one of the news, in each language."""
    blocks: list[tuple[str, object]] = [
        ("heading", "Enne"),
        ("text", "<p>Rääkige perearstiga.</p>"),
        ("steps", [{"title": "Helistage vallale", "text": "<p>Kohe.</p>"}]),
        ("services", {"title": "Kes aitab", "service_type": "kov_koduteenus", "region": "", "most": 3}),
        ("contacts", {"title": "Kellele helistada", "function": "network_manager", "region": ""}),
        ("notice", {"title": "Tasuta.", "text": ""}),
    ]
    for index in GuideIndexPage.objects.all():
        guide = GuidePage(title="Kuidas abi saada", slug="abi", lead="Neli sammu.", body=blocks, locale=index.locale)
        index.add_child(instance=guide)
    for index in NewsIndexPage.objects.all():
        news = NewsPage(title="Buss käib", slug="buss", published_on=date(2026, 11, 1), lead="Iga päev.", body=blocks)
        news.locale = index.locale
        index.add_child(instance=news)


def council_rows() -> tuple[Meeting, Decision]:
    """A council with a called meeting that has a closed point, and an adopted decision with an objection."""
    council = council_of("0087")
    seat = MandateFactory(council=council, title="nõunik")
    meeting = MeetingFactory(council=council, state="called", starts_at=timezone.now() + timedelta(days=30))
    PaperFactory(item=AgendaItemFactory(meeting=meeting, title_et="Eesmärgid"))
    AgendaItemFactory(
        meeting=meeting, title_et="Palgad", restriction_ground="AvTS § 35 lg 1 p 12", restricted_until=date(2090, 1, 1)
    )
    decision = AdoptedDecisionFactory(council=council, item=meeting.items.first())
    for voice in ("objects", "agrees"):
        Voicing.objects.create(
            decision=decision,
            version=1,
            mandate=seat,
            person=seat.person,
            voice=voice,
            reason="Tähtaeg on lühike." if voice == "objects" else "",
            said_on=date(2026, 3, 12),
            noted_by=seat.person,
        )
    DecisionTask.objects.create(decision=decision, text="Teha", responsible="TERVIK", due_on=date(2026, 4, 1))
    return meeting, decision
