"""Pages that editors write: the tree, the blocks, the translations."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Locale, Site
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object

from portal import page_texts, setup
from portal.models import GuideIndexPage, GuidePage, HomePage, NewsIndexPage, NewsPage, SitePage, StandardPage
from registry.models import Contact
from registry.models.contacts import CoordinationFunction, Visibility
from tests.factories import OrganizationFactory
from tests.search.factories import make_service

pytestmark = pytest.mark.django_db
LANGUAGES = ("et", "ru", "en")


def home(language: str = "et") -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def guide(**fields: object) -> GuidePage:
    page = GuidePage(**{"title": "Kuidas abi saada", "slug": "abi", "lead": "Neli sammu.", **fields})
    GuideIndexPage.objects.child_of(home()).get().add_child(instance=page)
    page.save_revision().publish()
    return page


def test_setting_up_again_keeps_what_editors_wrote():
    page = StandardPage.objects.get(slug="privaatsus", locale__language_code="et")
    page.lead = "Muudetud."
    page.save_revision().publish()
    before = SitePage.objects.count()
    setup.load()
    page.refresh_from_db()
    assert (SitePage.objects.count(), page.lead) == (before, "Muudetud.")


def test_the_site_begins_with_the_estonian_front_page_and_three_languages_answer(client: Client):
    assert Site.objects.get(is_default_site=True).root_page.specific == home()
    for language in LANGUAGES:
        for slug in ("", "juhised/", "uudised/", "andmed/", "ligipaasetavus/", "privaatsus/"):
            answer = client.get(f"/{language}/{slug}")
            assert answer.status_code == 200
            assert f'<html lang="{language}">' in answer.content.decode()


def test_translations_know_each_other():
    keys = {page.translation_key for page in StandardPage.objects.filter(slug="andmed")}
    assert len(keys) == 1


@pytest.mark.parametrize("text", ["", "Tekst", "# Pealkiri", "# Pealkiri\n\n## Osa"])
def test_a_page_text_without_title_or_lead_is_refused(text: str):
    with pytest.raises(ValueError, match="title"):
        page_texts.read(text)


def test_a_page_text_is_escaped():
    text = page_texts.read("# A\nB\n\n<script>x</script> & [siia](/et/)\n\n- üks\n- kaks")
    assert text.blocks == (
        (
            "text",
            '<p>&lt;script&gt;x&lt;/script&gt; &amp; <a href="/et/">siia</a></p><ul><li>üks</li><li>kaks</li></ul>',
        ),
    )


def test_a_draft_is_not_shown(client: Client):
    page = guide(body=[("heading", "Enne")])
    page.body = [("heading", "Pärast")]
    page.save_revision()
    shown = client.get("/et/juhised/abi/").content.decode()
    assert "Enne" in shown
    assert "Pärast" not in shown


def test_an_unpublished_guide_is_gone_from_page_and_list(client: Client):
    guide().unpublish()
    assert client.get("/et/juhised/abi/").status_code == 404
    assert "Kuidas abi saada" not in client.get("/et/juhised/").content.decode()


def test_a_page_shows_live_services_steps_and_only_public_numbers(client: Client):
    make_service("Koduabi Võrus", kind="kov_koduteenus", municipalities=("Võru linn",))
    make_service("Koduabi Narvas", kind="kov_koduteenus", municipalities=("Narva linn",))
    people = {"organization": OrganizationFactory(), "function": CoordinationFunction.NETWORK_MANAGER}
    public = {"visibility": Visibility.PUBLIC, "phone_is_public": True}
    Contact.objects.create(name="Avalik", phone="+372 5550 0111", **people, **public)
    Contact.objects.create(name="Varjatud", phone="+372 5550 0122", **people)
    guide(
        body=[
            ("steps", [{"title": "Helistage vallale", "text": "<p>Kohe.</p>"}]),
            ("services", {"title": "Kes aitab", "service_type": "kov_koduteenus", "region": "0087", "most": 3}),
            ("contacts", {"title": "Kellele helistada", "function": "network_manager", "region": ""}),
            ("notice", {"title": "Tasuta.", "text": ""}),
        ]
    )
    page = client.get("/et/juhised/abi/").content.decode()
    for said in ("Helistage vallale", "Koduabi Võrus", "+37255500111", "Tasuta."):
        assert said in page
    for hidden in ("Koduabi Narvas", "Varjatud", "55500122"):
        assert hidden not in page


def test_news_stand_newest_first_on_their_page_and_on_the_front_page(client: Client):
    index = NewsIndexPage.objects.child_of(home()).get()
    for number in (1, 2):
        page = NewsPage(
            title=f"Uudis {number}", slug=f"u{number}", published_on=f"2026-11-0{number}", lead="Lühidalt.", body=[]
        )
        index.add_child(instance=page)
        page.save_revision().publish()
    for path in ("/et/uudised/", "/et/"):
        shown = client.get(path).content.decode()
        assert shown.index("Uudis 2") < shown.index("Uudis 1")


def test_a_page_is_translated_by_segments_and_its_language_links_follow(
    client: Client, django_capture_on_commit_callbacks: Callable
):
    page = guide(body=[("heading", "Esimene samm")])
    english = Locale.objects.get(language_code="en")
    translate_object(page, [english])
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=english)
    source = TranslationSource.objects.get(object_id=page.translation_key)
    for text, told in (
        ("Kuidas abi saada", "How to get help"),
        ("Neli sammu.", "Four steps."),
        ("Esimene samm", "First"),
    ):
        segment = source.stringsegment_set.get(string__data=text)
        segment.string.translations.create(
            locale=english, context=segment.context, data=told, translation_type="manual"
        )
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    shown = client.get("/en/juhised/abi/").content.decode()
    assert "How to get help" in shown
    assert "First" in shown
    assert '<a href="/en/juhised/abi/" lang="en"' in client.get("/et/juhised/abi/").content.decode()
    assert '<a href="/ru/" lang="ru"' in client.get("/et/juhised/abi/").content.decode()


def test_the_back_office_offers_and_opens_the_translation_of_a_page(admin_client: Client):
    page = guide(body=[("heading", "Esimene samm")])
    russian = Locale.objects.get(language_code="ru")
    form = f"/haldus/localize/submit/page/{page.pk}/"
    assert admin_client.get(form).status_code == 200
    answer = admin_client.post(form, {"locales": [russian.pk]})
    assert answer.status_code == 302
    target = GuidePage.objects.get(translation_key=page.translation_key, locale=russian)
    assert admin_client.get(f"/haldus/pages/{target.pk}/edit/").status_code == 200


@pytest.mark.parametrize("slug", ["juhised", "andmed", "avaleht-et"])
def test_editors_open_every_kind_of_page(admin_client: Client, slug: str):
    page = SitePage.objects.filter(slug=slug, locale__language_code="et").get()
    assert admin_client.get(f"/haldus/pages/{page.pk}/edit/").status_code == 200


def test_a_translation_says_when_its_source_has_changed_since(client: Client):
    said = "Эстонскую страницу изменили после перевода"
    assert said not in client.get("/ru/privaatsus/").content.decode()
    source = StandardPage.objects.get(slug="privaatsus", locale__language_code="et")
    source.save_revision().publish()
    shown = client.get("/ru/privaatsus/").content.decode()
    assert said in shown
    assert 'href="/et/privaatsus/" hreflang="et"' in shown
    assert said not in client.get("/et/privaatsus/").content.decode()
