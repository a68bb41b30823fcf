"""Errors that readers reported: staff answer and close them."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from registry.models import ErrorReport
from registry.services.reports import close_report
from registry.waiting.conditions import open_reports

from .filters import GuardedFilterSet, RegionFilter, WaitingFilter
from .forms import GuardedForm
from .guarded import GuardedViewSet
from .objects import GuardedEditView
from .panels import SaidPanel


class AnswerForm(GuardedForm):
    """The answer alone; what the reader wrote stays as it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True


class AnswerView(GuardedEditView):
    """Answers and closes."""

    submit_button_label = _("Vasta ja sulge")
    success_message = _("Vastatud ja suletud.")

    def save_instance(self) -> Model:
        close_report(self.request.user, self.object, self.form.cleaned_data["answer"])
        return self.object


class ErrorReportFilterSet(GuardedFilterSet):
    region = RegionFilter()
    waits = WaitingFilter(_("mis ootab"), open=(_("vastamata"), open_reports))

    class Meta:
        model = ErrorReport
        fields = ["state"]


class ErrorReportViewSet(GuardedViewSet):
    model = ErrorReport
    icon = "comment"
    form_class = AnswerForm
    edit_view_class = AnswerView
    without = ("add", "delete")
    list_display = ["__str__", "message", "reported_at", "state"]
    filterset_class = ErrorReportFilterSet
    search_fields = ["message", "answer", "service__name_et", "organization__name", "location__name_et"]
    list_export = ["reported_at", "service", "organization", "location", "page_url", "message", "state", "answer"]
    related = ("service", "organization", "location", "closed_by")
    tabs = {
        _("Teade"): [
            MultiFieldPanel(
                [
                    SaidPanel("service"),
                    SaidPanel("organization"),
                    SaidPanel("location"),
                    SaidPanel("page_url"),
                    SaidPanel("message"),
                    SaidPanel("email"),
                    SaidPanel("state"),
                ],
                heading=_("Mida lugeja kirjutas"),
            ),
            FieldPanel("answer"),
        ]
    }
