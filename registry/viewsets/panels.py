"""Groups of fields that several forms share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from .forms import RowsPanel

LANGUAGES = ("et", "ru", "en")


def in_three(*names: str) -> list[Panel]:
    """A text's three languages beside each other, for each text named."""
    return [FieldRowPanel([FieldPanel(f"{name}_{language}") for language in LANGUAGES]) for name in names]


def beside(*names: str, heading: str = "") -> Panel:
    """Fields beside each other."""
    return FieldRowPanel([FieldPanel(name) for name in names], heading=heading)


def ticked(name: str) -> Panel:
    """A list of choices to tick."""
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple)


class SaidPanel(FieldPanel):
    """What somebody said, to be read; where they said nothing it takes no room."""

    def __init__(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(field_name, *args, **{**kwargs, "read_only": True})

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(getattr(self.instance, self.panel.field_name)) and super().is_shown()


def validity() -> Panel:
    """From when to when."""
    return MultiFieldPanel([beside("valid_from", "valid_to")], heading=_("Kehtivus"))


def source_and_check() -> Panel:
    """Where the facts came from, who checked them when."""
    return MultiFieldPanel([FieldPanel("source"), beside("checked_on", "checked_by")], heading=_("Allikas ja kontroll"))


def opening_hours() -> list[Panel]:
    """Weekly hours, and days that differ."""
    week = [beside("weekday", "opens_at", "closes_at"), beside("valid_from", "valid_to"), FieldPanel("description")]
    days = [beside("on", "opens_at", "closes_at"), FieldPanel("description")]
    return [
        RowsPanel("schedule_set", week, heading=_("Lahtiolekuajad"), label=_("lahtiolekuaeg")),
        RowsPanel("scheduleexception_set", days, heading=_("Erandlikud päevad"), label=_("erandlik päev")),
    ]
