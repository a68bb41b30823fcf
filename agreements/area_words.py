"""What stands against coordination areas, in words (T10)."""

from django.utils.translation import gettext as _

from agreements.areas import AreaProblem, Finding
from registry.models import Municipality


def sentence(finding: Finding) -> str:
    """A finding as staff read it."""
    texts = {
        AreaProblem.POPULATION_UNKNOWN: _("Maakonna rahvaarv ei ole teada."),
        AreaProblem.POPULATION_WITHOUT_SOURCE: _("Maakonna rahvaarvul puudub kuupäev või allikas."),
        AreaProblem.TOO_FEW_INHABITANTS: _("Maakonnas on liiga vähe elanikke koordinatsioonipiirkondade jaoks."),
        AreaProblem.WITHOUT_ORDER: _("%(area)s: puudub ministri käskkiri."),
        AreaProblem.BEFORE_ORDER: _("%(area)s: kehtiks enne ministri käskkirja."),
        AreaProblem.WITHOUT_MUNICIPALITY: _("%(area)s: ühtegi valda ega linna ei ole."),
        AreaProblem.MUNICIPALITY_OF_ANOTHER_REGION: _("%(area)s: ei kuulu maakonda: %(names)s."),
        AreaProblem.OVERLAP: _("%(area)s: kuulub korraga mitmesse piirkonda: %(names)s."),
        AreaProblem.WITHOUT_NETWORK_MANAGER: _("%(area)s: võrgustikujuhti ei ole."),
    }
    names = Municipality.objects.filter(pk__in=finding.municipalities).values_list("name", flat=True)
    return texts[finding.problem] % {"area": finding.area, "names": ", ".join(names) if finding.municipalities else ""}
