"""docs/settings.md says every environment variable that the settings read, with its default."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.conf import settings

ROW = re.compile(r"^\| `(?P<name>[A-Z_]+)` \| (?P<default>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
READERS = {"text", "items", "flag", "number", "choice"}
KINDS = {"flag": "False", "text": "", "items": ""}


def read_by_code() -> Iterator[tuple[str, str | None]]:
    """Each variable with its default as the code has it; None where the default is computed."""
    for file in (settings.BASE_DIR / "portal" / "settings").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                reader = ast.unparse(node.func)
                if reader in READERS or reader == "os.environ.get":
                    yield str(node.args[0].value), default(reader, node.args[1:])


def default(reader: str, rest: list[ast.expr]) -> str | None:
    if not rest:
        return KINDS.get(reader, "")
    return str(rest[0].value) if isinstance(rest[0], ast.Constant) else None


def table() -> dict[str, str]:
    text = (settings.BASE_DIR / "docs" / "settings.md").read_text(encoding="utf-8")
    return {row["name"]: row["default"].strip() for row in ROW.finditer(text)}


def test_the_table_names_what_the_code_reads_and_nothing_else():
    assert set(table()) == {name for name, _ in read_by_code()}


@pytest.mark.parametrize(
    ("name", "value"), sorted({(name, value) for name, value in read_by_code() if value is not None})
)
def test_the_table_gives_the_default_of_the_code(name, value):
    written = table()[name]
    assert written == (f"`{value}`" if value else "empty")
