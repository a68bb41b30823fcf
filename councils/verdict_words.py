"""A judgement in words: the verdict as a tag, and each step of its arithmetic as a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from councils.measures import Explanation, Judgement, Note, Verdict
from councils.models import Measure
from councils.numbers import with_unit

PLAIN = {"year", "last_year", "baseline_year", "target_year"}


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


def sentences(judgement: Judgement, measure: Measure) -> list[str]:
    """The arithmetic in the reader's language, in its order."""
    return [sentence(one, measure) for one in judgement.explanations]


def sentence(explanation: Explanation, measure: Measure) -> str:
    """One step."""
    numbers = {name: worded(name, number, measure) for name, number in explanation.numbers.items()}
    return _texts()[explanation.note] % numbers


def worded(name: str, number: Decimal | int, measure: Measure) -> str:
    """A number of the arithmetic: years as they are, a change with its sign, the rest with the unit."""
    if name in PLAIN:
        return str(number)
    if name == "percent":
        return _("%(number)s %%") % {"number": signed(f"{Decimal(number).normalize():f}")}
    text = with_unit(Decimal(number), measure)
    return signed(text) if name == "change" else text


def signed(text: str) -> str:
    """A change with plus or a true minus before it."""
    text = text.replace("-", "−")
    return text if text.startswith("−") else f"+{text}"


def _texts() -> dict[Note, str]:
    return {
        Note.NO_VALUE: _("Ühegi aasta kohta kuni %(year)s ei ole väärtust."),
        Note.NO_BASELINE: _("Lähtetase on teadmata, nii ei saa öelda, kas liigutakse sihi poole."),
        Note.BASELINE_ZERO: _("Lähtetase (%(year)s) on null. Protsenti nullist ei saa arvutada."),
        Note.NO_OTHER_VALUE: _("Võrreldaval mõõdikul ei ole %(year)s. aasta väärtust."),
        Note.GAP: _("Viimane väärtus on %(last_year)s. aastast, %(year)s. aastal seda ei ole."),
        Note.PRELIMINARY: _("%(year)s. aasta väärtus on esialgne."),
        Note.TARGET_VALUE: _("Siht on %(value)s."),
        Note.TARGET_FROM_BASELINE: _(
            "Siht on %(percent)s lähtetasemest %(baseline)s (%(baseline_year)s), see on %(value)s."
        ),
        Note.TARGET_FROM_OTHER: _("Siht on olla suurem kui teine mõõdik: %(other)s (%(year)s)."),
        Note.COMPARED: _("%(year)s. aastal oli väärtus %(value)s, võrreldakse sihiga %(target)s."),
        Note.EXPECTED_BY_NOW: _("Teel sihini peaks %(year)s. aastal olema %(expected)s."),
        Note.TARGET_YEAR_PASSED: _("Sihi aasta %(target_year)s on käes või möödas."),
        Note.CHANGED_FROM_BASELINE: _("Muutus lähtetasemest %(baseline)s (%(baseline_year)s): %(change)s."),
        Note.REACHED_AND_LOST: _("Siht oli täidetud %(year)s. aastal, enam ei ole."),
    }
