"""The state supervises contracts with funders (F5); what runs on keeps a TERVIK from being ended (A3)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agreements.models import Event
from agreements.models.append_only import AppendOnlyError
from agreements.services.terviks import end_tervik
from councils.models import FundingContract, SupervisionEntry
from councils.services.supervision import supervise
from registry.models import Region
from tests.agreements.factories import formed_tervik
from tests.factories import OrganizationFactory, member_of, national_editor, national_reader, reader_of, staff_of

from .rows import contract as contract_in
from .rows import entry as entry_in

pytestmark = pytest.mark.django_db
FOUND = {"body": "fund", "on": "2026-04-01", "finding": "Raha kasutati õigesti."}


@pytest.fixture
def region() -> Region:
    return Region.objects.get(code="0071")


@pytest.fixture
def contract(region) -> FundingContract:
    return contract_in(region)


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_others_find_no_supervision(contract):
    address = reverse("funding_contract", args=[contract.pk])
    assert "login" in Client().get(address).url
    for user in (member_of(OrganizationFactory()), staff_of(Region.objects.get(code="0087"))):
        client = logged_in(user)
        assert client.get(address).status_code == 404
        assert client.post(address, FOUND).status_code == 404
        assert contract.who not in client.get(reverse("funding_contracts")).content.decode()


def test_staff_and_readers_of_the_region_read_and_enter_nothing(contract, region):
    for user in (staff_of(region), reader_of(region)):
        client, address = logged_in(user), reverse("funding_contract", args=[contract.pk])
        assert "Lisa järelevalve kanne" not in client.get(address).content.decode()
        assert client.post(address, FOUND).status_code == 403
        with pytest.raises(PermissionDenied):
            supervise(user, contract, "fund", date(2026, 4, 1), "Hea")
    assert not SupervisionEntry.objects.exists()


def test_the_state_enters_what_it_found_and_nobody_changes_it(contract):
    client, address = logged_in(national_reader()), reverse("funding_contract", args=[contract.pk])
    assert address in client.get(reverse("funding_contracts")).content.decode()
    assert client.post(address, {**FOUND, "finding": " "}).status_code == 422
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert client.post(address, {**FOUND, "on": tomorrow.isoformat()}).status_code == 422
    assert "Raha kasutati õigesti." in client.post(address, FOUND, follow=True).content.decode()
    one = SupervisionEntry.objects.get()
    assert Event.objects.get(kind="funding_contract_supervised").payload["entry"] == one.pk
    for attempt in (one.save, one.delete):
        with pytest.raises(AppendOnlyError):
            attempt()


def test_the_list_asks_the_database_no_more_for_more(contract, region, django_assert_max_num_queries):
    client, address = logged_in(national_reader()), reverse("funding_contracts")
    client.get(address)
    with django_assert_max_num_queries(40) as few:
        client.get(address)
    for _ in range(3):
        contract_in(region)
    with django_assert_max_num_queries(len(few)):
        client.get(address)


def test_money_and_contracts_keep_a_tervik_from_being_ended(contract, region):
    tervik = formed_tervik()
    entry_in(region)
    with pytest.raises(ValidationError) as caught:
        end_tervik(national_editor(), tervik, date(2026, 6, 1))
    assert len(caught.value.messages) == 2
    with pytest.raises(ValidationError) as caught:
        end_tervik(national_editor(), tervik, contract.ends_on)
    assert len(caught.value.messages) == 1
