"""One search over services and everything else: kinds of help, guides, providers, news, in groups."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from portal.models import GuideIndexPage, GuidePage, NewsIndexPage, NewsPage, SitePage
from registry.models import Municipality, Organization, Region
from search.asking.query import FinderQuery
from search.finder import find
from search.suggesting.suggestions import suggest
from search.upkeep import drain
from tests.councils.factories import AdoptedDecisionFactory, DecisionFactory
from tests.councils.results.builders import StrategyFactory, approved
from tests.search.factories import make_service

pytestmark = pytest.mark.django_db
Build = Callable[[], None]


def publish(index: type[SitePage], page: SitePage, language: str = "et", of: SitePage | None = None) -> SitePage:
    parent = index.objects.get(locale__language_code=language)
    page.locale = Locale.objects.get(language_code=language)
    if of:
        page.translation_key = of.translation_key
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def guide(title: str, language: str = "et", of: SitePage | None = None) -> SitePage:
    return publish(GuideIndexPage, GuidePage(title=title, slug=f"g-{language}", lead="Lühidalt."), language, of)


def groups(words: str, language: str = "et", **fields: str) -> dict[str, int]:
    result = find(FinderQuery(words, language, with_others=True, **fields))
    return {other.kind: other.total for other in result.others}


def test_every_kind_is_found_and_services_stay_apart(build: Build) -> None:
    make_service("Kuutõbiste ring", provider="Kuutõbised MTÜ")
    guide("Kuutõbine kodus")
    build()
    assert groups("kuutõbine") == {"guide": 1, "organization": 1}
    assert find(FinderQuery("kuutõbine", with_others=True)).total == 1
    assert groups("kuutõbine", costs=("free",)) == {}


def test_published_guide_is_found_and_one_taken_back_is_not(build: Build) -> None:
    build()
    page = guide("Kuutõbine kodus")
    assert groups("kuutõbine") == {}
    drain()
    assert groups("kuutõbine") == {"guide": 1}
    page.unpublish()
    drain()
    assert groups("kuutõbine") == {}


def test_reader_gets_the_translation_and_else_the_estonian_page(build: Build) -> None:
    build()
    source = guide("Kuutõbine kodus")
    drain()
    assert groups("kuutõbine", "en") == {"guide": 1}
    guide("Sleepwalkers at home", "en", of=source)
    drain()
    assert groups("kuutõbine", "en") == {}
    assert groups("sleepwalker", "en") == {"guide": 1}
    assert groups("kuutõbine", "ru") == {"guide": 1}


def test_news_of_a_county_is_for_its_residents(build: Build) -> None:
    region = Region.objects.get(slug="vorumaa")
    news = NewsPage(title="Kuutõbised Võrus", slug="n", lead="x", region=region, published_on=date(2026, 11, 1))
    publish(NewsIndexPage, news)
    build()
    own = Municipality.objects.filter(region=region, successor=None).first()
    other = Municipality.objects.exclude(region=region).filter(successor=None).first()
    assert own
    assert other
    assert groups("kuutõbine") == groups("kuutõbine", municipality=own.code) == {"news": 1}
    assert groups("kuutõbine", municipality=other.code) == {}


def test_what_councils_adopted_and_approved_is_found_and_drafts_are_not(build: Build) -> None:
    AdoptedDecisionFactory(title_et="Kuutõbiste abi korraldus")
    DecisionFactory(title_et="Kuutõbiste tantsupidu")
    approved(StrategyFactory(title_et="Kuutõbise heaolu", valid_to=None))
    StrategyFactory(title_et="Kuutõbise uus strateegia", version=2)
    build()
    assert groups("kuutõbine") == {"strategy": 1, "decision": 1}
    assert groups("kuutõbine", "ru", region="0071") == {"strategy": 1, "decision": 1}
    assert groups("kuutõbine", region="0087") == {}


def test_page_shows_groups_marks_and_why(client: Client, build: Build) -> None:
    make_service("Hooldekodu Kadakas", kind="kov_uldhooldus")
    make_service("Kadaka maja", keywords_et="hooldekodu")
    guide("Kuidas valida hooldekodu")
    build()
    page = client.get("/et/find/", {"q": "vanadekodu"}).content.decode()
    assert "<mark>Hooldekodu</mark> Kadakas" in page
    assert "Leitud, sest otsisite:" in page
    assert "Kuidas valida hooldekodu" in page
    assert 'id="leitud-service_type"' in page


def test_where_no_service_is_found_similar_kinds_of_help_are_named(client: Client, build: Build) -> None:
    build()
    page = client.get("/et/find/", {"q": "võlanõustamine"}).content.decode()
    assert "Sarnased teenuse liigid" in page
    assert "/et/service-types/kov_volanoustamine/" in page


def test_guides_are_suggested_in_their_language() -> None:
    guide("Kuutõbine kodus")
    assert [one.text for one in suggest("kuut") if one.kind == "guide"] == ["Kuutõbine kodus"]
    assert not [one for one in suggest("kuut", "en") if one.kind == "guide"]


def test_queries_do_not_grow_with_what_is_found(client: Client, build: Build) -> None:
    counted = []
    for more in (1, 6):
        for number in range(more):
            Organization.objects.create(name=f"Koduhooldus {more} {number} OÜ")
        build()
        client.get("/et/find/", {"q": "koduhooldus"})
        with CaptureQueriesContext(connection) as queries:
            client.get("/et/find/", {"q": "koduhooldus"})
        counted.append(len(queries))
    assert counted[0] == counted[1]
