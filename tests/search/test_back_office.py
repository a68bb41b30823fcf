"""Editors keep the words and see what was not found."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.models import User
from registry.models import Region, RegionAssignment, ServiceType
from search.models import QueryCount, SearchWord
from search.need.counting import Counts, Sought, countable, counts, drop_rare, monday
from search.need.need_map import unmet
from search.reference import load
from tests.search.factories import make_service

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def client_of(**fields: object) -> Client:
    user = User.objects.create_user("keegi@tervik.example", "x", is_staff=True, **fields)
    client = Client()
    client.force_login(user)
    return client


def national() -> Client:
    return client_of(is_superuser=True)


def count(query: str, **fields: object) -> QueryCount:
    return QueryCount.objects.create(week=monday(TODAY), query=query, language="et", **fields)


def test_stranger_sees_neither_words_nor_counts() -> None:
    client = client_of()
    for name in ("wagtailsnippets_search_searchword:list", "wagtailsnippets_search_searchword:add", "search_unmet"):
        assert client.get(reverse(name)).status_code in {302, 403}


def test_words_are_listed_searched_and_exported() -> None:
    SearchWord.objects.create(term="=rahulaegas", words="hooldekodu")
    client, address = national(), reverse("wagtailsnippets_search_searchword:list")
    assert b"rahulaegas" in client.get(address, {"q": "rahulaegas"}).content
    exported = b"".join(client.get(address, {"q": "rahulaegas", "export": "csv"}).streaming_content)
    assert b"'=rahulaegas" in exported


def test_query_that_found_nothing_becomes_a_word_with_one_click() -> None:
    count("rahulaegas", searches=5, empty=5)
    client = national()
    page = client.get(reverse("search_unmet")).content.decode()
    assert "?term=rahulaegas&amp;language=et" in page
    form = client.get(reverse("wagtailsnippets_search_searchword:add"), {"term": "rahulaegas", "language": "et"})
    assert 'value="rahulaegas"' in form.content.decode()


def test_saved_word_names_who_looked_it_over() -> None:
    client = national()
    sent = {"term": "rahulaegas", "language": "et", "words": "hooldekodu", "source": "", "is_used": "on"}
    assert client.post(reverse("wagtailsnippets_search_searchword:add"), sent).status_code == 302
    assert SearchWord.objects.get(term="rahulaegas").reviewed_by is not None


def test_rare_queries_are_not_shown_and_are_dropped_later() -> None:
    count("ainulaadne otsing", searches=2, empty=2)
    assert list(unmet(TODAY)) == []
    assert drop_rare(TODAY) == 0
    assert drop_rare(TODAY + timedelta(weeks=6)) == 1


def test_need_map_tells_empty_and_given_up_queries_by_county() -> None:
    region = Region.objects.first()
    assert region
    count("psühhiaater", searches=10, opened=4, region=region.code)
    count("leitud", searches=5, opened=5)
    (row,) = unmet(TODAY)
    assert (row.query, row.given_up, row.region) == ("psühhiaater", 6, region.code)
    assert list(unmet(TODAY, region="0000")) == []
    assert list(unmet(TODAY, language="ru")) == []


@pytest.mark.parametrize("words", ["mari@naide.example", "48901010001", "+372 5550 0123", "x" * 200, ""])
def test_what_could_tell_of_a_person_is_not_counted(words: str) -> None:
    assert countable(words) == ""


def test_counts_are_written_by_the_dozen() -> None:
    now = [0.0]
    counts = Counts(clock=lambda: now[0])
    counts.note(Sought("hooldekodu", "et", ""), "searches")
    assert not QueryCount.objects.exists()
    now[0] = 61.0
    counts.note(Sought("hooldekodu", "et", ""), "searches", "empty")
    counts.write()
    row = QueryCount.objects.get()
    assert (row.searches, row.empty, row.opened) == (2, 1, 0)


def test_loading_again_leaves_what_editors_wrote() -> None:
    word = SearchWord.objects.filter(source="seed").first()
    assert word
    SearchWord.objects.filter(pk=word.pk).update(words="midagi muud", is_used=False)
    before = SearchWord.objects.count()
    load()
    assert SearchWord.objects.count() == before
    assert SearchWord.objects.get(pk=word.pk).words == "midagi muud"


def test_words_are_imported_all_or_nothing(tmp_path: object) -> None:
    from pathlib import Path

    kind = ServiceType.objects.first()
    assert kind
    file = Path(str(tmp_path)) / "words.csv"
    header = "term,language,both_ways,words,service_types\n"
    file.write_text(f"{header}rahulaegas,et,jah,hooldekodu;üldhooldus,{kind.code}\n", encoding="utf-8")
    call_command("import_registry", "search_words", str(file))
    word = SearchWord.objects.get(term="rahulaegas")
    assert word.listed_words == ("hooldekodu", "üldhooldus")
    assert [one.code for one in word.service_types.all()] == [kind.code]
    file.write_text(f"{header}uus sõna,et,ei,hooldekodu,\nteine,et,jah,,\n", encoding="utf-8")
    with pytest.raises(Exception, match="wrong"):
        call_command("import_registry", "search_words", str(file))
    assert not SearchWord.objects.filter(term="uus sõna").exists()


def test_regional_editor_may_not_import_words() -> None:
    from search.importing.words import SearchWordsKind

    user = User.objects.create_user("piirkond@tervik.example", "x")
    RegionAssignment.objects.create(user=user, region=Region.objects.first(), role="editor")
    assert not SearchWordsKind().may_import(user)


def test_search_and_opened_result_are_counted_for_the_county(client: Client, settings: Settings) -> None:
    settings.SEARCH_COUNTS = True
    counts().write()
    service = make_service("Koduteenus")
    client.get("/et/find/", {"q": "kodu teenus"})
    source = "http://testserver/et/find/?q=kodu+teenus"
    client.get(f"/et/services/{service.pk}/", headers={"referer": source})
    client.get(f"/et/services/{service.pk}/", headers={"referer": "http://elsewhere.example/et/find/?q=kodu+teenus"})
    client.get(f"/et/services/{service.pk}/")
    client.get("/et/", headers={"referer": source})
    counts().write()
    row = QueryCount.objects.get()
    assert (row.query, row.language, row.searches, row.opened) == ("kodu teenus", "et", 1, 1)


@pytest.mark.parametrize("path", ["service-types/kov_koduteenus/", "juhised/"])
def test_opened_page_of_another_kind_counts_too(client: Client, settings: Settings, path: str) -> None:
    settings.SEARCH_COUNTS = True
    counts().write()
    client.get(f"/et/{path}", headers={"referer": "http://testserver/et/find/?q=kodu+teenus"})
    counts().write()
    assert QueryCount.objects.get().opened == 1
