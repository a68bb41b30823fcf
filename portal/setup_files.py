"""Which files shape what `setup_portal` loads: when one of them changes, it is to run again."""

import hashlib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SHAPES_THE_SETUP = (
    "*/data/**/*",
    "*/reference/*.py",
    "*/reference.py",
    "*/rights/*.py",
    "*/scope.py",
    "*/places.py",
    "*/page_texts.py",
    "*/setup*.py",
    "*/management/commands/setup_portal.py",
    "agreements/record/*.py",
    "councils/catalogue.py",
    "search/seed.py",
)


def files(*more: str) -> list[Path]:
    """Those files, and what further patterns name, each once and in one order."""
    return sorted({path for pattern in (*SHAPES_THE_SETUP, *more) for path in PROJECT.glob(pattern) if path.is_file()})


def mark(*more: str) -> str:
    """A mark of what stands in them: another text, another mark."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in files(*more))).hexdigest()[:16]
