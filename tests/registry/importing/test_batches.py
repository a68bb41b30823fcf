"""From upload to result in the back office."""

import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from registry.importing import batches, runs, storage
from registry.importing.kinds import kind_named
from registry.importing.reasons import Refused
from registry.importing.views import STUCK_SECONDS
from registry.models import ImportBatch, Organization, Region, RegionAssignment, SearchChange, Service
from tests.installed_database import sqlite_template

pytestmark = pytest.mark.django_db
State = ImportBatch.State
LISTS = b"list_code,valid_from,provider_registry_code"
CONTENT = b"external_id,name_et,municipality_codes\ns1,Koduabi,0793\n"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.IMPORT_DIR = tmp_path / "imports"


def person(email: str, region: str | None = "Tartumaa", role: str = "editor") -> User:
    user = User.objects.create_user(email, "secret-word-1", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    of = Region.objects.get(short_name_et=region) if region else None
    RegionAssignment.objects.create(user=user, region=of, role=role)
    return user


@pytest.fixture
def national() -> User:
    return person("riik@tervik.example", None)


@pytest.fixture
def mari() -> User:
    return person("mari@tervik.example")


def uploaded(user: User, content: bytes = CONTENT, kind: str = "services") -> ImportBatch:
    batch = batches.receive(user, kind_named(kind), "teenused.csv", [content])
    batches.look(batch)
    batch.refresh_from_db()
    return batch


def confirmed(batch: ImportBatch, user: User) -> ImportBatch:
    batches.confirm(batch, user, batch.preview["mark"])
    batches.carry(batch, user)
    batch.refresh_from_db()
    return batch


def test_an_upload_is_previewed_confirmed_and_forgotten(mari):
    batch = uploaded(mari)
    assert (batch.state, batch.preview["counts"]["new"]) == (State.PREVIEWED, 1)
    assert not Service.objects.filter(external_id="s1").exists()
    confirmed(batch, mari)
    assert (batch.state, batch.rows_done) == (State.DONE, 1)
    service = Service.objects.get(external_id="s1")
    assert service.history.get().history_user == mari
    assert SearchChange.objects.filter(kind="service", object_id=service.pk).count() == 1
    assert not any(Path(storage.path_of(batch)).parent.iterdir())


def test_a_file_that_changes_between_preview_and_confirmation_is_refused(mari):
    batch = uploaded(mari)
    storage.path_of(batch).write_bytes(CONTENT.replace(b"Koduabi", b"Muu abi"))
    confirmed(batch, mari)
    assert batch.state == State.FAILED
    assert "muutunud" in batch.preview["reason"]["text"]
    assert not Service.objects.filter(external_id="s1").exists()


def test_a_file_that_is_gone_is_refused(mari):
    batch = uploaded(mari)
    storage.path_of(batch).unlink()
    assert confirmed(batch, mari).state == State.FAILED


def test_of_two_people_who_confirm_one_wins_and_the_other_is_told(mari, national):
    batch = uploaded(mari)
    same = ImportBatch.objects.get(pk=batch.pk)
    batches.confirm(batch, mari, batch.preview["mark"])
    with pytest.raises(batches.Overtaken) as overtaken:
        batches.confirm(same, national, same.preview["mark"])
    assert overtaken.value.batch.state == State.IMPORTING


def test_another_plan_than_the_one_seen_is_not_confirmed(mari):
    batch = uploaded(mari)
    with pytest.raises(batches.Overtaken):
        batches.confirm(batch, mari, "another")


def test_what_changed_since_the_preview_is_previewed_again(mari):
    batch = uploaded(mari)
    confirmed(uploaded(mari, CONTENT.replace(b"Koduabi", b"Vahepeal")), mari)
    confirmed(batch, mari)
    assert (batch.state, batch.preview["outdated"]) == (State.PREVIEWED, True)
    assert batch.preview["counts"]["changed"] == 1
    assert Service.objects.get(external_id="s1").name_et == "Vahepeal"
    confirmed(batch, mari)
    assert Service.objects.get(external_id="s1").name_et == "Koduabi"


def test_what_became_wrong_since_the_preview_is_not_written(mari, monkeypatch):
    batch = uploaded(mari)
    wrong = runs.Wrong(runs.preview(kind_named("services"), storage.path_of(batch), batches.actor_for(mari)))
    wrong.plan.problems = [storage_problem()]

    def refuse(*args, **kwargs):
        raise wrong

    monkeypatch.setattr(runs, "carry_out", refuse)
    assert confirmed(batch, mari).state == State.WRONG


def storage_problem():
    from registry.importing.reasons import Problem, Reason

    return Problem(2, "external_id", Reason("See rida ei kuulu teie piirkonda."))


@pytest.mark.django_db(transaction=True)
def test_work_that_breaks_off_in_the_middle_writes_nothing(monkeypatch, table):
    from registry.importing import records
    from registry.importing.actors import NATIONAL

    before = (Organization.objects.count(), Service.objects.count(), Service.history.count())

    def break_off(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(records, "note_changes", break_off)
    with pytest.raises(KeyboardInterrupt):
        runs.carry_out(kind_named("services"), table("external_id,provider_name\nz1,Uus OÜ\n"), NATIONAL)
    assert (Organization.objects.count(), Service.objects.count(), Service.history.count()) == before


KILLED_BEFORE_THE_END = """
import os, signal, sys, django
django.setup()
from django.core.management import call_command
from registry.importing import records
records.note_changes = lambda pairs: os.kill(os.getpid(), signal.SIGKILL)
call_command("import_registry", "services", sys.argv[1])
"""


def test_a_process_that_is_killed_in_the_middle_leaves_nothing_half_written(tmp_path, table):
    """All or nothing: the rows are in the database's hands, but not committed, when the process dies."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's own server undoes the work of a connection that is lost; the copy here is SQLite's")
    copied = shutil.copy(sqlite_template(), tmp_path / "copy.sqlite3")
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{copied}", "DJANGO_SETTINGS_MODULE": "portal.settings"}
    process = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_THE_END, str(table("external_id,provider_name\nz1,Uus OÜ\n"))],
        env=environment,
        check=False,
    )
    assert process.returncode == -signal.SIGKILL
    with sqlite3.connect(copied) as database:
        rows = database.execute("SELECT count(*) FROM registry_service WHERE external_id = 'z1'").fetchone()
        providers = database.execute("SELECT count(*) FROM registry_organization WHERE name = 'Uus OÜ'").fetchone()
    assert (rows, providers) == ((0,), (0,))


def test_an_unforeseen_failure_is_told_and_nothing_is_written(mari, monkeypatch):
    batch = uploaded(mari)

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(runs, "carry_out", fail)
    confirmed(batch, mari)
    assert batch.state == State.FAILED
    assert "Import katkes" in batch.preview["reason"]["text"]


def test_an_import_started_over_while_it_is_written_is_not_finished_by_the_first(mari):
    batch = uploaded(mari)
    batches.confirm(batch, mari, batch.preview["mark"])
    batches.look_again(batch, mari)
    batches.carry(batch, mari)
    assert batch.state == State.READING
    assert not Service.objects.filter(external_id="s1").exists()
    batches.look(batch)
    assert confirmed(batch, mari).state == State.DONE
    with pytest.raises(batches.Overtaken):
        batches.look_again(batch, mari)


def test_an_unreadable_file_is_told(mari):
    batch = uploaded(mari, b"\xff\xfe\x00")
    assert (batch.state, batch.preview["reason"]["gaps"]) == (State.FAILED, {"line": 1, "byte": 1})


def test_too_large_an_upload_leaves_nothing_behind(mari, settings):
    settings.IMPORT_MAX_BYTES = 10
    with pytest.raises(Refused):
        uploaded(mari)
    assert not list(Path(settings.IMPORT_DIR).iterdir())
    assert not ImportBatch.objects.exists()


def test_given_up_it_is_forgotten(mari):
    batch = uploaded(mari)
    batches.drop(batch, mari)
    assert batch.state == State.DROPPED
    assert not storage.path_of(batch).exists()
    with pytest.raises(batches.Overtaken):
        batches.drop(batch, mari)


# Rights


def test_staff_import_into_their_region_only(mari):
    rows = b"s1,0793\ns2,0784\ns3,\ns4,0784;0793\n"
    batch = uploaded(mari, b"external_id,municipality_codes\n" + rows)
    assert batch.state == State.WRONG
    assert [one["row"] for one in batch.preview["problems"]] == [3, 4]


def test_rows_that_another_region_keeps_are_refused_without_telling_what_they_say(mari, national):
    confirmed(uploaded(national, b"external_id,name_et,municipality_codes\ns1,Saladus,0784\n"), national)
    batch = uploaded(mari, b"external_id,name_et\ns1,Minu\n")
    assert batch.state == State.WRONG
    assert "Saladus" not in str(batch.preview)


def test_nothing_is_moved_into_or_out_of_a_region(mari, national):
    confirmed(uploaded(mari), mari)
    away = uploaded(mari, b"external_id,municipality_codes\ns1,0784\n")
    assert away.state == State.WRONG
    by_provider = uploaded(mari, b"external_id,provider_registry_code\ns1,10833853\n")
    assert [one["column"] for one in by_provider.preview["problems"]] == ["provider_registry_code"]


@pytest.mark.parametrize(
    ("kind", "content", "column"),
    [
        ("organizations", b"registry_code,municipality_code\n12340008,0784\n", "municipality_code"),
        ("organizations", b"registry_code\n12340008\n", "registry_code"),
        ("organizations", b"registry_code,roles,municipality_code\n12340008,municipality,0784\n", "registry_code"),
        (
            "patient_lists",
            LISTS + b",municipality_code\nN0001,2020-01-01,10833853,0784\n",
            "municipality_code",
        ),
        ("patient_lists", LISTS + b"\nN0001,2020-01-01,10833853\n", "list_code"),
        ("places", b"external_id,municipality_code\np1,0784\n", "municipality_code"),
        ("contacts", b"external_id,organization_registry_code\nc1,10833853\n", "organization_registry_code"),
    ],
)
def test_no_kind_lets_a_row_of_another_region_in(mari, kind, content, column):
    batch = uploaded(mari, content, kind)
    assert batch.state == State.WRONG
    assert [one["column"] for one in batch.preview["problems"]] == [column]


def test_a_list_of_another_region_is_not_ended(mari, national):
    header = b"list_code,valid_from,provider_registry_code,municipality_code\n"
    confirmed(uploaded(national, header + b"N0001,2020-01-01,10833853,0784\n", "patient_lists"), national)
    batch = uploaded(mari, header + b"N0001,2026-01-01,10833853,0793\n", "patient_lists")
    assert [one["column"] for one in batch.preview["problems"]] == ["list_code"]


def test_a_place_is_not_connected_with_a_service_of_another_region(mari, national):
    confirmed(uploaded(national, b"external_id,municipality_codes\ns1,0784\ns2,0793\n"), national)
    header = b"external_id,municipality_code,services\n"
    assert uploaded(mari, header + b"p1,0793,s1\n", "places").state == State.WRONG
    assert uploaded(mari, header + b"p1,0793,s2\n", "places").state == State.PREVIEWED


def test_readers_and_strangers_import_nothing():
    for user in (person("lugeja@x.example", role="reader"), User.objects.create_user("keegi@x.example")):
        with pytest.raises(PermissionDenied):
            batches.receive(user, kind_named("services"), "a.csv", [CONTENT])


def test_an_import_is_seen_by_its_region_and_the_country_only(mari, national):
    batch = uploaded(mari)
    colleague, other = person("jaan@x.example"), person("peeter@x.example", "Harjumaa")
    reader = person("lugeja@x.example", role="reader")
    assert [batches.may_see(one, batch) for one in (mari, national, colleague, other, reader)] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert not batches.may_see(mari, uploaded(national))
    assert [batches.visible(one).count() for one in (mari, national, colleague, other)] == [1, 2, 1, 0]
    for act in (lambda: batches.drop(batch, other), lambda: batches.look_again(batch, other)):
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(PermissionDenied):
        batches.confirm(batch, other, batch.preview["mark"])


def test_a_kind_that_is_no_more_is_told():
    with pytest.raises(LookupError):
        batches.kind_of(ImportBatch(kind="cats"))


# Pages


def page(client, name: str, *args, **data):
    return client.post(reverse(name, args=args), data) if data else client.get(reverse(name, args=args))


def test_the_whole_way_in_the_back_office(client, mari):
    client.force_login(mari)
    assert "Teenused" in page(client, "registry_imports").content.decode()
    assert "external_id" in page(client, "registry_import_upload", "services").content.decode()
    answer = page(client, "registry_import_upload", "services", file=SimpleUploadedFile("t.csv", CONTENT))
    batch = ImportBatch.objects.get()
    assert answer.url == reverse("registry_import_batch", args=[batch.pk])
    seen = page(client, "registry_import_batch", batch.pk).content.decode()
    assert "Koduabi" in seen
    assert batch.preview["mark"] in seen
    page(client, "registry_import_confirm", batch.pk, mark=batch.preview["mark"])
    assert "Imporditud" in page(client, "registry_import_batch", batch.pk).content.decode()
    assert Service.objects.filter(external_id="s1").exists()
    late = page(client, "registry_import_confirm", batch.pk, mark=batch.preview["mark"])
    assert "mari@tervik.example" in client.get(late.url).content.decode()
    assert "t.csv" in page(client, "registry_imports").content.decode()


def test_changes_errors_and_warnings_are_told_in_the_readers_language(client, mari):
    confirmed(uploaded(mari), mari)
    client.force_login(mari)
    changed = uploaded(mari, b"external_id,name_et,colour\ns1,Uus nimi,red\n")
    seen = page(client, "registry_import_batch", changed.pk).content.decode()
    for word in ("<del>Koduabi</del>", "<ins>Uus nimi</ins>", "colour", "Tähelepanekud"):
        assert word in seen
    wrong = uploaded(mari, b"external_id,checked_on\ns1,31.02.2026\n")
    assert "Päeva 31.02.2026 ei ole kalendris." in page(client, "registry_import_batch", wrong.pk).content.decode()
    unreadable = uploaded(mari, b"\xff")
    assert "UTF-8" in page(client, "registry_import_batch", unreadable.pk).content.decode()
    nothing = uploaded(mari, b"external_id\ns1\n")
    assert "ei muuda midagi" in page(client, "registry_import_batch", nothing.pk).content.decode()


def test_an_upload_is_dropped_or_looked_at_again(client, mari):
    client.force_login(mari)
    batch = uploaded(mari)
    client.post(reverse("registry_import_again", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == State.PREVIEWED
    assert client.post(reverse("registry_import_drop", args=[batch.pk])).url == reverse("registry_imports")
    for name in ("drop", "again"):
        answer = client.post(reverse(f"registry_import_{name}", args=[batch.pk]))
        assert answer.url == reverse("registry_import_batch", args=[batch.pk])


def test_a_file_too_large_is_refused_by_its_announced_length(client, mari, settings):
    client.force_login(mari)
    settings.IMPORT_MAX_BYTES = 1000
    answer = page(client, "registry_import_upload", "services", file=SimpleUploadedFile("t.csv", b"x" * 100_000))
    assert answer.status_code == 413
    assert "liiga suur" in answer.content.decode()
    answer = page(client, "registry_import_upload", "services", file=SimpleUploadedFile("t.csv", b"x" * 2_000))
    assert answer.status_code == 422
    assert not ImportBatch.objects.exists()


def test_no_file_is_told(client, mari):
    client.force_login(mari)
    answer = client.post(reverse("registry_import_upload", args=["services"]), {"x": "y"})
    assert (answer.status_code, "Valige fail" in answer.content.decode()) == (422, True)


def test_a_forged_upload_is_refused(mari):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(mari)
    answer = client.post(reverse("registry_import_upload", args=["services"]), {"file": SimpleUploadedFile("t", b"x")})
    assert answer.status_code == 403


def test_a_large_file_is_read_in_the_background_and_the_page_renews_itself(client, mari, monkeypatch):
    from registry.importing import tasks

    monkeypatch.setattr(batches, "AT_ONCE", 1)
    client.force_login(mari)
    page(client, "registry_import_upload", "services", file=SimpleUploadedFile("t.csv", CONTENT))
    batch = ImportBatch.objects.get()
    assert batch.state == State.PREVIEWED
    page(client, "registry_import_confirm", batch.pk, mark=batch.preview["mark"])
    batch.refresh_from_db()
    assert batch.state == State.DONE
    assert tasks
    batch.state = State.IMPORTING
    batch.rows_total = 500
    batch.save()
    storage.note_progress(batch, 250)
    answer = page(client, "registry_import_batch", batch.pk)
    assert answer["Refresh"] == "3"
    assert "250" in answer.content.decode()
    from registry.importing import views

    monkeypatch.setattr(views, "STUCK_SECONDS", -1)
    assert (
        reverse("registry_import_again", args=[batch.pk])
        in page(client, "registry_import_batch", batch.pk).content.decode()
    )


@pytest.mark.parametrize("begin", ["confirm", "look_again"])
def test_work_that_begins_anew_counts_anew_however_long_the_preview_lay(client, mari, begin):
    """The count and the hour of the preview say nothing of the writing: it is not stuck before it has begun."""
    batch = uploaded(mari)
    storage.note_progress(batch, 20_000)
    long_ago = time.time() - 2 * STUCK_SECONDS
    os.utime(storage.progress_path(batch), (long_ago, long_ago))
    if begin == "confirm":
        batches.confirm(batch, mari, batch.preview["mark"])
    else:
        batches.look_again(batch, mari)
    client.force_login(mari)
    shown = page(client, "registry_import_batch", batch.pk).content.decode()
    assert "20000" not in shown
    assert reverse("registry_import_again", args=[batch.pk]) not in shown


def test_strangers_readers_and_other_regions_find_no_door(client, mari):
    batch = uploaded(mari)
    addresses = [
        reverse("registry_import_batch", args=[batch.pk]),
        reverse("registry_imports"),
        reverse("registry_import_upload", args=["services"]),
        reverse("registry_import_template", args=["services", "csv"]),
        reverse("registry_import_current", args=["services", "csv"]),
    ]
    for address in addresses:
        assert client.get(address).status_code in (302, 403, 404)
    client.force_login(person("lugeja@x.example", role="reader"))
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (302, 403, 404)
    client.force_login(person("peeter@x.example", "Harjumaa"))
    assert client.get(addresses[0], follow=True).status_code == 404
    for name in ("confirm", "drop", "again"):
        client.post(reverse(f"registry_import_{name}", args=[batch.pk]), {"mark": batch.preview["mark"]})
    batch.refresh_from_db()
    assert batch.state == State.PREVIEWED
    assert client.get(reverse("registry_import_upload", args=["cats"]), follow=True).status_code == 404


def test_templates_come_in_as_they_went_out(client, mari):
    client.force_login(mari)
    for kind in ("organizations", "patient_lists", "services", "places", "contacts"):
        names = [column.name for column in kind_named(kind).columns]
        answer = page(client, "registry_import_template", kind, "csv")
        assert b"".join(answer.streaming_content).decode("utf-8-sig").strip().split(";") == names
        book = load_workbook(io.BytesIO(page(client, "registry_import_template", kind, "xlsx").content))
        assert [cell.value for cell in book.worksheets[0][1]] == names
        assert book.worksheets[0]["A1"].comment
        assert [row[0] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)] == names
    address = reverse("registry_import_template", args=["services", "pdf"])
    assert client.get(address, follow=True).status_code == 404


def test_the_list_of_imports_asks_a_settled_number_of_questions(client, national):
    client.force_login(national)
    uploaded(national)
    page(client, "registry_imports")
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        page(client, "registry_imports")
    for _ in range(10):
        uploaded(national)
    with CaptureQueriesContext(connection) as many:
        page(client, "registry_imports")
    assert len(many) == len(few)


@pytest.mark.django_db(transaction=True)
def test_two_connections_confirm_at_once_and_one_writes(monkeypatch):
    user = User.objects.create_superuser("riik@tervik.example", "secret-word-1")
    batch = uploaded(user, b"external_id\nz1\nz2\n")
    barrier, outcomes = threading.Barrier(2), []

    def act():
        try:
            mine = ImportBatch.objects.get(pk=batch.pk)
            barrier.wait()
            batches.confirm(mine, user, batch.preview["mark"])
            batches.carry(mine, user)
            outcomes.append("written")
        except batches.Overtaken:
            outcomes.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["told", "written"]
    assert Service.objects.filter(external_id__in=["z1", "z2"]).count() == 2
    assert Service.history.filter(external_id="z1").count() == 1
