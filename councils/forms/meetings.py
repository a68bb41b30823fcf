"""Forms about a meeting, its agenda and who was there."""

from collections.abc import Mapping

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from councils.models import Mandate, Meeting, Participation
from councils.papers import KINDS, MOST_BYTES
from councils.permissions import seats_of
from councils.services.invitations import mandates_of

from .act_form import TEXT, UNCHOSEN, ActForm, choice, day, long_text, moment, one_of, seat, words

GUESTS_HINT = _("Igaüks omal real: nimi, asutus.")
GROUND_HINT = _("Ainult kinnise punkti puhul: seaduse säte, näiteks AvTS § 35 lg 1 p 12.")
LAST_DAY = _("Viimane päev, see päev kaasa arvatud.")
EMPTY_IS_OPEN = _("Viimane päev, see päev kaasa arvatud. Kui alus ja päev on tühjad, on see avalik.")


class MeetingForm(ActForm):
    """When and where."""

    starts_at = moment(_("Algus"))
    ends_at = moment(_("Lõpp"))
    place = words(_("Koht"))
    online_address = forms.URLField(
        label=_("Veebikoosoleku aadress"),
        required=False,
        help_text=_("Näevad ainult liikmed."),
        assume_scheme="https",
        widget=forms.URLInput(attrs=TEXT),
    )
    guests = long_text(_("Külalised"), required=False, hint=GUESTS_HINT, rows=3)


class ChangeMeetingForm(MeetingForm):
    """The same of a meeting that is there."""

    def prepare(self) -> None:
        one: Meeting = self.row
        self.begin_with(
            starts_at=timezone.localtime(one.starts_at),
            ends_at=timezone.localtime(one.ends_at),
            place=one.place,
            online_address=one.online_address,
            guests=one.guests,
        )


class CancelMeetingForm(ActForm):
    """Why it is not held."""

    reason = words(_("Põhjus"), hint=_("Saadame selle kõigile, kes olid kutsutud."), most=300)


class ItemForm(ActForm):
    """A point of the agenda in three languages, open or closed."""

    title_et = words(_("Pealkiri eesti keeles"), most=250)
    title_ru = words(_("Pealkiri vene keeles"), required=False, most=250)
    title_en = words(_("Pealkiri inglise keeles"), required=False, most=250)
    presenter = words(_("Ettekandja"), required=False)
    restriction_ground = words(_("Piirangu alus"), required=False, hint=GROUND_HINT, most=120)
    restricted_until = day(_("Piirang kehtib kuni"), required=False, hint=LAST_DAY)


class ChangeItemForm(ActForm):
    """The words and the place of a point that is there. The row is the point."""

    order = forms.IntegerField(
        label=_("Järjekorranumber"), min_value=1, max_value=99, widget=forms.NumberInput(attrs={**TEXT, "min": 1})
    )
    title_et = words(_("Pealkiri eesti keeles"), most=250)
    title_ru = words(_("Pealkiri vene keeles"), required=False, most=250)
    title_en = words(_("Pealkiri inglise keeles"), required=False, most=250)
    presenter = words(_("Ettekandja"), required=False)

    def prepare(self) -> None:
        self.begin_with(**{name: getattr(self.row, name) or "" for name in self.fields})


class RestrictItemForm(ActForm):
    """The mark AK of a point: its ground and last day; without both the point is open. The row is the point."""

    restriction_ground = words(_("Piirangu alus"), required=False, hint=GROUND_HINT, most=120)
    restricted_until = day(_("Piirang kehtib kuni"), required=False, hint=EMPTY_IS_OPEN)

    def prepare(self) -> None:
        self.begin_with(**{name: getattr(self.row, name) for name in self.fields})


class RestrictPaperForm(ActForm):
    """The mark AK of a paper. The row is the point."""

    paper = one_of(_("Materjal"))
    restriction_ground = words(_("Piirangu alus"), required=False, hint=GROUND_HINT, most=120)
    restricted_until = day(_("Piirang kehtib kuni"), required=False, hint=EMPTY_IS_OPEN)

    def prepare(self) -> None:
        self.choose_from("paper", self.row.papers.defer("content"))


class RemovePaperForm(ActForm):
    """Which paper is taken back, and why. The row is the point."""

    paper = one_of(_("Materjal"))
    reason = words(_("Miks"), most=300, hint=_("Näiteks: vale fail. Põhjus jääb logisse."))

    def prepare(self) -> None:
        self.choose_from("paper", self.row.papers.defer("content"))


class PaperForm(ActForm):
    """A file under a point of the agenda."""

    item = one_of(_("Päevakorrapunkt"))
    title = words(_("Pealkiri"))
    file = forms.FileField(
        label=_("Fail"),
        help_text=_("PDF, dokument või tabel. Kuni 20 MB."),
        widget=forms.FileInput(attrs={**TEXT, "accept": ",".join(KINDS)}),
    )
    restriction_ground = words(_("Piirangu alus"), required=False, hint=GROUND_HINT, most=120)
    restricted_until = day(_("Piirang kehtib kuni"), required=False, hint=LAST_DAY)

    def prepare(self) -> None:
        self.choose_from("item", self.row.items.all())

    def content(self) -> bytes:
        """The bytes, at most one more than the limit: enough to be refused."""
        data: bytes = self.cleaned_data["file"].read(MOST_BYTES + 1)
        return data


class AnswerForm(ActForm):
    """Whether a seat will be there."""

    participation = seat(_("Kelle nimel"))
    answer = choice(_("Kas tulete?"), [UNCHOSEN, *(one for one in Participation.Answer.choices if one[0] != "none")])

    def prepare(self) -> None:
        mine = seats_of(self.user, timezone.localdate()).values("pk")
        rows = self.row.participations.filter(mandate__in=mine).select_related("mandate__organization")
        self.choose_seat("participation", rows)
        if not rows.exclude(mandate__deputy=None).exists():
            self.without("answer", Participation.Answer.DEPUTY_COMES)


class AttendanceForm(ActForm):
    """Who came in whose name: a choice for each seat of the meeting's day."""

    def prepare(self) -> None:
        rows = list(self.row.participations.all())
        noted = {row.mandate_id: row for row in rows if row.is_noted}
        answers = {row.mandate_id: row.answer for row in rows}
        for mandate in mandates_of(self.row):
            people = [one for one in (mandate.person, mandate.deputy) if one]
            choices = [("", _("puudus")), *((str(one.pk), str(one)) for one in people)]
            self.fields[f"seat_{mandate.pk}"] = choice(mandate.in_whose_name, choices, required=False)
            row = noted.get(mandate.pk)
            self.begin_with(**{f"seat_{mandate.pk}": row.attended_by_id if row else expected(mandate, answers)})
        self.fields["guests"] = long_text(_("Külalised"), required=False, hint=GUESTS_HINT, rows=3)
        self.begin_with(guests=self.row.guests)

    def attended(self) -> dict[int, User | None]:
        """Who came, by mandate."""
        chosen = {name: pk for name, pk in self.cleaned_data.items() if name.startswith("seat_")}
        people = {str(one.pk): one for one in User.objects.filter(pk__in=[pk for pk in chosen.values() if pk])}
        return {int(name.removeprefix("seat_")): people.get(pk) for name, pk in chosen.items()}


def expected(mandate: Mandate, answers: Mapping[int, str]) -> int | None:
    """Who said that they come, for a start."""
    answer = answers.get(mandate.pk)
    if answer == Participation.Answer.COMES:
        return mandate.person_id
    return mandate.deputy_id if answer == Participation.Answer.DEPUTY_COMES else None
