"""Pages that editors write."""

from .base import SitePage
from .guides import GuideIndexPage, GuidePage
from .home import HomePage
from .news import NewsIndexPage, NewsPage
from .standard import StandardPage

__all__ = [
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "SitePage",
    "StandardPage",
]
