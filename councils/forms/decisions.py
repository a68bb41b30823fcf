"""Forms about a decision."""

from typing import ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.facts import responsible_in
from councils.models import AgendaItem, Decision, DecisionTask, Mandate, Meeting, Voicing
from councils.permissions import seats_of

from .act_form import UNCHOSEN, ActForm, choice, day, long_text, one_of, seat, words

OPEN_MEETINGS = (Meeting.State.DRAFT, Meeting.State.CALLED, Meeting.State.HELD)


class DraftDecisionForm(ActForm):
    """A decision's first wording. The row is the council."""

    title_et = words(_("Pealkiri eesti keeles"), most=250)
    text_et = long_text(
        _("Otsuse tekst eesti keeles"),
        hint=_("See tekst on siduv. Vastu võetud otsus avaldatakse, ka kinnise punkti oma."),
    )
    item = one_of(_("Päevakorrapunkt"), required=False, hint=_("Tühi, kui otsustatakse kirjalikult."))
    replaces = one_of(_("Asendab otsust"), required=False)

    def prepare(self) -> None:
        items = AgendaItem.objects.filter(meeting__council=self.row, meeting__state__in=OPEN_MEETINGS)
        self.choose_from("item", items.select_related("meeting"))
        self.choose_from("replaces", Decision.objects.adopted().filter(council=self.row))


class RewordForm(ActForm):
    """A changed text, and why."""

    title_et = words(_("Pealkiri eesti keeles"), most=250)
    text_et = long_text(_("Otsuse tekst eesti keeles"))
    reason = words(_("Miks teksti muudeti"), required=False, most=300)
    item = one_of(_("Uus päevakorrapunkt"), required=False, hint=_("Kui muudetud tekst tuleb järgmisele koosolekule."))

    def prepare(self) -> None:
        one: Decision = self.row
        items = AgendaItem.objects.filter(meeting__council=one.council, meeting__state__in=OPEN_MEETINGS[:2])
        self.choose_from("item", items.select_related("meeting"))
        self.begin_with(title_et=one.title_et, text_et=one.text_et)


class TranslateForm(ActForm):
    """The title and text in Russian and English, for reading; the Estonian text binds."""

    FIELDS: ClassVar = ("title_ru", "text_ru", "title_en", "text_en")

    title_ru = words(_("Pealkiri vene keeles"), required=False, most=250)
    text_ru = long_text(_("Otsuse tekst vene keeles"), required=False)
    title_en = words(_("Pealkiri inglise keeles"), required=False, most=250)
    text_en = long_text(_("Otsuse tekst inglise keeles"), required=False)

    def prepare(self) -> None:
        self.begin_with(**{name: getattr(self.row, name) or "" for name in self.FIELDS})


class RoundForm(ActForm):
    """Until when the council is asked in writing."""

    deadline = day(_("Tähtaeg"), hint=_("Viimane päev, see päev kaasa arvatud."))


class WordForm(ActForm):
    """A seat's word; an objection says why."""

    mandate = seat(_("Kelle nimel"))
    voice = choice(_("Sõna"), [UNCHOSEN, *(one for one in Voicing.Voice.choices if one[0] != "absent")])
    reason = long_text(_("Põhjus"), required=False, hint=_("Vastuväitel on alati põhjus."), rows=3)

    def seats(self) -> QuerySet[Mandate]:
        """The seats that the person may speak for today."""
        rows = seats_of(self.user, timezone.localdate()).filter(council=self.row.council)
        return rows.select_related("person", "organization")

    def prepare(self) -> None:
        self.choose_seat("mandate", self.seats())


class NotedWordForm(WordForm):
    """A seat's word as it was said at the meeting: the seats of that day."""

    voice = choice(_("Sõna"), [UNCHOSEN, *(one for one in Voicing.Voice.choices if one[0] != "withdraws")])

    def seats(self) -> QuerySet[Mandate]:
        item = self.row.item
        rows = Mandate.objects.in_force(item.meeting.day if item else timezone.localdate())
        return rows.filter(council=self.row.council).select_related("person", "organization")


class TaskForm(ActForm):
    """Who does what by when."""

    text = words(_("Mida teha"), most=300)
    organization = one_of(
        _("Vastutaja"),
        required=False,
        hint=_("TERVIKu liige või koostöökogus esindatud asutus. Tema inimesed saavad teatada, et ülesanne on tehtud."),
    )
    responsible = words(_("Muu vastutaja"), required=False, hint=_("Kui vastutajat eelmises loetelus ei ole."))
    due_on = day(_("Tähtaeg"))

    def prepare(self) -> None:
        self.choose_from("organization", responsible_in(self.row.council, timezone.localdate()))


class CloseTaskForm(ActForm):
    """What became of a task."""

    task = one_of(_("Mida teha"))
    state = choice(_("Seis"), [one for one in DecisionTask.State.choices if one[0] != "open"])
    note = words(_("Selgitus"), required=False, most=300)

    def prepare(self) -> None:
        self.choose_from("task", self.row.tasks.filter(state=DecisionTask.State.OPEN))


class ReportTaskForm(ActForm):
    """What was done. The row is the task."""

    note = words(_("Mis on tehtud"), most=300, hint=_("Avaldatakse otsuse lehel."))
