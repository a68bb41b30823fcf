"""Search words: listed, searched, filtered, exported, written."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from registry.viewsets.exporting import WordedExportMixin
from search.analysis.language import ESTONIAN, LANGUAGES
from search.models import SearchWord


class WordCreateView(CreateView):
    """A new word; a query that found nothing comes along in the address (`?term=…&language=…`)."""

    def get_initial_form_instance(self) -> SearchWord:
        asked = self.request.GET
        language = asked.get("language", ESTONIAN)
        return SearchWord(
            term=asked.get("term", "")[:120],
            language=language if language in LANGUAGES else ESTONIAN,
            source=asked.get("source", "")[:200],
        )

    def save_instance(self) -> Any:
        self.form.instance.reviewed_by = self.request.user
        return super().save_instance()


class WordEditView(EditView):
    """A word changed; whoever changed it has looked it over."""

    def save_instance(self) -> Any:
        self.form.instance.reviewed_by = self.request.user
        return super().save_instance()


class WordIndexView(WordedExportMixin, SnippetViewSet.index_view_class):
    """The list."""


class SearchWordViewSet(SnippetViewSet):
    """What people call things."""

    model = SearchWord
    icon = "tag"
    menu_label = _("Otsingusõnad")
    add_to_admin_menu = False
    menu_item_is_registered = True  # in our own menu: Wagtail need not show one of all snippets
    add_view_class = WordCreateView
    edit_view_class = WordEditView
    index_view_class = WordIndexView
    list_display = ["term", "language", "words", "both_ways", "source", "is_used"]
    list_filter = ["language", "both_ways", "is_used", "source", "service_types"]
    search_fields = ["term", "words"]
    list_export = ["term", "language", "words", "service_types", "both_ways", "source", "reviewed_by", "is_used"]
    inspect_view_enabled = True
    panels = [
        MultiFieldPanel([FieldPanel("term"), FieldPanel("language")], heading=_("Mida inimesed kirjutavad")),
        MultiFieldPanel(
            [FieldPanel("words"), FieldPanel("service_types"), FieldPanel("both_ways")], heading=_("Mida see tähendab")
        ),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("is_used")], heading=_("Päritolu")),
    ]
