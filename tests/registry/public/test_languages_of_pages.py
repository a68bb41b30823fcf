"""Three languages; what is not translated is said, and marked as Estonian."""

import pytest
from django.test import Client

from registry.models import Service

from . import rows

pytestmark = pytest.mark.django_db

NOTICE = {"ru": "Часть этой страницы на эстонском языке.", "en": "A part of this page is in Estonian."}


@pytest.fixture
def untranslated() -> Service:
    return rows.service(name="Koduteenus", description="Hooldaja käib teie juures.")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_missing_translation_is_told_at_the_top_and_the_estonian_marked(client: Client, untranslated, language: str):
    text = client.get(f"/{language}/services/{untranslated.pk}/").content.decode()
    assert text.index(NOTICE[language]) < text.index("<h1>")
    assert '<span lang="et">Hooldaja käib teie juures.</span>' in text


def test_a_translation_older_than_its_source_gives_way_to_the_estonian(client: Client):
    row = rows.service(description="Vana tekst.", description_ru="Старый текст.")
    row.refresh_from_db()
    row.description_et = "Uus tekst."
    row.save()
    text = client.get(f"/ru/services/{row.pk}/").content.decode()
    assert "Старый текст." not in text
    assert '<span lang="et">Uus tekst.</span>' in text
    assert NOTICE["ru"] in text


def test_what_is_translated_carries_no_notice_and_no_estonian(client: Client):
    kind = rows.kind()
    for field in kind.TRANSLATED:
        setattr(kind, f"{field}_ru", getattr(kind, f"{field}_ru") or "текст")
    kind.translated_from = {}
    kind.save()
    row = rows.service(name_et="Koduteenus", name_ru="Помощь на дому", cost=Service.Cost.FREE)
    text = client.get(f"/ru/services/{row.pk}/").content.decode()
    assert "Помощь на дому" in text
    assert NOTICE["ru"] not in text


def test_a_name_that_stands_in_russian_alone_is_better_than_none(client: Client):
    row = rows.service(name_et="", name_ru="Помощь на дому", description_ru="Только по-русски.")
    text = client.get(f"/et/services/{row.pk}/").content.decode()
    assert '<h1><span lang="ru">Помощь на дому</span></h1>' in text
    assert "Только по-русски." not in text


def test_estonian_pages_never_speak_of_translations(client: Client, untranslated):
    assert "notice--top" not in client.get(f"/et/services/{untranslated.pk}/").content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("et", "Järjekord umbes 3 nädalat"), ("ru", "Очередь: около 3 недель"), ("en", "Waiting time about 3 weeks")],
)
def test_waiting_is_said_in_each_language(client: Client, language: str, words: str):
    row = rows.service(places=Service.Places.QUEUE, waiting_days=21)
    assert words in client.get(f"/{language}/services/{row.pk}/").content.decode()
