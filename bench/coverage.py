"""How much of the branches the tests take: `python -m bench.coverage [path …]`; wanted ≥ 95 % in each of three groups.

Runs the whole suite without the browser, or the tests at the paths that are named. Exits 1 where a group has less.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

WANTED = 0.95
WEAKEST = 10
SUITE = ("-q", "-n", "auto", "--dist", "worksteal", "-m", "not browser", "--cov", "--cov-branch")
HELD = ("rules", "services", "importers")
HEADING = f"{'':48}{'statements':>10}{'taken':>8}{'branches':>10}{'taken':>8}\n"


def rules() -> set[str]:
    """The modules and packages that `make layers` holds to be rules."""
    contracts = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {name for one in contracts if one["name"].startswith("Rules") for name in one["source_modules"]}


def group_of(path: str, rules: set[str]) -> str:
    """The group of a file: a rule by its contract, a service or an importer by its package."""
    parts = path.removesuffix(".py").split("/")
    if rules & {".".join(parts[:depth]) for depth in range(len(parts) + 1)}:
        return "rules"
    return "services" if parts[1] == "services" else "importers" if "importing" in parts[:-1] else "other"


def measure(paths: list[str]) -> dict[str, Counter[str]]:
    """What each file has of statements and branches, and what the tests took of them."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "pytest", *SUITE, f"--cov-report=json:{report}", *paths]
        if subprocess.run(command).returncode:  # noqa: S603  our own suite
            raise SystemExit("A test fails: what the suite takes says nothing then.")
        return {path: Counter(told["summary"]) for path, told in json.loads(report.read_text())["files"].items()}


def share(told: Mapping[str, float]) -> float:
    """Which part of the branches is taken; all of them where there is none."""
    return told["covered_branches"] / told["num_branches"] if told["num_branches"] else 1.0


def row(name: str, told: Mapping[str, float]) -> str:
    """One line of the table."""
    lines = told["covered_lines"] / (told["num_statements"] or 1)
    return f"{name:48}{told['num_statements']:10}{lines:8.1%}{told['num_branches']:10}{share(told):8.1%}\n"


def main() -> None:
    """Print the groups, and the weakest modules of those that are held; exit 1 where one has too little."""
    files, of_rules, sums = measure(sys.argv[1:]), rules(), {group: Counter[str]() for group in (*HELD, "other")}
    groups = {path: group_of(path, of_rules) for path in files}
    for path, told in files.items():
        sums[groups[path]].update(told)
    weakest = sorted((path for path in files if groups[path] in HELD), key=lambda path: share(files[path]))[:WEAKEST]
    rows = [*((group, sums[group]) for group in sums), *((path, files[path]) for path in weakest)]
    sys.stdout.write(HEADING + "".join(row(name, told) for name, told in rows))
    sys.exit(any(share(sums[group]) < WANTED for group in HELD))


if __name__ == "__main__":
    main()
