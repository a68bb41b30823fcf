"""The page tree that an installation begins with: three front pages and what stands below each.

Idempotent: a page that is there stays as editors left it.
"""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Site

from . import page_texts
from .models import GuideIndexPage, HomePage, NewsIndexPage, SitePage, StandardPage

TEXTS = Path(__file__).parent / "data" / "pages"
STANDING = ("andmed", "ligipaasetavus", "privaatsus")
INDEXES: dict[str, tuple[type[SitePage], dict[str, str]]] = {
    "juhised": (GuideIndexPage, {"et": "Juhised", "ru": "Советы", "en": "Guides"}),
    "uudised": (NewsIndexPage, {"et": "Uudised", "ru": "Новости", "en": "News"}),
}
PORTAL_NAME = "Tervik"


@transaction.atomic
def load() -> dict[str, int]:
    """The front page of each language, the site that begins with the Estonian one, and the pages below; their count."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code, _ in settings.LANGUAGES}
    root = SitePage.objects.get(depth=1)
    homes = {code: home_page(root, locale) for code, locale in locales.items()}
    begin_site(homes[settings.LANGUAGE_CODE])
    for home in homes.values():
        build_below(home)
    return {"pages": SitePage.objects.filter(depth__gt=1).count()}


def home_page(root: SitePage, locale: Locale) -> HomePage:
    """The front page of a language; translations share the key of the Estonian one."""
    found = HomePage.objects.filter(locale=locale).first()
    if found:
        return found
    page = HomePage(title=PORTAL_NAME, slug=f"avaleht-{locale.language_code}", locale=locale)
    return placed(page, root, HomePage.objects.first())


def begin_site(home: HomePage) -> None:
    """Let the default site begin at that page, and take away the page that Wagtail made to greet."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", port=80, is_default_site=True
    )
    greeting = site.root_page if site.pk else None
    if greeting is not None and isinstance(greeting.specific, HomePage):
        return
    site.root_page, site.site_name = home, PORTAL_NAME
    site.save()
    if greeting is not None and not greeting.numchild:
        greeting.delete()


def build_below(home: HomePage) -> None:
    """Indexes and standing pages of one language."""
    language = home.locale.language_code
    for slug, (model, titles) in INDEXES.items():
        ensure(home, model(title=titles[language], slug=slug))
    for slug in STANDING:
        text = page_texts.read((TEXTS / f"{slug}.{language}.md").read_text(encoding="utf-8"))
        ensure(home, StandardPage(title=text.title, slug=slug, lead=text.lead, body=list(text.blocks)))


def ensure(parent: SitePage, page: SitePage) -> SitePage:
    """The page with that slug below the parent: the one that is there, or this one."""
    found = SitePage.objects.child_of(parent).filter(slug=page.slug).first()
    if found:
        return found
    page.locale = parent.locale
    return placed(page, parent, type(page).objects.filter(slug=page.slug).first())


def placed(page: SitePage, parent: SitePage, source: SitePage | None) -> SitePage:
    """The page, below its parent, published, tied to its counterpart in another language."""
    if source is not None:
        page.translation_key = source.translation_key
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
