"""Forms about the minutes of a meeting."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.forms.upload import UploadField
from councils.papers import MOST_BYTES
from councils.permissions import seats_of
from councils.public.minutes import newest_minutes, open_remarks

from .act_form import TEXT, ActForm, choice, day, long_text, one_of, seat, words


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

    container = UploadField(
        label=_("Allkirjastatud protokoll"),
        help_text=_("Fail, mille lõpus on .asice. Kuni 20 MB."),
        widget=forms.FileInput(attrs={**TEXT, "accept": ".asice"}),
    )

    def content(self) -> bytes:
        """The bytes, at most one more than the limit: enough to be refused."""
        data: bytes = self.cleaned_data["container"].read(MOST_BYTES + 1)
        return data


class AskCorrectionsForm(ActForm):
    """Until when members may correct the minutes."""

    until = day(_("Märkusi oodatakse kuni"), hint=_("Viimane päev, see päev kaasa arvatud."))


class RemarkForm(ActForm):
    """What a member wants corrected."""

    mandate = seat(_("Kelle nimel"))
    text = long_text(_("Mida parandada"), hint=_("Kirjutage, mis koht on vale ja kuidas see oli."), rows=4)

    def prepare(self) -> None:
        mine = seats_of(self.user, timezone.localdate()).filter(council=self.row.council)
        self.choose_seat("mandate", mine.select_related("person", "organization"))


class AnswerRemarkForm(ActForm):
    """What became of a remark."""

    remark = one_of(_("Märkus"))
    accepted = choice(_("Kas arvestasite?"), [("yes", _("arvestatud")), ("no", _("ei arvestatud"))])
    text = words(_("Selgitus"), required=False, hint=_("Kui märkust ei arvestatud, kirjutage, miks."), most=300)

    def prepare(self) -> None:
        self.choose_from("remark", open_remarks(self.row))
