"""Which fields stand in three languages, and whose history is kept.

History is registered here, after the translation, since it fails on the first save otherwise.
"""

import simple_history
from django.db.models import Model
from modeltranslation.translator import TranslationOptions, register

from registry import models


@register(models.Region)
class RegionTranslation(TranslationOptions):
    fields = ("name", "short_name")


@register(models.Language)
class LanguageTranslation(TranslationOptions):
    fields = ("name",)


@register(models.TargetGroup)
class TargetGroupTranslation(TranslationOptions):
    fields = ("name",)


def follow(model: type[models.FollowsSource]) -> None:
    """Register a model's TRANSLATED fields."""
    options = type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": model.TRANSLATED})
    register(model)(options)


for follower in (
    models.ServiceType,
    models.Organization,
    models.Location,
    models.Service,
    models.Contact,
    models.GlossaryTerm,
    models.HelpLine,
    models.Situation,
):
    follow(follower)

KEPT: dict[type[Model], tuple[str, ...]] = {
    models.Region: (),
    models.Municipality: (),
    models.Organization: (),
    models.OrganizationRole: (),
    models.HospitalPlanEntry: (),
    models.PatientList: ("municipalities",),
    models.Location: (),
    models.ServiceType: ("target_groups",),
    models.Service: ("municipalities", "languages", "target_groups"),
    models.ServiceAtLocation: (),
    models.Schedule: (),
    models.ScheduleException: (),
    models.Contact: ("services",),
    models.Shortcoming: (),
    models.RegionAssignment: (),
    models.OrganizationAssignment: (),
    models.ErrorReport: (),
    models.GlossaryTerm: (),
    models.HelpLine: (),
    models.Language: (),
    models.Situation: ("service_types",),
    models.TargetGroup: (),
}
for kept, many in KEPT.items():
    simple_history.register(kept, app="registry", m2m_fields=[kept._meta.get_field(name) for name in many])
