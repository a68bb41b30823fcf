from django.apps import AppConfig
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

RESULTS = (
    "strategy",
    "dashboard",
    "measures",
    "plan",
    "fund",
    "profile",
    "proposals",
    "monitoring",
    "readiness",
    "drafts",
)


class CouncilsConfig(AppConfig):
    name = "councils"
    verbose_name = _("Koostöökogud")

    def ready(self) -> None:
        from agreements.record.proof import watch_over
        from councils.adoption_effects import on_adoption
        from councils.documents.recognising import register_documents
        from councils.ending import register_ending_checks
        from councils.importing.measure_values import MeasureValuesKind
        from councils.keeping_periods import register_periods
        from councils.models import FrozenDecision, FrozenMinutes, SignedMinutes
        from councils.permissions import is_of_a_council
        from councils.scope import register_scope
        from councils.services.documents import approve_documents
        from registry.importing import kinds
        from registry.importing.standard import register_standard_kinds
        from registry.public.region_sections import RegionSection, register
        from registry.rights import network

        register_scope()
        register_ending_checks()
        register_periods()
        network.register("councils", lambda user: is_of_a_council(user, timezone.localdate()))
        register(RegionSection(_("Koostöökogu"), "council", 40, in_country=(_("Kõik koostöökogud"), "councils")))
        measures = _("Mida mõõdetakse"), "measures"
        register(RegionSection(_("Tulemused"), "region_results", 50, RESULTS, in_country=measures))
        register_documents()
        watch_over(FrozenDecision, "decision")
        watch_over(FrozenMinutes, "minutes")
        watch_over(SignedMinutes, "signed_minutes")
        on_adoption("documents", approve_documents)
        register_standard_kinds()  # the registry is filled before values, whichever app is ready first
        kinds.register(MeasureValuesKind())
