"""What is offered while somebody types: in the field's list, and as a page."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from registry.models import Organization
from search.suggesting.suggestions import suggest
from tests.search.factories import make_service

pytestmark = pytest.mark.django_db


def kinds(prefix: str, language: str = "et") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for suggestion in suggest(prefix, language):
        found.setdefault(suggestion.kind, []).append(suggestion.text)
    return found


def test_kinds_of_help_are_offered_by_any_word_of_their_name() -> None:
    assert "Koduteenus" in kinds("kodut")["service_type"]
    assert any("abistaja" in name for name in kinds("abist")["service_type"])


def test_kinds_of_help_are_offered_in_the_readers_language() -> None:
    assert "Domestic care" in kinds("domes", "en")["service_type"]


def test_places_and_providers_are_offered() -> None:
    make_service("Koduteenus", provider="Päikese Hooldus OÜ")
    assert "Tartu linn" in kinds("tartu")["municipality"]
    assert kinds("hooldus")["organization"] == ["Päikese Hooldus OÜ"]


def test_last_word_is_completed_from_words_that_records_say(build: Callable[[], None]) -> None:
    make_service("Lumekoristusteenus", description_et="Kiire lumekoristus.")
    build()
    assert kinds("kiire lumekoristust")["word"] == ["kiire lumekoristusteenus"]


def test_no_pair_is_offered_that_no_service_says(build: Callable[[], None]) -> None:
    """ "Помощь на дает" finds nothing: the words stand in two services, and "дает" is no name of the list."""
    make_service("Lumekoristusteenus", description_ru="Помощь на дому.")
    make_service("Toidupakk", description_ru="Дает продукты.")
    build()
    offered = kinds("помощь на д", "ru")["word"]
    assert "помощь на дому" in offered
    assert "помощь на дает" not in offered
    assert "word" not in kinds("lumekoristusteenus toidup")


def test_words_of_the_dictionary_come_before_their_forms(build: Callable[[], None]) -> None:
    make_service("Kuutõbistega", description_et="Kuutõbine. Kuutõbise kuutõbisele.")
    build()
    assert kinds("kuut")["word"][0] == "kuutõbine"


@pytest.mark.parametrize("prefix", ["", "k", "\x00", "x" * 10_000, "🚑", "' OR 1=1"])
@pytest.mark.parametrize("path", ["find/suggestions/", "find/suggestions.json"])
def test_hostile_beginnings_are_answered(client: Client, path: str, prefix: str) -> None:
    assert isinstance(suggest(prefix), tuple)
    assert client.get(f"/ru/{path}", {"q": prefix}).status_code == 200


def test_list_says_what_each_line_is_and_how_many_there_are(client: Client) -> None:
    make_service("Koduteenus", provider="Rukki Hooldus OÜ")
    answer = client.get("/et/find/suggestions.json", {"q": "rukki"})
    provider = Organization.objects.get(name="Rukki Hooldus OÜ")
    expected = {
        "text": provider.name,
        "lang": "",
        "kind": "teenuseosutaja",
        "url": provider.get_absolute_url(),
        "isWord": False,
    }
    assert answer.json() == {"said": "1 soovitus", "suggestions": [expected]}
    assert "max-age=60" in answer["Cache-Control"]


def test_page_of_links_needs_no_script(client: Client) -> None:
    page = client.get("/en/find/suggestions/", {"q": "domes"}).content.decode()
    assert 'href="/en/service-types/kov_koduteenus/"' in page
    assert "<script>alert" not in client.get("/et/find/suggestions/", {"q": "<script>alert(1)"}).content.decode()


def test_field_tells_the_script_where_to_ask(client: Client) -> None:
    assert 'data-suggestions="/ru/find/suggestions.json"' in client.get("/ru/").content.decode()


def test_queries_do_not_grow_with_rows() -> None:
    counted = []
    for more in (1, 30):
        for number in range(more):
            make_service("Koduteenus", provider=f"Kodu {more} {number} OÜ")
        with CaptureQueriesContext(connection) as queries:
            suggest("kodu")
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 6
