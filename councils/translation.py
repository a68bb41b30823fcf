"""Which fields of the councils stand in three languages."""

from modeltranslation.translator import TranslationOptions, register

from . import models


@register(models.AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    fields = models.AgendaItem.TRANSLATED


@register(models.Decision)
class DecisionTranslation(TranslationOptions):
    fields = models.Decision.TRANSLATED
