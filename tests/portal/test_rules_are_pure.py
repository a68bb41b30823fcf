"""The contract "Rules know neither Django nor the clock" (design, layout): whom it holds, and that no clock is asked.

`lint-imports` holds listed modules to the first half; that each rule is listed, and asks no clock, is told here.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

APPS = ("accounts", "registry", "agreements", "councils", "search", "portal")
CLOCKS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "timezone.now"}
SAYS_PURE = re.compile(r"\bpure\b", re.IGNORECASE)


def listed() -> set[str]:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    return set(next(one["source_modules"] for one in contracts if one["name"].startswith("Rules")))


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the project with its code."""
    base = Path(settings.BASE_DIR)
    for path in sorted(file for app in APPS for file in (base / app).rglob("*.py") if "migrations" not in file.parts):
        name = ".".join(path.relative_to(base).with_suffix("").parts).removesuffix(".__init__")
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def is_held(name: str, rules: set[str]) -> bool:
    """A listed package holds what lies in it."""
    parts = name.split(".")
    return any(".".join(parts[:length]) in rules for length in range(1, len(parts) + 1))


def test_what_calls_itself_pure_is_listed():
    rules = listed()
    pure = [name for name, code in modules() if SAYS_PURE.search(ast.get_docstring(code) or "")]
    assert len(pure) > 10
    assert [name for name in pure if not is_held(name, rules)] == []


def test_no_rule_asks_the_clock():
    rules = listed()
    asked = [
        f"{name}:{node.lineno}"
        for name, code in modules()
        if is_held(name, rules)
        for node in ast.walk(code)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS
    ]
    assert asked == []


@pytest.mark.parametrize(("name", "held"), [("a.b", True), ("a.b.c", True), ("a.bc", False), ("a", False)])
def test_a_listed_package_holds_what_lies_in_it(name, held):
    assert is_held(name, {"a.b"}) is held
