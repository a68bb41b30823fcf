"""Tables to import."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from registry.importing import runs
from registry.importing.actors import NATIONAL, Actor
from registry.importing.kinds import kind_named
from registry.importing.plans import Plan


@dataclass
class Told:
    """What the command said."""

    failed: bool
    output: str
    error: str = ""

    def count(self, name: str) -> int:
        return int(self.output.split(f"{name}: ")[1].split()[0])


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Write a CSV file; bytes are taken as they are."""

    def write(content: str | bytes, name: str = "table.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def imported(table: Callable[..., Path]) -> Callable[..., Plan]:
    """Import a table; raises as the services do."""

    def run(kind: str, content: str | bytes, actor: Actor = NATIONAL) -> Plan:
        return runs.carry_out(kind_named(kind), table(content), actor)

    return run


@pytest.fixture
def previewed(table: Callable[..., Path]) -> Callable[..., Plan]:
    """Preview a table."""

    def run(kind: str, content: str | bytes, actor: Actor = NATIONAL) -> Plan:
        return runs.preview(kind_named(kind), table(content), actor)

    return run


@pytest.fixture
def command(table: Callable[..., Path]) -> Callable[..., Told]:
    """Run the command on a table."""

    def run(kind: str, content: str | bytes, *options: str) -> Told:
        out = io.StringIO()
        try:
            call_command("import_registry", kind, str(table(content)), *options, stdout=out)
        except CommandError as error:
            return Told(True, out.getvalue(), str(error))
        return Told(False, out.getvalue())

    return run
