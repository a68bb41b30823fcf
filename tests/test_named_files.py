"""Whatever files are named in one run, each finds the fixtures of its folder."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "councils"


def test_files_of_a_folder_keep_their_fixtures_with_one_of_the_folder_above_named_between():
    named = (FOLDER / "results/test_files.py", FOLDER / "test_tasks.py", FOLDER / "results/test_back_office.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--setup-plan", *map(str, named)]
    run = subprocess.run(command, cwd=FOLDER.parent.parent, capture_output=True, text=True)
    assert "not found" not in run.stdout
    assert run.returncode == 0, run.stdout[-2000:]
