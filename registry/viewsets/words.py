"""Words, numbers and situations that residents meet, and the short lists of codes: kept by national staff."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from registry.models import GlossaryTerm, HelpLine, Language, ServiceType, Situation, TargetGroup
from registry.waiting.conditions import translations_behind

from .filters import GuardedFilterSet, InForceFilter, WaitingFilter
from .guarded import GuardedViewSet
from .panels import beside, in_three, ticked, validity


def behind() -> WaitingFilter:
    """Rows whose translation waits."""
    return WaitingFilter(_("mis ootab"), translations=(_("tõlge puudub või on vana"), translations_behind))


class ServiceTypeFilterSet(GuardedFilterSet):
    in_force = InForceFilter()
    waits = behind()

    class Meta:
        model = ServiceType
        fields = ["domain", "organiser", "is_statutory"]


class ServiceTypeViewSet(GuardedViewSet):
    model = ServiceType
    icon = "tag"
    list_display = ["name", "domain", "organiser", "is_statutory", "legal_reference"]
    filterset_class = ServiceTypeFilterSet
    search_fields = ["name_et", "name_ru", "name_en", "keywords_et", "code"]
    list_export = ["code", "name_et", "name_ru", "name_en", "domain", "organiser", "is_statutory", "legal_reference"]
    tabs = {
        _("Mida"): [
            *in_three("name", "description", "keywords"),
            beside("code", "domain"),
        ],
        _("Kellele"): [*in_three("eligibility_description"), ticked("target_groups")],
        _("Maksumus"): in_three("fees_description"),
        _("Kuidas saada"): in_three("application_process", "refusal_help"),
        _("Seadus ja kehtivus"): [
            FieldPanel("organiser"),
            FieldPanel("is_statutory"),
            FieldPanel("legal_reference"),
            FieldPanel("legal_reference_status"),
            validity(),
        ],
    }


class GlossaryFilterSet(GuardedFilterSet):
    waits = behind()

    class Meta:
        model = GlossaryTerm
        fields: list[str] = []


class GlossaryTermViewSet(GuardedViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term", "explanation", "source"]
    filterset_class = GlossaryFilterSet
    search_fields = ["term_et", "term_ru", "term_en", "explanation_et"]
    list_export = [
        "code",
        "term_et",
        "term_ru",
        "term_en",
        "explanation_et",
        "explanation_ru",
        "explanation_en",
        "source",
    ]
    tabs = {_("Sõna"): [*in_three("term", "explanation"), beside("code", "source")]}


class HelpLineFilterSet(GuardedFilterSet):
    waits = behind()

    class Meta:
        model = HelpLine
        fields = ["is_urgent"]


class HelpLineViewSet(GuardedViewSet):
    model = HelpLine
    icon = "mobile-alt"
    list_display = ["number", "when", "hours", "is_urgent", "position"]
    filterset_class = HelpLineFilterSet
    search_fields = ["number", "when_et", "when_ru", "when_en"]
    list_export = ["number", "when_et", "when_ru", "when_en", "hours_et", "is_urgent", "position", "source"]
    tabs = {
        _("Abitelefon"): [
            FieldPanel("number"),
            *in_three("when", "hours"),
            beside("is_urgent", "position"),
            FieldPanel("source"),
        ]
    }


class SituationFilterSet(GuardedFilterSet):
    waits = behind()

    class Meta:
        model = Situation
        fields: list[str] = []


class SituationViewSet(GuardedViewSet):
    model = Situation
    icon = "bars"
    list_display = ["name", "description", "position"]
    filterset_class = SituationFilterSet
    search_fields = ["name_et", "name_ru", "name_en", "description_et"]
    list_export = ["slug", "name_et", "name_ru", "name_en", "description_et", "service_types", "position"]
    prefetched = ("service_types",)
    tabs = {_("Olukord"): [*in_three("name", "description"), beside("slug", "position"), ticked("service_types")]}


class TargetGroupViewSet(GuardedViewSet):
    model = TargetGroup
    icon = "group"
    list_display = ["name", "code"]
    search_fields = ["name_et", "name_ru", "name_en", "code"]
    list_export = ["code", "name_et", "name_ru", "name_en"]
    tabs = {_("Sihtrühm"): [*in_three("name"), FieldPanel("code")]}


class LanguageViewSet(GuardedViewSet):
    model = Language
    icon = "comment"
    list_display = ["name", "code"]
    search_fields = ["name_et", "name_ru", "name_en", "code"]
    list_export = ["code", "name_et", "name_ru", "name_en"]
    tabs = {_("Keel"): [*in_three("name"), FieldPanel("code")]}
