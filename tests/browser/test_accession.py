"""A municipality joins in a real browser: form, document, signature, countersignature, public figures (A2, T6)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override
from playwright.sync_api import Page, expect

from agreements.models import Membership, Representative
from tests.agreements.accession.conftest import trust_list
from tests.agreements.factories import KADRI, MART, RepresentativeFactory, formed_tervik, gp_provider, municipality
from tests.agreements.signing.signer import TestAuthority
from tests.factories import UserFactory

__all__ = ["trust_list"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="session")
def authority() -> TestAuthority:
    return TestAuthority()


def downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return Path(waiting.value.path()).read_bytes()


def upload(page: Page, content: bytes) -> None:
    file = {"name": "liitumisavaldus.asice", "mimeType": "application/octet-stream", "buffer": content}
    page.get_by_label("Allkirjastatud fail").set_input_files(files=[file])
    page.get_by_role("button", name="Laadi üles ja kontrolli").click()


def fill_in(page: Page) -> None:
    page.get_by_label("kes allkirjastab").select_option(index=1)
    page.get_by_label("Kontaktisik", exact=True).fill("Mari Mets")
    page.get_by_label("kontaktisiku e-post").fill("mari@rapla.example")
    page.get_by_label("volikogu otsuse number").fill("12")
    page.get_by_label("volikogu otsuse kuupäev").fill("2026-02-01")
    page.get_by_label("volikogu otsuse aadress").fill("https://rapla.example/otsus-12")


def test_a_municipality_joins_and_the_quorum_is_met(
    open_page: Callable[..., Page],
    log_in: Callable[..., None],
    axe: Callable[[Page], list[str]],
    authority: TestAuthority,
):
    with override("et"):
        tervik = formed_tervik()
        for one in (municipality("0317"), municipality("0503"), gp_provider(1, "0668")):
            Membership.objects.create(tervik=tervik, party=one, member_from=date(2026, 1, 1), basis="leping")
    RepresentativeFactory(organization=municipality("0668"), basis=Representative.Basis.MAYOR)
    RepresentativeFactory(organization=tervik.founder, personal_code=MART, name="Mart Saar")
    kadri = authority.person("KADRI", "LEPIK", KADRI)
    mart = authority.person("MART", "SAAR", MART)
    wrong: list[str] = []

    page = open_page()
    log_in(page, UserFactory(personal_code=KADRI))
    page.goto("/et/minu/asutus/")
    wrong += axe(page)
    page.get_by_role("button", name="Alusta liitumist").click()
    page.get_by_role("button", name="Koosta avaldus").click()
    expect(page.get_by_role("alert")).to_contain_text("Kirjutage volikogu otsuse number.")
    wrong += axe(page)
    fill_in(page)
    page.get_by_role("button", name="Koosta avaldus").click()
    pdf = downloaded(page, "Laadi avaldus alla")
    upload(page, authority.sign({"liitumisavaldus.pdf": pdf}, mart))
    expect(page.get_by_role("alert")).to_contain_text("Allkirjastaja ei ole esindaja")
    wrong += axe(page)
    upload(page, authority.sign({"liitumisavaldus.pdf": pdf}, kadri))
    expect(page.get_by_role("heading", level=1)).to_have_text("TERVIK annab vastuallkirja")

    other = open_page(width=320)
    log_in(other, UserFactory(personal_code=MART))
    other.goto("/et/minu/asutus/")
    other.get_by_role("link", name="Rapla vald").click()
    wrong += axe(other)
    assert other.evaluate("document.documentElement.scrollWidth") <= 320
    signed = downloaded(other, "Laadi allkirjastatud fail alla")
    upload(other, authority.sign(signed, mart))
    expect(other.get_by_role("heading", level=1)).to_have_text("Liikmesus on alanud")

    page.goto(f"/et/regions/{tervik.region.slug}/members/")
    expect(page.get_by_text("Tingimused said täidetud.")).to_be_visible()
    assert wrong == []
