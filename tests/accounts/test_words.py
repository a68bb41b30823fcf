"""The login speaks to people as the portal does: formally, in their language (design 8)."""

import re
from collections.abc import Iterator
from pathlib import Path

import allauth
import pytest
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override

CATALOGS = Path(allauth.__file__).parent / "locale"
#: Parts that no screen of ours shows: security keys, an identity provider of our own, lists of sessions.
UNUSED = ("webauthn", "idp/", "usersessions/", "headless/", "socialaccount/providers/", "models.py", "admin.py")
#: Words with which Estonian says *sina*. Buttons stay as everywhere in the portal (“Logi sisse”).
FAMILIAR = re.compile(
    r"\b(sa|sina|sinu|su|sind|sul|sulle|sult|sinult|oled|saad|pead|soovid|otsustad|\w+sid oma|logisid|unustasid"
    r"|otsustasid|proovi|sisesta (?:see|oma)"
    r"|palun (?:sisesta|kasuta|logi|mine|võta|vali|klõpsa|kinnita|tuvasta|ole))\b",
    re.IGNORECASE,
)
FAMILIAR_RUSSIAN = re.compile(r"\b(ты|тебя|тебе|твой|твоя|твоё|твои|твоего|твоему)\b", re.IGNORECASE)


def seen(language: str) -> Iterator[str]:
    """What allauth says on the screens that the portal has, as the portal says it."""
    with (CATALOGS / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    with override(language):
        for message in catalog:
            places = [place for place, _ in message.locations]
            if isinstance(message.id, str) and any(not any(part in place for part in UNUSED) for place in places):
                yield gettext(message.id)


@pytest.mark.parametrize(("language", "familiar"), [("et", FAMILIAR), ("ru", FAMILIAR_RUSSIAN)])
def test_nobody_is_spoken_to_familiarly(language, familiar):
    texts = list(seen(language))
    assert len(texts) > 100
    assert [text for text in texts if familiar.search(text)] == []


@pytest.mark.django_db
def test_the_greeting_is_formal(client, django_user_model):
    django_user_model.objects.create_user("keegi@naide.example", "pikk-salasona-2026")
    answer = client.post(
        "/et/konto/login/", {"login": "keegi@naide.example", "password": "pikk-salasona-2026"}, follow=True
    )
    assert "Olete sisse logitud" in answer.content.decode()
