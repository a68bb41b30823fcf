"""Which fields of the councils stand in three languages, and whose history is kept (after the translation)."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from councils import models
from registry.translation import follow


@register(models.AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    fields = models.AgendaItem.TRANSLATED


@register(models.Decision)
class DecisionTranslation(TranslationOptions):
    fields = models.Decision.TRANSLATED


for follower in (
    models.Action,
    models.Goal,
    models.Measure,
    models.MonitoringReport,
    models.Priority,
    models.ProfileSection,
    models.Proposal,
    models.Strategy,
):
    follow(follower)

for kept in (
    models.Action,
    models.BudgetLine,
    models.EmergencyContact,
    models.FundingContract,
    models.Measure,
    models.MeasureValue,
    models.Proposal,
    models.ReadinessPlan,
):
    simple_history.register(kept, app="councils")
