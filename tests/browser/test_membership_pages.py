"""Pages around membership for those who are logged in: axe finds nothing, nothing is cut off on a narrow screen."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import User
from agreements.models import Obligation, Tervik
from agreements.services.accession_draft import begin_application
from agreements.services.cooperation_draft import add_parties, draft_agreement
from agreements.services.recompute import recompute
from registry.models import Region
from tests.agreements.factories import (
    KADRI,
    RepresentativeFactory,
    formed_tervik,
    gp_provider,
    join,
    law_in_force,
    municipality,
)
from tests.factories import UserFactory, staff_of

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[[Page], list[str]]
LogIn = Callable[[Page, User], None]


@pytest.fixture
def rapla() -> Tervik:
    """A TERVIK whose quorum is met: Rapla itself is obliged to join, and has somebody who signs."""
    law_in_force()
    tervik = formed_tervik()
    for party in (municipality("0293"), municipality("0317"), municipality("0503"), gp_provider(1, "0668")):
        join(party, tervik, date(2026, 2, 1))
    RepresentativeFactory(organization=municipality("0668"), personal_code=KADRI)
    recompute([Region.objects.get(code="0071")])
    return tervik


def faults_of(page: Page, axe: Axe, addresses: list[str]) -> list[str]:
    """What is wrong on these pages, at both widths."""
    faults = []
    for address in addresses:
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{address}, {width} px: {fault}" for fault in axe(page)]
            breadth = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{address}: {breadth} px wide on {width} px"] if breadth > width else []
    return faults


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_what_a_party_meets_passes_axe_and_fits(open_page, axe: Axe, log_in: LogIn, rapla: Tervik, language: str):
    own, kadri = municipality("0668"), UserFactory(personal_code=KADRI)
    draft = begin_application(kadri, own, rapla)
    assert Obligation.objects.filter(party=own).exists()
    page = open_page()
    log_in(page, kadri)
    pages = [f"minu/asutus/{own.pk}/", f"minu/avaldus/{draft.pk}/", "minu/lepingud/", "minu/erimeelsused/"]
    assert faults_of(page, axe, [f"/{language}/{one}" for one in pages]) == []


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_what_staff_meet_passes_axe_and_fits(open_page, axe: Axe, log_in: LogIn, rapla: Tervik, language: str):
    staff = staff_of(rapla.region)
    agreement = draft_agreement(staff, rapla, "Koostöö")
    add_parties(staff, agreement, [municipality("0317")])
    page = open_page()
    log_in(page, staff)
    members = "regions/raplamaa/members"
    pages = [
        f"{members}/",
        f"{members}/what-if/",
        f"minu/leping/{agreement.pk}/",
        "minu/erimeelsused/",
        "minu/esindajad/",
    ]
    assert faults_of(page, axe, [f"/{language}/{one}" for one in [*pages, "quorum/"]]) == []


def test_the_back_office_of_membership_passes_axe(open_page, axe: Axe, log_in: LogIn, rapla: Tervik):
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
