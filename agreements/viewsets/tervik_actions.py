"""The steps of a TERVIK as acts of the back office (T5); the services know the rest."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from agreements.lifecycle import Actor
from agreements.lifecycles.tervik import TERVIK, TervikState, TervikStep
from agreements.models import Tervik
from agreements.permissions import can_change_law, can_keep_tervik
from agreements.services.founding import SIGNED_BY_ALL
from agreements.services.terviks import change_form, choose_form, end_tervik, form_tervik

from .acting import ActionView
from .tervik_forms import ChosenForm, FoundingForm, LastDayForm, founding_of


class StepView(ActionView):
    """A step of the lifecycle, open where the table has it and it is theirs."""

    steps: tuple[TervikStep, ...] = ()

    @classmethod
    def is_open(cls, user: User, row: Tervik) -> bool:
        held = {
            Actor.TERVIK_STAFF: can_keep_tervik(user, row.region),
            Actor.NATIONAL_ADMINISTRATOR: can_change_law(user),
        }
        possible = [step for step in cls.steps if step in TERVIK.open_to(TervikState(row.state))]
        return any(has_it and TERVIK.may_take(actor, step) for actor, has_it in held.items() for step in possible)


class ChooseFormView(StepView):
    """The initiative group settles on a form."""

    name, label = "choose-form", _("Vali vorm")
    steps = (TervikStep.CHOOSE_FORM,)
    form_class = ChosenForm

    def act(self, user: User, row: Tervik, values: dict[str, Any]) -> object:
        return choose_form(user, row, Tervik.Form(values["form"]))


class FoundingView(StepView):
    """Asks how a TERVIK comes to be; organisations of its region are offered."""

    form_class = FoundingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "tervik": self.object}

    def get_initial(self) -> dict[str, Any]:
        row = self.object
        founding = row.agreements.filter(state__in=SIGNED_BY_ALL, amends=None).last()
        kept = {"bank_account": row.bank_account, "represented_by": row.represented_by, "statute": row.statute}
        return {"form": row.form, "agreement": founding if row.formed_on is None else None, **kept}


class FormView(FoundingView):
    """The TERVIK is formed; its founders are members from that day."""

    name, label = "form", _("Loo TERVIK")
    explanation = _("Sellest päevast on moodustaja ja asutajad liikmed. Liitumisavaldust nad ei esita.")
    steps = (TervikStep.FORM,)

    def act(self, user: User, row: Tervik, values: dict[str, Any]) -> object:
        return form_tervik(user, row, founding_of(values), values["on"])


class ChangeFormView(FoundingView):
    """The TERVIK takes its other form; members stay."""

    name, label = "change-form", _("Muuda vormi")
    explanation = _("Liikmed jäävad liikmeks. Uus moodustaja ja asutajad on sellest päevast liikmed.")
    steps = (TervikStep.CHANGE_FORM,)

    def act(self, user: User, row: Tervik, values: dict[str, Any]) -> object:
        return change_form(user, row, founding_of(values), values["on"])


class EndView(StepView):
    """The TERVIK ends, or its formation is given up."""

    name, label = "end", _("Lõpeta TERVIK")
    explanation = _("Liikmesused lõppevad samal päeval. Dokumendid jäävad loetavaks.")
    header_icon = "lock"
    steps = (TervikStep.END, TervikStep.ABANDON)
    form_class = LastDayForm

    def act(self, user: User, row: Tervik, values: dict[str, Any]) -> object:
        return end_tervik(user, row, values["on"])


ACTIONS: tuple[type[ActionView], ...] = (ChooseFormView, FormView, ChangeFormView, EndView)
