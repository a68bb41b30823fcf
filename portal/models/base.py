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
        return {**context, "page_crumbs": self.crumbs(request), "languages": self.languages(request)}

    def languages(self, request: HttpRequest) -> list[Language]:
        """Where each language's link leads: to the translation, or to the front page where there is none."""
        pages = self.get_translations(inclusive=True).live().select_related("locale")
        urls = {page.locale.language_code: page.get_url(request) for page in pages}
        return [
            Language(code, name, urls.get(code) or f"/{code}/", bool(urls.get(code)))
            for code, name in settings.LANGUAGES
        ]

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The pages above this one below the front page, as text and address."""
        if self.depth <= HOME_DEPTH + 1:
            return []
        above = self.get_ancestors().filter(depth__gt=HOME_DEPTH).specific(defer=True)
        return [(page.title, page.get_url(request)) for page in above]
