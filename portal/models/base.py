"""The base of every page."""

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import AbstractPage, DefaultBasePageMixin

from portal.languages import Language

HOME_DEPTH = 2


class SitePage(AbstractPage, DefaultBasePageMixin):
    """The portal's own base of every page; chosen by WAGTAIL_PAGE_MODEL from the first migration on."""

    search_fields = AbstractPage.search_fields + DefaultBasePageMixin.search_fields
    promote_panels = DefaultBasePageMixin.promote_panels

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """What every page shows of its place in the tree."""
        context = super().get_context(request, *args, **kwargs)
        translations = self.live_translations()
        source = translations.get(settings.LANGUAGE_CODE)
        return {
            **context,
            "page_crumbs": self.crumbs(request),
            "languages": self.languages(request, translations),
            "translation_is_older": source is not None and self.is_older_than(source),
            "source_url": source.get_url(request) if source else "",
        }

    def live_translations(self) -> dict[str, "SitePage"]:
        """This page and its published translations by language; one query."""
        pages = self.get_translations(inclusive=True).live().select_related("locale")
        return {page.locale.language_code: page for page in pages}

    def is_older_than(self, source: "SitePage") -> bool:
        """Whether this translation was published before its Estonian source was last changed (design, rule 5)."""
        if source.pk == self.pk or not (source.last_published_at and self.last_published_at):
            return False
        return source.last_published_at > self.last_published_at

    def languages(self, request: HttpRequest, translations: dict[str, "SitePage"]) -> list[Language]:
        """Where each language's link leads: to the translation, or to the front page where there is none."""
        return [
            Language(code, name, page.get_url(request), True) if page else Language(code, name, f"/{code}/", False)
            for code, name in settings.LANGUAGES
            for page in [translations.get(code)]
        ]

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The pages above this one below the front page, as text and address."""
        if self.depth <= HOME_DEPTH + 1:
            return []
        above = self.get_ancestors().filter(depth__gt=HOME_DEPTH).specific(defer=True)
        return [(page.title, page.get_url(request)) for page in above]
