from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = _("Liikmesus")

    def ready(self) -> None:
        from registry.region_sections import RegionSection, register

        register(RegionSection(_("Liikmed"), "region_members", 30))
