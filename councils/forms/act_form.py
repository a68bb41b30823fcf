"""What every form of the workspace is: fields of the look, bound to the row that it is about."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from accounts.models import User
from councils.models import Council, Mandate, Participation


class SeatField(forms.ModelChoiceField):
    """A seat, named by whom it speaks for."""

    def label_from_instance(self, obj: Mandate | Participation) -> str:
        return (obj.mandate if isinstance(obj, Participation) else obj).in_whose_name


ESTONIAN = "et"
WRITTEN_IN_ESTONIAN = {"item", "paper", "task", "remark", "replaces", "text", "closed_text", "restriction_ground"}
"""Fields that hold or choose what is written in Estonian alone."""
UNCHOSEN = ("", "---------")
"""Nothing is said for somebody before they choose it."""
TEXT = {"class": "input"}
DAY = {**TEXT, "type": "date"}
MOMENT = {**TEXT, "type": "datetime-local"}


class ActForm(forms.Form):
    """A form about a row (a council, meeting or decision) for somebody; ``prepare`` fills choices and beginnings."""

    def __init__(self, row: Any, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.user = row, user
        self.prepare()
        self.mark_estonian()

    def prepare(self) -> None:
        """Set what depends on the row."""

    def mark_estonian(self) -> None:
        """Say of fields whose words are Estonian that they are, where the page is of another language."""
        if get_language() == ESTONIAN:
            return
        for name, field in self.fields.items():
            if name in WRITTEN_IN_ESTONIAN or name.endswith("_et"):
                field.widget.attrs["lang"] = ESTONIAN

    def choose_from(self, name: str, rows: Any) -> None:
        """Let a field choose from these rows."""
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def choose_seat(self, name: str, rows: Any) -> None:
        """Let a field choose a seat; who has but one need not choose."""
        self.choose_from(name, rows)
        first = list(rows[:2])
        if len(first) == 1:
            self.begin_with(**{name: first[0].pk})

    def without(self, name: str, value: str) -> None:
        """Take a word away that nobody could choose here."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        choices: Any = field.choices
        field.choices = [one for one in choices if one[0] != value]

    def begin_with(self, **values: Any) -> None:
        """What stands in the fields at first."""
        for name, value in values.items():
            self.fields[name].initial = value


def words(label: Any, *, required: bool = True, hint: Any = "", most: int = 200) -> forms.CharField:
    """A line of text."""
    return forms.CharField(
        label=label, required=required, help_text=hint, max_length=most, widget=forms.TextInput(attrs=TEXT)
    )


def long_text(label: Any, *, required: bool = True, hint: Any = "", rows: int = 6) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        max_length=50_000,
        widget=forms.Textarea(attrs={**TEXT, "rows": rows}),
    )


def day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label, required=required, help_text=hint, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )


def moment(label: Any) -> forms.DateTimeField:
    """A day with its hour, in local time."""
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput(attrs=MOMENT, format="%Y-%m-%dT%H:%M"))


def email(label: Any, *, required: bool = True, hint: Any = "") -> forms.EmailField:
    """An e-mail address."""
    return forms.EmailField(label=label, required=required, help_text=hint, widget=forms.EmailInput(attrs=TEXT))


def one_of(label: Any, *, required: bool = True, hint: Any = "") -> forms.ModelChoiceField:
    """One row; ``prepare`` says from which."""
    return forms.ModelChoiceField(
        Council.objects.none(), label=label, required=required, help_text=hint, widget=forms.Select(attrs=TEXT)
    )


def seat(label: Any) -> SeatField:
    """One seat; ``prepare`` says from which."""
    return SeatField(Mandate.objects.none(), label=label, widget=forms.Select(attrs=TEXT))


def choice(label: Any, choices: Any, *, required: bool = True) -> forms.ChoiceField:
    """One of a few words."""
    return forms.ChoiceField(label=label, choices=choices, required=required, widget=forms.Select(attrs=TEXT))
