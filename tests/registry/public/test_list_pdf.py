"""The list as a PDF that can be read aloud and kept."""

import shutil
import subprocess
from datetime import datetime

import pytest
from django.test import Client
from django.utils import translation

from registry.files.list_pdf import list_pdf
from registry.public.cards import cards_of

from . import rows

pytestmark = pytest.mark.django_db


def test_it_is_archivable_and_accessible_by_its_own_word(client: Client):
    row = rows.service()
    answer = client.get(f"/et/list/{row.pk}/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    for mark in (b"<pdfaid:part>3</pdfaid:part>", b"<pdfaid:conformance>A</pdfaid:conformance>"):
        assert mark in answer.content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in answer.content


def test_the_same_list_gives_the_same_bytes():
    cards = cards_of([rows.service().pk], rows.today())
    at = datetime(2026, 11, 22, 12, 0)
    assert list_pdf(cards, "https://tervik.example/", at) == list_pdf(cards, "https://tervik.example/", at)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (Debian's poppler-utils) is not installed")
@pytest.mark.parametrize(("language", "label"), [("et", "Kellele"), ("ru", "Кому"), ("en", "For whom")])
def test_it_says_what_the_card_says(language: str, label: str, tmp_path):
    row = rows.service(name="Abi #[x] *y* $z$ õäöü", eligibility_description="Eakale", phone="5550 0117")
    with translation.override(language):
        content = list_pdf(cards_of([row.pk], rows.today()), "https://tervik.example/et/list/1/", datetime.now())
    file = tmp_path / "list.pdf"
    file.write_bytes(content)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    for words in ("Abi #[x] *y* $z$ õäöü", label, "Eakale", "5550 0117", "https://tervik.example/et/list/1/"):
        assert words in text
