"""A strategy on its way in a real browser: put before the council, objected to, changed, asked in writing, adopted.

The adopted decision publishes the strategy, and a resident reads it with its charts in Russian (C3, C9).
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Page, expect

from councils.consensus import Voice
from councils.models import Decision, Strategy
from councils.services.voices import say
from registry.models import Region
from tests.councils.factories import council_of, fill_seats
from tests.councils.results.builders import strategy_with_goal, value
from tests.factories import staff_of

pytestmark = pytest.mark.django_db(transaction=True)
KOHILA = "0317"


def open_act(page: Page, name: str) -> None:
    """Open the form of that name, where it does not stand open."""
    summary = page.locator("summary", has_text=name)
    if page.locator("details[open]", has=summary).count() == 0:
        summary.click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def call_a_meeting(page: Page, council_pk: int) -> None:
    """The secretary prepares a meeting with one point and calls it."""
    day = timezone.localdate() + timedelta(days=14)
    page.goto(f"/et/minu/koostookogu/{council_pk}/")
    open_act(page, "Valmista koosolek ette")
    page.get_by_label("Algus").fill(f"{day}T10:00")
    page.get_by_label("Lõpp").fill(f"{day}T12:00")
    page.get_by_label("Koht", exact=True).last.fill("Rapla, vallamaja")
    press(page, "Valmista koosolek ette")
    page.get_by_role("link", name="Rapla, vallamaja").click()
    open_act(page, "Lisa päevakorrapunkt")
    page.get_by_label("Pealkiri eesti keeles").fill("Heaolustrateegia")
    press(page, "Lisa päevakorrapunkt")
    press(page, "Kutsu koosolek kokku")
    expect(page.get_by_text("Kutsed on saadetud.")).to_be_visible()


def draft_a_decision(page: Page, council_pk: int) -> None:
    """The secretary drafts the decision and puts it before the council."""
    page.goto(f"/et/minu/koostookogu/{council_pk}/")
    open_act(page, "Koosta otsus")
    page.get_by_label("Pealkiri eesti keeles").fill("Heaolustrateegia kinnitamine")
    page.get_by_label("Otsuse tekst eesti keeles").fill("Koostöökogu kinnitab strateegia.")
    page.get_by_label("Päevakorrapunkt").select_option(index=1)
    press(page, "Koosta otsus")
    page.get_by_role("link", name="Heaolustrateegia kinnitamine").click()
    press(page, "Esita koostöökogule")


def speak(page: Page, voice: str, reason: str = "") -> None:
    """A member says the seat's word on the decision's page."""
    page.reload()
    open_act(page, "Ütle oma sõna")
    page.get_by_label("Kelle nimel").select_option(label="Kohila vald")
    page.get_by_label("Sõna", exact=True).select_option(label=voice)
    page.get_by_label("Põhjus").fill(reason)
    press(page, "Ütle oma sõna")
    expect(page.get_by_text("Teie sõna on kirjas.")).to_be_visible()


def test_a_municipality_objects_the_text_is_changed_and_the_decision_publishes_the_strategy(
    open_page: Callable[..., Page], log_in: Callable[..., None], axe: Callable[[Page], list[str]]
):
    region = Region.objects.get(code="0071")
    with override("et"):
        council = council_of(region.code)
        seats = fill_seats(council)
        strategy = strategy_with_goal(region, on=None).document
        Strategy.objects.filter(pk=strategy.pk).update(
            title_ru="Стратегия благополучия",
            valid_from=timezone.localdate() - timedelta(days=30),
            valid_to=timezone.localdate() + timedelta(days=900),
        )
        for year, number in ((2023, "1.4"), (2024, "1.6"), (2025, "1.9")):
            value(region, year, number)
    wrong: list[str] = []

    secretary = open_page()
    log_in(secretary, council.secretary)
    call_a_meeting(secretary, council.pk)
    wrong += axe(secretary)
    draft_a_decision(secretary, council.pk)
    wrong += axe(secretary)
    decision = Decision.objects.get()

    staff = open_page()
    log_in(staff, staff_of(region))
    staff.goto("/et/regions/raplamaa/drafts/strategy/1/")
    press(staff, "Küsi liikmete arvamust")
    staff.get_by_label("Otsus, millega see koostöökogu ette läheb").select_option(index=0)
    press(staff, "Esita koostöökogule")
    expect(staff.get_by_text("Koostöökogu ees otsusega")).to_be_visible()

    member = open_page(width=320)
    log_in(member, seats[KOHILA].person)
    member.goto(f"/et/minu/otsus/{decision.pk}/")
    speak(member, "on vastu", "Tähtaeg on liiga lühike.")
    expect(member.get_by_role("cell", name="vastuväide")).to_be_visible()
    wrong += axe(member)
    assert member.evaluate("document.documentElement.scrollWidth") <= 320

    secretary.reload()
    open_act(secretary, "Muuda teksti")
    secretary.get_by_label("Otsuse tekst eesti keeles").first.fill("Koostöökogu kinnitab strateegia aastani 2029.")
    secretary.get_by_label("Miks teksti muudeti").fill("Kohila vastuväide")
    press(secretary, "Muuda teksti")
    open_act(secretary, "Ava kirjalik ring")
    secretary.get_by_label("Tähtaeg").fill(f"{timezone.localdate() + timedelta(days=7)}")
    press(secretary, "Ava kirjalik ring")
    expect(secretary.get_by_text("Vaikimine ei ole nõusolek.")).to_be_visible()
    expect(secretary.get_by_role("button", name="Võta otsus vastu")).to_have_count(0)

    speak(member, "nõustub")
    for code, mandate in seats.items():
        if code != KOHILA:
            say(mandate.person, Decision.objects.get(), mandate, Voice.AGREES)
    secretary.reload()
    press(secretary, "Võta otsus vastu")
    expect(secretary.get_by_text("Otsus on vastu võetud ja avaldatud.")).to_be_visible()
    wrong += axe(secretary)

    resident = open_page(width=320, locale="ru")
    resident.goto("/ru/regions/raplamaa/strategy/")
    expect(resident.get_by_text("Стратегия благополучия").first).to_be_visible()
    expect(resident.locator("figure svg").first).to_be_visible()
    wrong += axe(resident)
    number = Decision.objects.get().number
    resident.goto(f"/ru/regions/raplamaa/council/decisions/{number}/")
    expect(resident.get_by_text("Tähtaeg on liiga lühike.")).to_be_visible()
    wrong += axe(resident)
    assert wrong == []
