"""What a cell may say: each function takes a stripped, non-empty text and returns a value, or raises Refused."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import timezone
from django.utils.translation import gettext_noop
from stdnum.ee import registrikood

from registry.models.lists import LIST_CODE

from .reasons import Refused, shortened

Read = Callable[[str], Any]
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
ESTONIAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
LONG_TEXT = 5_000
YEARS = range(1900, 2101)
"""Days outside are slips of the pen, or a way to say "no end", which an empty cell says."""
YES = {"jah", "1", "yes", "true", "да", "tõene", "x"}
NO = {"ei", "0", "no", "false", "нет", "väär"}


def text(longest: int) -> Read:
    """Text up to a length in characters."""

    def read(cell: str) -> str:
        if len(cell) > longest:
            raise Refused(
                gettext_noop("Tekst on liiga pikk: %(length)s märki, lubatud on %(longest)s."),
                length=len(cell),
                longest=longest,
            )
        return cell

    return read


def one_line(longest: int) -> Read:
    """Text up to a length, on one line."""
    fits = text(longest)
    return lambda cell: fits(" ".join(cell.split()))


def day(cell: str) -> date:
    """A day as 2026-03-01 or 01.03.2026; days that are not in the calendar are refused."""
    try:
        if parts := ISO_DAY.fullmatch(cell):
            year, month, number = parts.groups()
        elif parts := ESTONIAN_DAY.fullmatch(cell):
            number, month, year = parts.groups()
        else:
            raise Refused(
                gettext_noop("“%(cell)s” ei ole kuupäev. Kirjutage 2026-03-01 või 01.03.2026."), cell=shortened(cell)
            )
        found = date(int(year), int(month), int(number))
    except ValueError as error:
        raise Refused(gettext_noop("Päeva %(cell)s ei ole kalendris."), cell=shortened(cell)) from error
    if found.year not in YEARS:
        raise Refused(
            gettext_noop("Aasta %(year)s ei saa olla õige. Kui lõppu ei ole teada, jätke lahter tühjaks."), year=year
        )
    return found


def past_day(cell: str) -> date:
    """A day that has come."""
    found = day(cell)
    if found > timezone.localdate():
        raise Refused(gettext_noop("Päev %(cell)s on alles tulekul."), cell=shortened(cell))
    return found


def several(read: Read, longest: int = LONG_TEXT) -> Read:
    """A list in a cell, separated by semicolons; each once, in the order given."""

    def read_all(cell: str) -> tuple:
        parts = text(longest)(cell).split(";")
        return tuple(dict.fromkeys(read(part.strip()) for part in parts if part.strip()))

    return read_all


def registry_code(cell: str) -> str:
    """An Estonian registry code: eight digits with a checksum."""
    if not registrikood.is_valid(cell):
        raise Refused(
            gettext_noop("“%(cell)s” ei ole õige registrikood. Selles on kaheksa numbrit; vaadake see registrist üle."),
            cell=shortened(cell),
        )
    return registrikood.compact(cell)


def list_code(cell: str) -> str:
    """The code of a family doctor's list: N and four digits."""
    if not re.fullmatch(LIST_CODE, cell.upper(), re.ASCII):
        raise Refused(
            gettext_noop("“%(cell)s” ei ole nimistu kood. Nimistu kood on N ja neli numbrit, näiteks N0554."),
            cell=shortened(cell),
        )
    return cell.upper()


def ehak_code(cell: str) -> str:
    """Four digits; a spreadsheet may have eaten the leading zeros."""
    return cell.zfill(4) if cell.isascii() and cell.isdigit() else cell


def email(cell: str) -> str:
    """An e-mail address."""
    try:
        validate_email(cell)
    except ValidationError as error:
        raise Refused(gettext_noop("“%(cell)s” ei ole e-posti aadress."), cell=shortened(cell)) from error
    return text(254)(cell)


def website(cell: str) -> str:
    """A web address; "www.vald.example" is taken as https."""
    address = cell if "://" in cell else f"https://{cell}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        raise Refused(gettext_noop("“%(cell)s” ei ole veebiaadress."), cell=shortened(cell)) from error
    return text(300)(address)


def number_between(lowest: float, highest: float) -> Read:
    """A decimal number, with a point or a comma."""

    def read(cell: str) -> float:
        try:
            value = float(cell.replace(",", "."))
        except ValueError:
            value = float("nan")
        if not lowest <= value <= highest:
            raise Refused(
                gettext_noop("“%(cell)s” ei ole arv vahemikus %(lowest)s kuni %(highest)s."),
                cell=shortened(cell),
                lowest=lowest,
                highest=highest,
            )
        return value

    return read


def yes_or_no(cell: str) -> bool:
    """jah or ei, also in Russian and English, or 1 and 0."""
    word = cell.casefold()
    if word in YES | NO:
        return word in YES
    raise Refused(gettext_noop("“%(cell)s” ei ole “jah” ega “ei”."), cell=shortened(cell))


def one_of(words: Mapping[str, str]) -> Read:
    """A code out of a list; ``words`` maps codes, labels and their other words (casefolded) to codes."""

    def read(cell: str) -> str:
        try:
            return words[" ".join(cell.split()).casefold()]
        except KeyError:
            raise unknown_code(cell, dict.fromkeys(words.values())) from None

    return read


def code_or_text(words: Mapping[str, str], longest: int = LONG_TEXT) -> Read:
    """A code where the cell names one, else its text: ``(code, "")`` or ``("", text)``."""
    fits = text(longest)

    def read(cell: str) -> tuple[str, str]:
        code = words.get(" ".join(cell.split()).casefold())
        return (code, "") if code else ("", fits(cell))

    return read


def unknown_code(cell: str, known: Mapping[str, object] | None = None) -> Refused:
    """The refusal of a code that is not on record."""
    if known and len(known) <= 40:
        return Refused(
            gettext_noop("Kood “%(cell)s” on tundmatu. Tuntud on: %(known)s."),
            cell=shortened(cell),
            known=", ".join(known),
        )
    return Refused(gettext_noop("Kood “%(cell)s” on tundmatu."), cell=shortened(cell))
