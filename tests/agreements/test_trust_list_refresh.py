"""The trust list of an address is fetched by command, checked, stored; readers never wait for it."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from agreements import trust
from agreements.models import Event, StoredTrustList
from agreements.services.trust_lists import is_due, refresh_trust_list
from agreements.signing.reasons import Reason, Refusal
from agreements.trust import current_trust_list
from tests.agreements.signing.signer import TestAuthority
from tests.agreements.signing.signer.trust_list_writer import ListOptions

pytestmark = pytest.mark.django_db
ADDRESS = "https://list.example/ee.xml"


@pytest.fixture(scope="module")
def authority() -> TestAuthority:
    return TestAuthority()


@pytest.fixture(autouse=True)
def served(authority, tmp_path, settings, monkeypatch) -> dict[str, bytes]:
    """What the address answers; the signer is pinned."""
    (tmp_path / "signer.pem").write_bytes(authority.list_signer.pem)
    settings.TRUST_LIST, settings.TRUST_LIST_SIGNER = ADDRESS, str(tmp_path / "signer.pem")
    answers = {ADDRESS: authority.trust_list_xml()}
    monkeypatch.setattr(trust, "fetch_list", lambda address: answers[address])
    return answers


def refused(now=None) -> Reason:
    with pytest.raises(Refusal) as caught:
        refresh_trust_list(now)
    return caught.value.finding.reason


def test_before_the_first_fetch_nothing_is_trusted():
    found, why = current_trust_list()
    assert found is None
    assert why.reason is Reason.NO_TRUST_LIST


def test_a_good_list_is_stored_with_number_and_expiry_and_then_used_without_fetching(served, capsys):
    call_command("refresh_trust_list")
    assert "stored: number 7" in capsys.readouterr().out
    served.clear()

    found, why = current_trust_list()

    assert (found.sequence, why) == (7, None)
    row = StoredTrustList.objects.get()
    assert (row.sequence, row.next_update) == (7, found.next_update)
    assert Event.objects.get(kind="trust_list_stored").payload["sha256"] == row.sha256


def test_an_unchanged_list_is_stored_once_and_not_fetched_again_at_once(authority, settings, capsys):
    first, _ = refresh_trust_list()
    assert not is_due(first.checked_at + timedelta(hours=settings.TRUST_LIST_HOURS - 1))
    assert is_due(first.checked_at + timedelta(hours=settings.TRUST_LIST_HOURS + 1))
    call_command("refresh_trust_list")
    assert "lately" in capsys.readouterr().out
    call_command("refresh_trust_list", "--now")
    assert "unchanged" in capsys.readouterr().out
    assert StoredTrustList.objects.count() == 1


def test_a_newer_list_takes_over_and_an_older_one_is_refused(authority, served):
    served[ADDRESS] = authority.trust_list_xml(ListOptions(sequence=8))
    refresh_trust_list()
    served[ADDRESS] = authority.trust_list_xml(ListOptions(sequence=7))

    assert refused() is Reason.TRUST_LIST_OLDER
    assert current_trust_list()[0].sequence == 8


@pytest.mark.parametrize("harm", [lambda data: data.replace(b">7<", b">9<"), lambda data: b"", lambda data: data[:500]])
def test_a_changed_or_broken_list_is_refused_and_the_stored_one_stays(served, harm):
    refresh_trust_list()
    served[ADDRESS] = harm(served[ADDRESS])

    assert refused() in {Reason.TRUST_LIST_SIGNATURE, Reason.TRUST_LIST_UNREADABLE}
    with pytest.raises(CommandError, match="refused"):
        call_command("refresh_trust_list", "--now")
    assert current_trust_list()[0].sequence == 7


def test_a_list_by_another_signer_is_refused(served):
    served[ADDRESS] = TestAuthority().trust_list_xml()
    assert refused() is Reason.TRUST_LIST_SIGNATURE


def test_a_stale_list_is_neither_stored_nor_used():
    row, _ = refresh_trust_list()
    later = row.next_update + timedelta(seconds=1)

    assert current_trust_list(later)[1].reason is Reason.TRUST_LIST_STALE
    assert refused(later) is Reason.TRUST_LIST_STALE


def test_what_is_stored_is_checked_again_at_every_use(authority, served):
    refresh_trust_list()
    StoredTrustList.objects.update(content=b"<changed/>")
    assert current_trust_list()[1].reason is Reason.TRUST_LIST_UNREADABLE


def test_a_list_of_another_address_is_not_used(settings):
    refresh_trust_list()
    settings.TRUST_LIST = "https://other.example/ee.xml"
    assert current_trust_list()[1].reason is Reason.NO_TRUST_LIST


def test_without_settings_the_command_does_nothing(settings, capsys):
    settings.TRUST_LIST = ""
    call_command("refresh_trust_list")
    assert "not set" in capsys.readouterr().out
