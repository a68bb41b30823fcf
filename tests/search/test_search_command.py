"""The finder on the command line."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def bring_in(tmp_path: Path, *rows: str) -> None:
    table = tmp_path / "services.csv"
    table.write_text("\n".join(["external_id,name_et", *rows]), encoding="utf-8")
    call_command("import_registry", "services", str(table), stdout=io.StringIO())


def asked(words: str) -> list[str]:
    out = io.StringIO()
    call_command("search", words, "--json", stdout=out)
    answer = json.loads(out.getvalue())
    assert answer["engine"] == "embedded"
    return [row["external_id"] for row in answer["results"]]


def test_what_was_imported_is_found_though_no_worker_runs(tmp_path):
    bring_in(tmp_path, "kodu-1,Koduteenus")
    assert asked("koduteenusest") == ["kodu-1"]
    bring_in(tmp_path, "kodu-2,Koduteenus eakale")
    assert sorted(asked("koduteenusest")) == ["kodu-1", "kodu-2"]
