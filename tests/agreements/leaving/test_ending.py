"""A TERVIK ends: every registered check first; nothing is deleted and the archive stays readable (A3)."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agreements import ending_checks
from agreements.ending_checks import EndingCheck
from agreements.models import CooperationAgreement, IssuedDocument, Membership, Tervik
from agreements.record.proof import faults, not_covered
from agreements.services.cooperation_close import withdraw_agreement
from agreements.services.cooperation_draft import add_parties, draft_agreement
from agreements.services.cooperation_issue import issue_agreement
from agreements.services.cooperation_sign import sign_agreement
from agreements.services.leaving import sign_notice, withdraw_notice
from agreements.services.terviks import end_tervik
from tests.agreements.factories import KADRI, MART, told
from tests.agreements.leaving.test_leaving import others
from tests.factories import national_editor

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_staff_and_others_neither_see_nor_end(tervik, staff, kadri, mart):
    address = reverse("tervik_end", args=[tervik.pk])
    assert "login" in Client().get(address).url
    for user in [staff, kadri, mart, *others()[1:]]:
        assert logged_in(user).get(address).status_code == 404
        assert logged_in(user).post(address, {"on": "2026-12-31"}).status_code == 404
        with pytest.raises(PermissionDenied):
            end_tervik(user, tervik, TODAY())
    assert Tervik.objects.get(pk=tervik.pk).state == "formed"


def test_what_is_under_way_stands_in_the_way(tervik, staff, kadri, issued):
    draft = draft_agreement(staff, tervik, "Koostöö")
    with pytest.raises(ValidationError) as caught:
        end_tervik(national_editor(), tervik, TODAY())
    assert len(caught.value.messages) == 2
    withdraw_agreement(staff, draft, "Lõpetame.")
    withdraw_notice(kadri, issued)
    assert end_tervik(national_editor(), tervik, TODAY()).state == "ended"


def test_another_app_registers_its_own_check(tervik, monkeypatch):
    monkeypatch.setattr(ending_checks, "_checks", dict(ending_checks._checks))
    ending_checks.register(EndingCheck("fund", "Arendusfond", 30, lambda tervik, on: ["Fondis on raha."]))
    client = logged_in(national_editor())
    address = reverse("tervik_end", args=[tervik.pk])
    assert "Fondis on raha." in client.get(address).content.decode()
    answer = client.post(address, {"on": TODAY().isoformat()})
    assert answer.status_code == 422
    assert Tervik.objects.get(pk=tervik.pk).state == "formed"


def test_memberships_notices_and_agreements_end_and_everybody_is_told(
    tervik, staff, kadri, mart, party, membership, issued, signed, django_capture_on_commit_callbacks
):
    told()
    sign_notice(kadri, issued, signed(issued, KADRI), "a.asice")
    agreement = draft_agreement(staff, tervik, "Koostöö")
    add_parties(staff, agreement, [party])
    issue_agreement(staff, agreement)
    for user, organization, code in ((mart, tervik.founder, MART), (kadri, party, KADRI)):
        part = agreement.parties.select_related("agreement", "party").get(party=organization)
        assert sign_agreement(user, part, signed(agreement, code), "a.asice").accepted
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        end_tervik(national_editor(), tervik, TODAY())
    assert set(Membership.objects.values_list("member_to", flat=True)) == {TODAY()}
    assert [*faults(), *not_covered()] == []
    issued.refresh_from_db()
    assert issued.state == "left"
    assert CooperationAgreement.objects.get().state == "ended"
    assert {one.to[0] for one in mail.outbox} == {"kadri@rapla.example", "mart@h.example", staff.email}
    assert IssuedDocument.objects.count() == 2
    for user in (kadri, staff):
        client = logged_in(user)
        for name, row in (("agreement", agreement), ("departure", issued)):
            assert client.get(reverse(name, args=[row.pk])).status_code == 200
            assert client.get(reverse(f"{name}_document", args=[row.pk])).content.startswith(b"%PDF")
            assert client.get(reverse(f"{name}_container", args=[row.pk])).status_code == 200


def test_the_page_ends_it_once(tervik):
    client = logged_in(national_editor())
    address = reverse("tervik_end", args=[tervik.pk])
    assert client.post(address, {}).status_code == 422
    page = client.post(address, {"on": TODAY().isoformat()}, follow=True).content.decode()
    assert "jäävad loetavaks" in page
    assert client.post(address, {"on": TODAY().isoformat()}).status_code == 302
