"""The example's guides and news in three languages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wagtail.images.models import AbstractImage
from wagtail.models import Locale

from portal.models import GuideIndexPage, GuidePage, NewsIndexPage, NewsPage, SitePage
from registry.models import Region

from .files import DATA, LANGUAGES, ago, tables
from .page_texts import PageText, read
from .pictures import load_pictures, said

Pictures = Mapping[str, AbstractImage]


def load_pages(today: date) -> int:
    """Guides and news below the indexes of each language. Returns how many the example has."""
    entries = tables("pages.toml")
    pictures = load_pictures()
    locales = {language: Locale.objects.get(language_code=language) for language in LANGUAGES}
    for language, locale in locales.items():
        guides, news = GuideIndexPage.objects.get(locale=locale), NewsIndexPage.objects.get(locale=locale)
        for slug in entries["guides"]["order"]:
            ensure(guides, GuidePage, slug, guide(text_of("guides", slug, language), pictures, language))
        for entry in reversed(entries["news"]):
            text = text_of("news", entry["slug"], language)
            ensure(news, NewsPage, entry["slug"], piece(text, entry, pictures, language, today))
    return len(LANGUAGES) * (len(entries["guides"]["order"]) + len(entries["news"]))


def text_of(kind: str, slug: str, language: str) -> PageText:
    """The text of a page in a language."""
    return read((DATA / kind / f"{slug}.{language}.md").read_text(encoding="utf-8"))


def guide(text: PageText, pictures: Pictures, language: str) -> dict[str, Any]:
    """The values of a guide."""
    return {"title": text.title, "lead": text.lead, "body": body(text, pictures, language)}


def piece(text: PageText, entry: Mapping[str, Any], pictures: Pictures, language: str, today: date) -> dict[str, Any]:
    """The values of a piece of news."""
    return {
        "title": text.title,
        "lead": text.lead,
        "published_on": ago(today, entry["days"]),
        "region": Region.objects.filter(code=entry["region"]).first() if "region" in entry else None,
        "picture": pictures[entry["picture"]],
        "picture_text": said(entry["picture"], language),
        "body": body(text, pictures, language),
    }


def body(text: PageText, pictures: Pictures, language: str) -> list[tuple[str, object]]:
    """The blocks of a page, with the pictures themselves in place of their names."""
    return [
        (name, {"image": pictures[str(value)], "text": said(str(value), language), "caption": ""})
        if name == "picture"
        else (name, value)
        for name, value in text.parts
    ]


def ensure(index: SitePage, model: type[SitePage], slug: str, values: dict[str, Any]) -> None:
    """A page below an index, tied to its other languages; one that is there stays as editors left it."""
    if SitePage.objects.child_of(index).filter(slug=slug).exists():
        return
    page = model(slug=slug, locale=index.locale, **values)
    source = model.objects.filter(slug=slug).first()
    if source is not None:
        page.translation_key = source.translation_key
    index.refresh_from_db()
    index.add_child(instance=page)
    page.save_revision().publish()
