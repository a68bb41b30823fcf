"""Guides and news: a region's editor writes, a national editor approves, the clock publishes; nobody else."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Workflow

from accounts.models import User
from portal import setup_editing
from portal.models import GuideIndexPage, GuidePage, HomePage
from registry.models import Region
from tests.factories import UserFactory, national_editor, national_reader, reader_of, staff_of
from tests.registry.backoffice.posting import filled

pytestmark = pytest.mark.django_db
TEXT = {"blocks": [{"key": "a", "text": "Helista perearstile.", "type": "unstyled"}], "entityMap": {}}


@pytest.fixture
def index() -> GuideIndexPage:
    return GuideIndexPage.objects.get(locale__language_code="et")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def region(code: str) -> Region:
    return Region.objects.get(code=code)


def writer(code: str = "0071") -> Client:
    return signed_in(staff_of(region(code)))


def fields(client: Client, address: str, **more: str) -> dict[str, object]:
    """The form as it is shown, with a guide written into it."""
    text = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-value": json.dumps(TEXT),
    }
    said = {"title": "Kuidas abi küsida", "slug": "kuidas-abi-kusida", "lead": "Alusta siit.", "audience": "everybody"}
    return {**filled(client, address), **said, **text, **more}


def add(client: Client, index: GuideIndexPage, **more: str):
    address = reverse("wagtailadmin_pages:add", args=["portal", "guidepage", index.pk])
    return client.post(address, fields(client, address, **more))


@pytest.mark.parametrize("person", [lambda: None, UserFactory, lambda: reader_of(region("0071")), national_reader])
def test_others_cannot_write_a_guide(person, index):
    user = person()
    client = signed_in(user) if user else Client()
    address = reverse("wagtailadmin_pages:add", args=["portal", "guidepage", index.pk])
    response = client.post(address, {"title": "Kuidas", "slug": "kuidas-abi-kusida", "action-publish": "1"})
    assert response.status_code in (302, 403)
    assert not GuidePage.objects.filter(slug="kuidas-abi-kusida").exists()


def test_a_regions_editor_cannot_publish_but_only_submit(index):
    client = writer()
    add(client, index, **{"action-publish": "1"})
    page = GuidePage.objects.get(slug="kuidas-abi-kusida")
    assert not page.live
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(address, fields(client, address, **{"action-submit": "1"}))
    page.refresh_from_db()
    assert page.workflow_in_progress
    assert not page.live


def test_a_regions_editor_cannot_write_elsewhere_nor_change_what_others_wrote(index):
    client = writer()
    home = HomePage.objects.get(locale__language_code="et")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).status_code == 302
    add(writer("0060"), index)
    page = GuidePage.objects.get(slug="kuidas-abi-kusida")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 302


def test_a_national_editor_approves_and_it_is_public(index):
    author, approver = writer(), signed_in(national_editor())
    add(author, index, **{"action-submit": "1"})
    page = GuidePage.objects.get(slug="kuidas-abi-kusida")
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    assert author.post(address).status_code in (302, 403)
    page.refresh_from_db()
    assert not page.live, "nobody approves what is not theirs to approve"
    approver.post(address)
    page.refresh_from_db()
    assert page.live
    assert Client().get(page.url).status_code == 200


def test_what_is_scheduled_is_published_when_its_time_has_come(index, monkeypatch):
    client = signed_in(national_editor())
    soon = timezone.localtime() + timedelta(hours=1)
    add(client, index, go_live_at=soon.strftime("%d.%m.%Y %H:%M"), **{"action-publish": "1"})
    page = GuidePage.objects.get(slug="kuidas-abi-kusida")
    call_command("due_worker", "--once")
    page.refresh_from_db()
    assert not page.live
    monkeypatch.setattr(timezone, "now", lambda: soon + timedelta(minutes=1))
    call_command("due_worker", "--once")
    page.refresh_from_db()
    assert page.live


def test_one_thing_that_fails_does_not_keep_the_rest_from_being_done(monkeypatch, capsys):
    from portal.management.commands import due_worker

    done = []

    def call(name, **options):
        done.append(name)
        if name == due_worker.DUE[0]:
            raise OSError("away")

    monkeypatch.setattr(due_worker, "call_command", call)
    call_command("due_worker", "--once")
    assert done == list(due_worker.DUE)
    assert "publish_scheduled: OSError: away" in capsys.readouterr().err


def test_setting_up_twice_changes_nothing():
    before = GroupPagePermission.objects.count(), Workflow.objects.count()
    setup_editing.load()
    assert (GroupPagePermission.objects.count(), Workflow.objects.count()) == before
