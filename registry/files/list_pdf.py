"""The list to take along as a PDF."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.files.pdf import make_pdf
from registry.public.cards import Card
from registry.public.checked import Checked
from registry.public.told import Told

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "pdf" / "list.typ"


def list_pdf(cards: Sequence[Card], address: str, made_at: datetime) -> bytes:
    """The services of a list on paper, in the reader's language; ``address``: where the list stands on the web."""
    data = {
        "language": get_language() or settings.LANGUAGE_CODE,
        "title": _("Nimekiri kaasavõtmiseks"),
        "brand": _("Tervik: tervise- ja sotsiaalabi ühest kohast"),
        "note": _("Seis %(day)s. Enne minekut helistage üle.") % {"day": f"{made_at:%d.%m.%Y}"},
        "address_label": _("Sama nimekiri veebis"),
        "address": address,
        "labels": [_("Kellele"), _("Kus"), _("Maksumus"), _("Kuidas saada")],
        "page": _("Leht"),
        "phone": _("Telefon"),
        "cards": [_card(card) for card in cards],
    }
    return make_pdf(TEMPLATE, data, made_at)


def _card(card: Card) -> dict[str, object]:
    four = card.answers
    status_day = f" ({_day(card.status.on)})" if card.status.on else ""
    return {
        "title": _text(card.title),
        "by": card.by,
        "status": card.status.text + status_day,
        "answers": [_text(answer) for answer in (four.who, four.where, four.cost, four.how)],
        "phone": card.phone,
        "checked": _checked(card.checked),
    }


def _text(text: Told) -> dict[str, str]:
    return {"text": str(text), "lang": text.lang}


def _day(day: date) -> str:
    return _("seis %(day)s") % {"day": f"{day:%d.%m.%Y}"}


def _checked(check: Checked) -> str:
    if check.on is None:
        return _("Kontrollimata. Helistage enne üle.")
    said = _("Kontrollitud %(day)s.") % {"day": f"{check.on:%d.%m.%Y}"}
    return f"{said} {_('Andmed võivad olla vanad, helistage enne üle.')}" if check.is_old else said
