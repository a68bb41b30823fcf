"""The registry's journeys in a browser: staff take up services, a reader finds them, reports a fault, staff answer."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.utils.translation import override
from playwright.sync_api import Page, expect

from registry.models import ErrorReport, Region, Service
from tests.factories import staff_of
from tests.registry.public import rows

pytestmark = pytest.mark.django_db(transaction=True)
OpenPage = Callable[..., Page]
HEADER = "external_id,service_type,name_et,provider_name,municipality_codes,cost,phone\n"
WRONG = f"{HEADER}a1,kov_koduteenus,Koduabi eakale,Kase Hooldus OÜ,9999,free,+372 5550 0117\n"
RIGHT = WRONG.replace("9999", "0668")


@pytest.fixture
def editor():
    return staff_of(Region.objects.get(code="0071"))


def choose_file(page: Page, content: str) -> None:
    file = {"name": "teenused.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.locator("input[type=file]").set_input_files(files=[file])
    page.get_by_role("button", name="Laadi üles ja vaata eelvaadet").click()


def test_staff_import_a_service_and_a_reader_finds_it(open_page: OpenPage, log_in: Callable[..., None], editor):
    staff = open_page()
    log_in(staff, editor)
    staff.goto("/haldus/import/services/")
    choose_file(staff, WRONG)
    expect(staff.locator("main")).to_contain_text("municipality_codes")
    expect(staff.locator("main")).to_contain_text("9999")
    assert not Service.objects.filter(external_id="a1").exists()
    staff.goto("/haldus/import/services/")
    choose_file(staff, RIGHT)
    staff.get_by_role("button", name="Kinnita ja impordi").click()
    expect(staff.locator("main")).to_contain_text("Imporditud")
    call_command("search_worker", "--once")

    reader = open_page(width=320, javascript=False)
    reader.goto("/et/")
    reader.get_by_role("searchbox").first.fill("koduabi")
    reader.keyboard.press("Enter")
    reader.get_by_role("link", name="Koduabi eakale").first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Koduabi eakale")
    expect(reader.get_by_role("link", name="+372 5550 0117").first).to_be_visible()


def test_a_reported_error_is_answered_and_closed(open_page: OpenPage, log_in: Callable[..., None]):
    with override("et"):
        service = rows.service(name="Koduabi")
    voru = staff_of(Region.objects.get(code="0087"))
    reader = open_page(javascript=False)
    reader.goto(f"/et/report/?teenus={service.pk}")
    reader.get_by_label("Mis on valesti?").fill("Telefon ei vasta")
    reader.get_by_role("button", name="Saada").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Teade on kohal")
    report = ErrorReport.objects.get()

    staff = open_page()
    log_in(staff, voru)
    staff.goto(f"/haldus/register/errorreport/edit/{report.pk}/")
    staff.get_by_role("textbox", name="Vastus").fill("Parandasime numbri.")
    staff.get_by_role("button", name="Vasta ja sulge").click()
    expect(staff.get_by_text("Vastatud ja suletud.").first).to_be_visible()
    report.refresh_from_db()
    assert (report.state, report.answer, report.closed_by) == ("closed", "Parandasime numbri.", voru)
