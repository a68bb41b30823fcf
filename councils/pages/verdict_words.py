"""A judgement in words: the verdict as a tag, and each step of its arithmetic as a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from councils.measures import Explanation, Judgement, Note, Numbers, Verdict
from councils.models import GoalMeasure, Measure
from councils.pages.numbers import MINUS, shown, unit_words, with_unit
from councils.pages.period_words import period_words
from councils.periods import Period
from councils.targets import TargetKind

MOST_PLACES = 4
"""What a value is kept with."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A verdict as the pages show it: ``kind`` is "good", "wait", "bad" or "", ``text`` says the same."""

    kind: str
    text: str


def tag_of(verdict: Verdict) -> Tag:
    """The tag of a verdict."""
    tags: dict[Verdict, Callable[[], Tag]] = {
        Verdict.REACHED: lambda: Tag("good", _("Siht on täidetud")),
        Verdict.ON_THE_WAY: lambda: Tag("good", _("Teel sihile")),
        Verdict.BEHIND: lambda: Tag("wait", _("Jääb sihist maha")),
        Verdict.WORSE: lambda: Tag("bad", _("Halvem kui alguses")),
        Verdict.UNKNOWN: lambda: Tag("", _("Hinnata ei saa veel")),
    }
    return tags[verdict]()


def in_short(judgement: Judgement, row: GoalMeasure) -> str:
    """Where a goal's measure stands and where it should be, as it follows its name; empty without a value."""
    if judgement.value is None:
        return ""
    said = _("%(unit)s: %(value)s (%(period)s)") % {
        "unit": counted(row.measure),
        "value": with_unit(judgement.value.number, row.measure),
        "period": period_words(judgement.value.period),
    }
    return f"{said}, {aim(judgement.target, row)}" if judgement.target is not None else said


def counted(measure: Measure) -> str:
    """What a measure counts, after its name; per cent stands at the number itself."""
    return "" if measure.unit == Measure.Unit.PERCENT else f", {unit_words(measure)}"


def aim(number: Decimal, row: GoalMeasure) -> str:
    """What the target asks for: how much, and by which year."""
    target, gaps = row.target(), {"number": with_unit(number, row.measure), "year": row.year}
    strict = target.kind in (TargetKind.BELOW, TargetKind.ABOVE_OTHER)
    if target.sign > 0:
        said = _("siht üle %(number)s") if strict else _("siht vähemalt %(number)s")
    else:
        said = _("siht alla %(number)s") if strict else _("siht kuni %(number)s")
    return f"{said % gaps} {_('aastaks %(year)s') % gaps}" if row.year else said % gaps


def sentences(judgement: Judgement, measure: Measure) -> list[str]:
    """The arithmetic in the reader's language, in its order."""
    return [sentence(one, measure) for one in judgement.explanations]


def sentence(explanation: Explanation, measure: Measure) -> str:
    """One step."""
    numbers = explanation.numbers
    places = places_for(numbers, measure.decimals)
    words = {name: worded(name, number, measure, places) for name, number in numbers.items()}
    note = explanation.note
    text = compared(numbers["value"], numbers["target"]) if note is Note.COMPARED else _texts()[note]
    return text % words


def places_for(numbers: Numbers, decimals: int) -> int:
    """As many decimal places as tell the value from what it is compared with; never fewer than the measure has."""
    named = (numbers.get(name) for name in ("value", "target", "expected"))
    sides = {number for number in named if isinstance(number, Decimal)}
    enough = (
        places for places in range(decimals, MOST_PLACES) if len({round(one, places) for one in sides}) == len(sides)
    )
    return next(enough, MOST_PLACES)


def compared(value: object, target: object) -> str:
    """Which of the two is larger."""
    if value == target:
        return _("Väärtus %(value)s (%(period)s) on võrdne sihiga %(target)s.")
    if value > target:  # type: ignore[operator]
        return _("Väärtus %(value)s (%(period)s) on suurem kui siht %(target)s.")
    return _("Väärtus %(value)s (%(period)s) on väiksem kui siht %(target)s.")


def worded(name: str, number: Decimal | int | Period, measure: Measure, places: int) -> str:
    """A number of the arithmetic: periods in words, a change with its sign, the rest with the unit."""
    if isinstance(number, Period):
        return period_words(number)
    if name == "target_year":
        return str(number)
    if name == "percent":
        return _("%(number)s %%") % {"number": signed(f"{Decimal(number).normalize():f}")}
    if name == "change":
        return change_words(Decimal(number), measure)
    return with_unit(Decimal(number), measure, places)


def change_words(number: Decimal, measure: Measure) -> str:
    """A difference of two numbers of a measure; of shares it is in percentage points."""
    text = signed(shown(number, measure.decimals))
    is_share = measure.unit == Measure.Unit.PERCENT
    return _("%(number)s protsendipunkti") % {"number": text} if is_share else text


def signed(text: str) -> str:
    """A change with plus or a true minus before it."""
    text = text.replace("-", MINUS)
    return text if text.startswith(MINUS) else f"+{text}"


def _texts() -> dict[Note, str]:
    return {
        Note.NO_VALUE: _("Ühtegi väärtust ei ole (vaadatud kuni: %(period)s)."),
        Note.NO_BASELINE: _("Lähtetase on teadmata, nii ei saa öelda, kas liigutakse sihi poole."),
        Note.BASELINE_ZERO: _("Lähtetase (%(period)s) on null. Protsenti nullist ei saa arvutada."),
        Note.NO_OTHER_VALUE: _("Võrreldaval mõõdikul ei ole selle aja väärtust (%(period)s)."),
        Note.GAP: _("Viimase aja väärtus puudub (%(period)s), hinnatakse varasemat (%(last_period)s)."),
        Note.PRELIMINARY: _("Väärtus on esialgne (%(period)s)."),
        Note.TARGET_VALUE: _("Siht on %(value)s."),
        Note.TARGET_FROM_BASELINE: _(
            "Siht on %(percent)s lähtetasemest %(baseline)s (%(baseline_period)s), see on %(value)s."
        ),
        Note.TARGET_FROM_OTHER: _("Siht on olla suurem kui teine mõõdik: %(other)s (%(period)s)."),
        Note.EXPECTED_BY_NOW: _("Teel sihini peaks väärtus olema %(expected)s (%(period)s)."),
        Note.TARGET_YEAR_PASSED: _("Sihi aasta %(target_year)s on käes või möödas."),
        Note.CHANGED_FROM_BASELINE: _("Muutus lähtetasemest %(baseline)s (%(baseline_period)s): %(change)s."),
        Note.BEFORE_BASELINE: _("Viimane väärtus (%(period)s) on varasem kui lähtetase (%(baseline_period)s)."),
        Note.REACHED_AND_LOST: _("Siht oli täidetud (%(period)s), enam ei ole."),
    }
