"""Pages that editors write."""

from wagtail.models import AbstractPage, DefaultBasePageMixin


class SitePage(AbstractPage, DefaultBasePageMixin):
    """The portal's own base of every page; chosen by WAGTAIL_PAGE_MODEL from the first migration on."""

    search_fields = AbstractPage.search_fields + DefaultBasePageMixin.search_fields
    promote_panels = DefaultBasePageMixin.promote_panels


class HomePage(SitePage):
    """The front page of one language."""

    template = "pages/home.html"
    max_count_per_parent = 1
    parent_page_types = ["portal.SitePage"]
