"""What staff do with many rows: only with those of their regions."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from registry.bulk import BULK_ACTIONS, MarkChecked, WriteLetter
from registry.models import Letter, LetterRecipient, Organization
from tests import factories

from .rows import row_in, stored

pytestmark = pytest.mark.django_db
ACTIONS = [(action, model) for action in BULK_ACTIONS for model in action.models]
each_action = pytest.mark.parametrize(
    ("action", "model"), ACTIONS, ids=[f"{action.action_type}-{model.__name__}" for action, model in ACTIONS]
)


def address(action, model, *keys: object) -> str:
    names = reverse("wagtail_bulk_action", args=["registry", model._meta.model_name, action.action_type])
    return names + "?" + "&".join(f"id={key}" for key in keys)


def said(region) -> dict[str, object]:
    """A form of any action, filled."""
    return {"on": timezone.localdate(), "by": "Vald", "region": region.pk, "subject": "Kohtume", "body": "Tulge."}


@each_action
def test_nobody_acts(action, model, home, enter):
    row = row_in(model, home)
    before = stored(row)
    member = factories.member_of(factories.OrganizationFactory(municipality__region=home))
    for person in (None, member):
        for answer in (
            enter(person).get(address(action, model, row.pk)),
            enter(person).post(address(action, model, row.pk), said(home)),
        ):
            assert answer.status_code in {302, 403}
    assert stored(row) == before
    assert not Letter.objects.exists()


@each_action
def test_readers_and_staff_of_another_region_find_nothing_to_act_on(action, model, home, abroad, enter):
    row = row_in(model, home)
    before = stored(row)
    for person in (factories.reader_of(home), factories.staff_of(abroad)):
        client = enter(person)
        assert client.get(address(action, model, row.pk)).status_code == 404
        assert client.post(address(action, model, row.pk), said(abroad)).status_code == 404
    assert stored(row) == before
    assert not Letter.objects.exists()


@each_action
def test_rows_of_another_region_among_the_chosen_are_left_alone(action, model, home, abroad, enter):
    own, foreign = row_in(model, home), row_in(model, abroad)
    before, client = stored(foreign), enter(factories.staff_of(home))
    target = address(action, model, own.pk, foreign.pk)
    assert str(foreign) not in client.get(target).content.decode()
    assert client.post(target, said(home)).status_code == 302
    assert stored(foreign) == before
    assert not LetterRecipient.objects.filter(email=getattr(foreign, "email", "") or "-").exists()


@each_action
def test_garbage_is_answered(action, model, home, enter):
    row, client = row_in(model, home), enter(factories.staff_of(home))
    assert client.get(address(action, model, "abc", "-1", "²", "9" * 30)).status_code == 404
    assert client.get(address(action, model)).status_code == 404
    for junk in ("\x00", "", "=1+1", "31.02.2026", "🙈" * 300):
        answer = client.post(address(action, model, row.pk), dict.fromkeys(said(home), junk))
        assert answer.status_code == 200


def test_checked_today_by_an_office(home, enter):
    rows = [factories.OrganizationFactory(municipality__region=home) for _ in range(3)]
    client = enter(factories.staff_of(home))
    target = address(MarkChecked, Organization, *(row.pk for row in rows))
    assert client.post(target, {"on": timezone.localdate() + timedelta(1), "by": "Vald"}).status_code == 200
    assert client.post(target, {"on": "2026-11-01", "by": "Põlva TERVIK"}).status_code == 302
    for row in rows:
        row.refresh_from_db()
        assert (row.checked_on, row.checked_by) == (date(2026, 11, 1), "Põlva TERVIK")


def test_a_letter_goes_to_what_the_filters_found_and_is_logged(home, abroad, enter):
    doctor = factories.OrganizationFactory(municipality__region=home, roles=["gp_provider"])
    factories.OrganizationFactory(municipality__region=home, roles=["ambulance"])
    factories.OrganizationFactory(municipality__region=abroad, roles=["gp_provider"])
    silent = factories.OrganizationFactory(municipality__region=home, roles=["gp_provider"], email="")
    listing = reverse("organization:index") + f"?role=gp_provider&region={home.pk}"
    client = enter(factories.staff_of(home))
    target = address(WriteLetter, Organization, "all") + "&next=" + listing.replace("?", "%3F").replace("&", "%26")
    preview = client.get(target).content.decode()
    assert doctor.email in preview
    assert silent.name in preview
    assert client.post(target, said(home)).status_code == 302
    letter = Letter.objects.get()
    assert [one.email for one in letter.recipients.all()] == [doctor.email]
    assert letter.criteria["filters"]["role"] == ["gp_provider"]
    assert letter.region == home


def test_a_letter_in_the_name_of_another_region_is_refused(home, abroad, enter):
    row, client = factories.OrganizationFactory(municipality__region=home), enter(factories.staff_of(home))
    for region in (abroad.pk, ""):
        answer = client.post(address(WriteLetter, Organization, row.pk), {**said(home), "region": region})
        assert answer.status_code == 200
    assert not Letter.objects.exists()


def test_nobody_with_an_address_means_no_letter(home, enter):
    row, client = factories.OrganizationFactory(municipality__region=home, email=""), enter(factories.staff_of(home))
    assert client.post(address(WriteLetter, Organization, row.pk), said(home)).status_code == 200
    assert not Letter.objects.exists()
