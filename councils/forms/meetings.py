"""Forms about a meeting."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from councils.models import Meeting, Participation
from councils.papers import KINDS, MOST_BYTES
from councils.permissions import seats_of
from councils.public.minutes import newest_minutes
from councils.services.meetings import mandates_of

from .act_form import TEXT, ActForm, choice, day, long_text, moment, one_of, seat, words

GROUND_HINT = _("Ainult kinnise punkti puhul: seaduse säte, näiteks AvTS § 35 lg 1 p 12.")
LAST_DAY = _("Viimane päev, see päev kaasa arvatud.")


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
    guests = long_text(_("Külalised"), required=False, hint=_("Igaüks omal real: nimi, asutus."), rows=3)


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


class ItemForm(ActForm):
    """A point of the agenda in three languages, open or closed."""

    title_et = words(_("Pealkiri eesti keeles"), most=250)
    title_ru = words(_("Pealkiri vene keeles"), required=False, most=250)
    title_en = words(_("Pealkiri inglise keeles"), required=False, most=250)
    presenter = words(_("Ettekandja"), required=False)
    restriction_ground = words(_("Piirangu alus"), required=False, hint=GROUND_HINT, most=120)
    restricted_until = day(_("Piirang kehtib kuni"), required=False, hint=LAST_DAY)


class RemoveItemForm(ActForm):
    """Which point is taken away."""

    item = one_of(_("Päevakorrapunkt"))

    def prepare(self) -> None:
        self.choose_from("item", self.row.items.all())


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
    answer = choice(_("Kas tulete?"), [one for one in Participation.Answer.choices if one[0] != "none"])

    def prepare(self) -> None:
        mine = seats_of(self.user, timezone.localdate()).values("pk")
        rows = self.row.participations.filter(mandate__in=mine).select_related("mandate__organization")
        self.choose_from("participation", rows)


class AttendanceForm(ActForm):
    """Who came in whose name: a choice for each seat of the meeting's day."""

    def prepare(self) -> None:
        for mandate in mandates_of(self.row):
            people = [one for one in (mandate.person, mandate.deputy) if one]
            choices = [("", _("puudus")), *((str(one.pk), str(one)) for one in people)]
            self.fields[f"seat_{mandate.pk}"] = choice(mandate.in_whose_name, choices, required=False)

    def attended(self) -> dict[int, User | None]:
        """Who came, by mandate."""
        people = {
            str(one.pk): one for one in User.objects.filter(pk__in=[pk for pk in self.cleaned_data.values() if pk])
        }
        return {int(name.removeprefix("seat_")): people.get(pk) for name, pk in self.cleaned_data.items()}


class MinutesForm(ActForm):
    """The text of the minutes; it goes on from the newest version."""

    text = long_text(_("Protokoll"), rows=12)
    closed_text = long_text(_("Kinniste punktide protokoll"), required=False, hint=_("Näevad ainult liikmed."), rows=4)

    def prepare(self) -> None:
        last = newest_minutes(self.row)
        if last:
            self.begin_with(text=last.text, closed_text=last.closed_text)


class SignedMinutesForm(ActForm):
    """The signed container."""

    container = forms.FileField(
        label=_("Allkirjastatud protokoll"),
        help_text=_("Fail, mille lõpus on .asice. Kuni 20 MB."),
        widget=forms.FileInput(attrs={**TEXT, "accept": ".asice"}),
    )

    def content(self) -> bytes:
        """The bytes, at most one more than the limit: enough to be refused."""
        data: bytes = self.cleaned_data["container"].read(MOST_BYTES + 1)
        return data
