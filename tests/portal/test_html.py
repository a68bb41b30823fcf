"""Every page type in each language is HTML without an error, as the Nu checker reads it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from search.upkeep import rebuild
from tests.browser.error_pages import error_pages
from tests.browser.own_pages import make_own_pages
from tests.browser.pages import make_rows

VNU = Path(settings.BASE_DIR) / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker() -> list[str]:
    """The command that checks files."""
    java = shutil.which("java")
    if java is None or not VNU.exists():
        pytest.skip("the HTML checker is missing: it needs Java and `npm install`")
    return [java, "-jar", str(VNU), "--errors-only", "--format", "json"]


def test_every_page_type_is_valid_html(checker: list[str], client: Client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    addresses = make_rows()
    rebuild()
    own = make_own_pages()
    files = []

    def keep(name: str, html: bytes) -> None:
        files.append(tmp_path / f"{name.replace(' ', '-').replace('/', '-')}.html")
        files[-1].write_bytes(html)

    for language in ("et", "ru", "en"):
        for name, address in addresses.items():
            keep(f"{language} {name}", client.get(f"/{language}/{address}").content)
        for status, html in error_pages(language).items():
            keep(f"{language} {status}", html)
        for who, pages in own:
            reader = Client()
            reader.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
            for address in pages:
                keep(f"{language} {address}", reader.get(f"/{language}/{address}").content)
    checked = subprocess.run([*checker, *map(str, files)], capture_output=True, text=True, check=False)
    faults = [
        f"{found['url'].rsplit('/', 1)[-1]}: {found['message']}" for found in json.loads(checked.stderr)["messages"]
    ]
    assert faults == [], "\n".join(faults)
