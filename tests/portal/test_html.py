"""Every page type in each language is HTML without an error, as the Nu checker reads it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from search.upkeep import rebuild
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
    files = {}
    for language in ("et", "ru", "en"):
        for name, address in addresses.items():
            file = tmp_path / f"{language}-{name.replace(' ', '-')}.html"
            file.write_bytes(client.get(f"/{language}/{address}").content)
            files[file] = f"{language} {name}"
    checked = subprocess.run([*checker, *map(str, files)], capture_output=True, text=True, check=False)
    faults = [
        f"{found['url'].rsplit('/', 1)[-1]}: {found['message']}" for found in json.loads(checked.stderr)["messages"]
    ]
    assert faults == []
