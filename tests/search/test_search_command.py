"""The finder on the command line."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

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


def batch(tmp_path: Path, content: bytes, output: str = "rankings.jsonl") -> list[dict]:
    queries = tmp_path / "queries.jsonl"
    queries.write_bytes(content)
    call_command("search", batch=queries, output=tmp_path / output)
    return [json.loads(line) for line in (tmp_path / output).read_text(encoding="utf-8").splitlines()]


def test_answer_has_the_fields_that_others_read(tmp_path):
    bring_in(tmp_path, "kodu-1,Koduteenus")
    out = io.StringIO()
    call_command("search", "kodutenus", "--json", stdout=out)
    answer = json.loads(out.getvalue())
    assert list(answer) == ["query", "engine", "took_ms", "total", "results", "related", "did_you_mean"]
    assert list(answer["results"][0]) == ["id", "external_id", "name", "score", "why"]
    assert answer["did_you_mean"] == "koduteenus"


def test_file_of_queries_is_answered(tmp_path):
    """With a byte order mark, empty lines, a query without its language and one without a word."""
    bring_in(tmp_path, "kodu-1,Koduteenus")
    lines = ['\ufeff{"id": "a", "query": "koduteenus", "lang": "et"}', "", '{"id": 2, "query": "koduteenust"}']
    lines += ['{"id": "c", "query": "  ", "lang": "ru"}', '{"id": "d", "query": "\\ud800", "lang": "en"}']
    assert batch(tmp_path, "\r\n".join(lines).encode()) == [
        {"id": "a", "ranking": ["kodu-1"]},
        {"id": 2, "ranking": ["kodu-1"]},
        {"id": "c", "ranking": []},
        {"id": "d", "ranking": []},
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"not json", "line 2: no JSON"),
        (b"[" * 100_000, "line 2: no JSON"),
        (b'["a"]', "line 2: no JSON object"),
        (b'{"query": "a"}', 'line 2: "id" is missing'),
        (b'{"id": "1"}', 'line 2: "query" is missing'),
        (b'{"id": "1", "query": 5}', 'line 2: "query" is missing'),
        (b'{"id": "1", "query": "a", "lang": "de"}', 'line 2: "lang" is none of et, ru, en'),
        (b"\xff\xfe", "is not in UTF-8"),
    ],
)
def test_line_that_cannot_be_read_is_named_and_nothing_is_written(tmp_path, line, said):
    with pytest.raises(CommandError, match=said):
        batch(tmp_path, b'{"id": "1", "query": "koduteenus"}\n' + line)
    assert not (tmp_path / "rankings.jsonl").exists()


@pytest.mark.parametrize(
    "options",
    [
        {"batch": Path("/nowhere/queries.jsonl"), "output": Path("/nowhere/rankings.jsonl")},
        {"batch": Path("/nowhere/queries.jsonl")},
        {"query": " "},
        {"query": "kodu", "limit": 0},
        {"query": "kodu", "engine": "another"},
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(options):
    query = [options.pop("query")] if "query" in options else []
    with pytest.raises(CommandError):
        call_command("search", *query, **options)


def test_output_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(CommandError, match="No such file or directory"):
        batch(tmp_path, b'{"id": "1", "query": "koduteenus"}', output="nowhere/rankings.jsonl")
