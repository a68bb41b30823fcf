"""Who belongs to which TERVIK: begun and ended by services; staff put right what was entered wrongly (T7)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from accounts.models import User
from agreements.models import Membership
from agreements.permissions import can_keep_tervik
from agreements.services.memberships import confirm_successor, correct_membership, heir_of, rests_on_signature
from registry.viewsets.filters import GuardedFilterSet, RegionFilter
from registry.viewsets.guarded import READ_ONLY

from .acting import ActingViewSet, ActionView


class DaysForm(forms.Form):
    """The right days of a membership, and why they were wrong."""

    first = forms.DateField(label=_("Liige alates"), widget=AdminDateInput)
    last = forms.DateField(
        label=_("Liige kuni"), widget=AdminDateInput, required=False, help_text=_("Viimane päev. Tühi: on liige.")
    )
    reason = forms.CharField(label=_("Mis oli valesti"), max_length=300)


class BasisForm(forms.Form):
    """What the membership rests on."""

    basis = forms.CharField(label=_("Alus"), max_length=300, help_text=_("Kiri või otsus, selle kuupäev ja number."))


class CorrectView(ActionView):
    """Puts the days right of what was agreed on paper."""

    name, label = "correct", _("Paranda päevi")
    explanation = _("Kvoorum arvutatakse uuesti. Kui selle esimene päev muutub, saavad piirkonna töötajad teate.")
    header_icon = "edit"
    form_class = DaysForm

    @classmethod
    def is_open(cls, user: User, row: Membership) -> bool:
        return can_keep_tervik(user, row.tervik.region) and not rests_on_signature(row)

    def get_initial(self) -> dict[str, Any]:
        return {"first": self.object.member_from, "last": self.object.member_to}

    def act(self, user: User, row: Membership, values: dict[str, Any]) -> object:
        return correct_membership(user, row, values["first"], values["last"], values["reason"])


class ConfirmSuccessorView(ActionView):
    """Confirms who took the membership over when municipalities merged."""

    name, label = "confirm-successor", _("Kinnita õigusjärglane")
    form_class = BasisForm

    @classmethod
    def is_open(cls, user: User, row: Membership) -> bool:
        return can_keep_tervik(user, row.tervik.region) and heir_of(row) is not None

    @property
    def explanation(self) -> str:  # type: ignore[override]
        """Names the successor."""
        return _("Liikmesuse võttis üle %(heir)s. Kinnitatud liikmesus algab ühinemise päevast.") % {
            "heir": heir_of(self.object)
        }

    def act(self, user: User, row: Membership, values: dict[str, Any]) -> object:
        return confirm_successor(user, row, values["basis"])


class MembershipFilterSet(GuardedFilterSet):
    region = RegionFilter()

    class Meta:
        model = Membership
        fields: list[str] = []


class MembershipViewSet(ActingViewSet):
    model = Membership
    icon = "group"
    actions = (CorrectView, ConfirmSuccessorView)
    without = READ_ONLY
    inspect_view_fields = ["party", "tervik", "member_from", "member_to", "basis"]
    list_display = ["party", "tervik", "member_from", "member_to", "basis"]
    filterset_class = MembershipFilterSet
    search_fields = ["party__name", "party__registry_code", "basis"]
    list_export = ["tervik", "party", "member_from", "member_to", "basis"]
    related = ("party", "tervik")
