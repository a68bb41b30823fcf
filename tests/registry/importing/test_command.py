"""The import on the command line."""

import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from registry.models import Service

pytestmark = pytest.mark.django_db


def test_an_unknown_kind_is_refused_and_the_kinds_are_listed(table):
    with pytest.raises(CommandError, match="organizations, patient_lists, services, places, contacts"):
        call_command("import_registry", "cats", str(table("a\n1\n")))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"missing\.csv"):
        call_command("import_registry", "services", str(tmp_path / "missing.csv"))


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(CommandError):
        call_command("import_registry", "services", str(tmp_path))


def test_a_wrong_row_is_told_with_row_column_and_reason(command):
    told = command("services", "external_id,checked_on\ns1,31.02.2026\n")
    assert told.failed
    assert "error\t2\tchecked_on\tPäeva 31.02.2026 ei ole kalendris." in told.output
    assert not Service.objects.filter(external_id="s1").exists()


def test_a_dry_run_tells_and_writes_nothing(command):
    told = command("services", "external_id\ns1\n", "--dry-run")
    assert (told.failed, told.count("new")) == (False, 1)
    assert not Service.objects.filter(external_id="s1").exists()


def test_counts_are_told(command):
    assert command("services", "external_id\ns1\ns2\n").count("new") == 2
    told = command("services", "external_id,phone\ns1,1\ns2,\n")
    assert (told.count("new"), told.count("changed"), told.count("unchanged")) == (0, 1, 1)


def test_unknown_columns_are_told_as_a_warning(command):
    told = command("services", "external_id,colour\ns1,red\n")
    assert not told.failed
    assert "colour" in told.output


def test_the_exit_code_of_the_process_is_one(tmp_path):
    finished = subprocess.run(
        [sys.executable, "manage.py", "import_registry", "services", str(tmp_path / "missing.csv")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
