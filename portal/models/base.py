"""The base of every page."""

from django.http import HttpRequest
from wagtail.models import AbstractPage, DefaultBasePageMixin

HOME_DEPTH = 2


class SitePage(AbstractPage, DefaultBasePageMixin):
    """The portal's own base of every page; chosen by WAGTAIL_PAGE_MODEL from the first migration on."""

    search_fields = AbstractPage.search_fields + DefaultBasePageMixin.search_fields
    promote_panels = DefaultBasePageMixin.promote_panels

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """What every page shows of its place in the tree."""
        return {**super().get_context(request, *args, **kwargs), "page_crumbs": self.crumbs(request)}

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The pages above this one below the front page, as text and address."""
        if self.depth <= HOME_DEPTH + 1:
            return []
        above = self.get_ancestors().filter(depth__gt=HOME_DEPTH).specific(defer=True)
        return [(page.title, page.get_url(request)) for page in above]
