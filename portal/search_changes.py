"""Telling the search of pages that were published, taken back, moved or deleted.

Pages are written by Wagtail's own actions, which tell of it by signals alone.
"""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.signals import page_published, page_unpublished, post_page_move

from registry.outbox import note_change

from .models import GuidePage, NewsPage
from .search_records import CHANGE


def note_page(sender: type[GuidePage] | type[NewsPage], instance: GuidePage | NewsPage, **details: Any) -> None:
    """Note the page and its translations: whether one is there decides who is shown the Estonian one."""
    translations = sender.objects.filter(translation_key=instance.translation_key)
    note_change(CHANGE, *{instance.pk, *translations.values_list("pk", flat=True)})


def listen() -> None:
    """Follow the pages that can be found."""
    for model in (GuidePage, NewsPage):
        for told in (page_published, page_unpublished, post_page_move, post_delete):
            told.connect(note_page, sender=model, dispatch_uid=f"search-{model.__name__}")
