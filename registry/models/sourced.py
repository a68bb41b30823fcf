"""Where a fact came from, and whether its translations follow it."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Sourced(models.Model):
    """Source, and who checked it when; without a day it is unchecked."""

    source = models.CharField(_("allikas"), max_length=300, blank=True)
    checked_on = models.DateField(_("kontrollitud"), null=True, blank=True)
    checked_by = models.CharField(
        _("kontrollis"), max_length=200, blank=True, help_text=_("Asutus või ametikoht, mitte inimese nimi.")
    )
    modified_at = models.DateTimeField(_("muudetud"), auto_now=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": _("See päev on alles tulekul. Märkige päev, mil andmed üle vaadati.")})


def fingerprint(text: str) -> str:
    """Short, stable mark of a text; empty for an empty one."""
    return sha256(text.encode()).hexdigest()[:12] if text else ""


class FollowsSource(models.Model):
    """Remembers which Estonian text each translation was made from, so that an outdated one is told.

    ``translated_from`` maps a field and language (``"name_ru"``) to the marks of translation and source.
    Under ``BEHIND`` it lists the translations that were missing or outdated at the last save, for queries.
    """

    BEHIND = "behind"

    TRANSLATED: tuple[str, ...] = ()

    translated_from = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.note_translations()
        super().save(*args, **kwargs)

    def note_translations(self) -> None:
        """Tie each new or changed translation to the source text of this moment."""
        for field in self.TRANSLATED:
            source = fingerprint(getattr(self, f"{field}_et") or "")
            for language in settings.MODELTRANSLATION_LANGUAGES[1:]:
                key = f"{field}_{language}"
                mark = fingerprint(getattr(self, key) or "")
                if self.translated_from.get(key, ["", ""])[0] != mark:
                    self.translated_from[key] = [mark, source]
        self.translated_from[self.BEHIND] = [
            f"{field}_{language}"
            for language in settings.MODELTRANSLATION_LANGUAGES[1:]
            for field in self.untranslated(language)
        ]

    def translation_state(self, field: str, language: str) -> str:
        """``"current"``, ``"missing"`` or ``"outdated"`` (older than its source); an empty source needs none."""
        source = fingerprint(getattr(self, f"{field}_et") or "")
        if language == settings.MODELTRANSLATION_DEFAULT_LANGUAGE or not source:
            return "current"
        if not getattr(self, f"{field}_{language}"):
            return "missing"
        return "current" if self.translated_from.get(f"{field}_{language}", ["", ""])[1] == source else "outdated"

    def untranslated(self, language: str) -> list[str]:
        """The fields whose translation is missing or outdated."""
        return [name for name in self.TRANSLATED if self.translation_state(name, language) != "current"]
