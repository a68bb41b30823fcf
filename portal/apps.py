from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The site: settings, addresses, pages, navigation, open data."""

    name = "portal"
    verbose_name = _("Portaal")

    def ready(self) -> None:
        from agreements.draft_law import register_example

        from .example.presence import look
        from .localize_pages import use_base_page
        from .models import SitePage

        use_base_page(SitePage)
        register_example(look)
