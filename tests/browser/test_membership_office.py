"""The back office of membership: axe finds nothing."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import User
from agreements.models import Obligation
from tests.browser.own_pages import tervik_whose_quorum_is_met
from tests.factories import staff_of

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[[Page], list[str]]
LogIn = Callable[[Page, User], None]


def test_the_back_office_of_membership_passes_axe(open_page, axe: Axe, log_in: LogIn):
    rapla = tervik_whose_quorum_is_met()
    page = open_page()
    log_in(page, staff_of(rapla.region))
    membership = rapla.memberships.last()
    addresses = [
        reverse("tervik:index"),
        reverse("tervik:inspect", args=[rapla.pk]),
        reverse("tervik:change-form", args=[rapla.pk]),
        reverse("obligation:index"),
        reverse("obligation:inspect", args=[Obligation.objects.first().pk]),
        reverse("membership:correct", args=[membership.pk]),
        reverse("quorumreading:index"),
    ]
    faults = []
    for address in addresses:
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        faults += [f"{address}: {fault}" for fault in axe(page)]
    assert faults == []
