from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CouncilsConfig(AppConfig):
    name = "councils"
    verbose_name = _("Koostöökogud")

    def ready(self) -> None:
        from registry.importing import kinds
        from registry.importing.standard import register_standard_kinds
        from registry.region_sections import RegionSection, register

        from .importing.measure_values import MeasureValuesKind
        from .scope import register_scope

        register_scope()
        register(RegionSection(_("Tulemused"), "region_results", 50))
        register_standard_kinds()  # the registry is filled before values, whichever app is ready first
        kinds.register(MeasureValuesKind())
