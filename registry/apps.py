from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = _("Register")

    def ready(self) -> None:
        from registry.importing.standard import register_standard_kinds
        from registry.viewsets.exporting import guard_every_export

        guard_every_export()
        register_standard_kinds()
