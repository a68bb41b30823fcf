from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Otsing")

    def ready(self) -> None:
        from registry.importing import kinds as imports
        from registry.importing.standard import register_standard_kinds
        from search.importing.words import SearchWordsKind
        from search.records import register
        from search.records.councils import DECISIONS, STRATEGIES
        from search.records.organizations import ORGANIZATIONS
        from search.records.service_types import SERVICE_TYPES
        from search.records.services import SERVICES
        from search.suggesting import suggestions
        from search.suggesting.sources import OWN

        for kind in (SERVICES, ORGANIZATIONS, SERVICE_TYPES, STRATEGIES, DECISIONS):
            register(kind)
        for source in OWN:
            suggestions.register(source)
        register_standard_kinds()  # the registry is filled before words, whichever app is ready first
        imports.register(SearchWordsKind())
