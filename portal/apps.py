from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The site: settings, addresses, pages, navigation, open data."""

    name = "portal"
    verbose_name = _("Portaal")

    def ready(self) -> None:
        from agreements.draft_law import register_example
        from search.records import register
        from search.suggesting.suggestions import register as register_source

        from .example.presence import look
        from .localize_pages import use_base_page
        from .models import SitePage
        from .search_changes import listen
        from .search_records import GUIDE_SOURCE, GUIDES, NEWS

        use_base_page(SitePage)
        for kind in (GUIDES, NEWS):
            register(kind)
        register_source(GUIDE_SOURCE)
        listen()
        register_example(look)
