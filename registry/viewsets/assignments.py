"""Who acts in which region or organisation."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from accounts.models import User
from registry.models import OrganizationAssignment, RegionAssignment
from registry.services.assignments import end_region_assignment, save_region_assignment

from .filters import GuardedFilterSet, RegionFilter
from .forms import GuardedForm
from .guarded import GuardedViewSet
from .objects import GuardedCreateView, GuardedDeleteView, GuardedEditView


class PartCreateView(GuardedCreateView):
    """Gives a part, and with it the groups."""

    def save_instance(self) -> Model:
        return save_region_assignment(self.request.user, self.form.instance, self.form.save)


class PartEditView(GuardedEditView):
    """Changes a part, and with it the groups."""

    def save_instance(self) -> Model:
        return save_region_assignment(self.request.user, self.form.instance, self.form.save)


class PartDeleteView(GuardedDeleteView):
    """Takes a part away, and with it the groups."""

    def delete_action(self) -> None:
        end_region_assignment(self.request.user, self.object)


class RegionAssignmentFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = RegionAssignment
        fields = ["role"]


class RegionAssignmentViewSet(GuardedViewSet):
    model = RegionAssignment
    icon = "key"
    add_view_class = PartCreateView
    edit_view_class = PartEditView
    delete_view_class = PartDeleteView
    list_display = ["user", "region", "role"]
    filterset_class = RegionAssignmentFilterSet
    search_fields = ["user__email", "user__first_name", "user__last_name"]
    list_export = ["user", "user.email", "region", "role"]
    related = ("user", "region")
    tabs = {_("Töötaja"): [FieldPanel("user"), FieldPanel("region"), FieldPanel("role")]}


class PersonForm(GuardedForm):
    """A person is named by the e-mail, so that nobody leafs through all the users."""

    email = forms.EmailField(label=_("Inimese e-post"), help_text=_("Selle e-postiga kasutaja peab juba olemas olema."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["email"] = self.instance.user.email

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        user = User.objects.filter(email=email, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("Sellise e-postiga kasutajat ei ole. Paluge riiklikul halduril ta lisada."))
        self.instance.user = user
        return email


class OrganizationAssignmentFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = OrganizationAssignment
        fields: list[str] = []


class OrganizationAssignmentViewSet(GuardedViewSet):
    model = OrganizationAssignment
    icon = "user"
    form_class = PersonForm
    list_display = ["user", "organization"]
    filterset_class = OrganizationAssignmentFilterSet
    search_fields = ["user__email", "user__first_name", "user__last_name", "organization__name"]
    list_export = ["user", "user.email", "organization"]
    related = ("user", "organization")
    tabs = {_("Inimene"): [FieldPanel("email"), FieldPanel("organization")]}
