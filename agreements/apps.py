from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = _("Liikmesus")

    def ready(self) -> None:
        from agreements.ending import register_own_checks
        from agreements.importing.memberships import MembershipsKind
        from agreements.places import place_rows
        from agreements.recognising import register_own
        from registry.importing import kinds
        from registry.importing.standard import register_standard_kinds
        from registry.public.region_sections import RegionSection, register

        place_rows()
        register(RegionSection(_("Töötajad"), "region_team", 25))
        quorum = _("TERVIKud: kus on liitunud küllalt paljud"), "quorum"
        register(RegionSection(_("Liikmed"), "region_members", 30, in_country=quorum))
        register_standard_kinds()  # the registry is filled before memberships, whichever app is ready first
        kinds.register(MembershipsKind())
        register_own_checks()
        register_own()
