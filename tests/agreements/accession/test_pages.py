"""The pages of those who sign: other people's forms do not exist; the whole way to the public figures."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from agreements.documents.agreement_texts import newest_text
from agreements.models import AccessionApplication, Membership, Representative
from agreements.services.accession_draft import begin_application
from agreements.services.accession_sign import upload_signed
from tests.agreements.factories import JAAN, KADRI, MART, RepresentativeFactory, gp_provider, municipality
from tests.agreements.signing.signer import Options
from tests.factories import UserFactory, staff_of

pytestmark = pytest.mark.django_db
OWN = ("accession", "accession_document", "accession_container")
ACTS = ("accession_save", "accession_upload", "accession_close")


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def container(content: bytes) -> dict:
    return {"container": SimpleUploadedFile("liitumisavaldus.asice", content)}


def filled_in(application: AccessionApplication) -> dict:
    return {
        "representative": Representative.objects.get(organization=application.party).pk,
        "contact_name": "Mari Mets",
        "contact_email": "mari@rapla.example",
        "contact_phone": "",
        "services": "Koduteenus",
        "decision_number": "12",
        "decision_day": "2026-02-01",
        "decision_document": "https://rapla.example/otsus-12",
    }


@pytest.mark.parametrize("name", OWN + ACTS)
def test_a_visitor_is_sent_to_log_in_and_a_stranger_finds_nothing(name, issued, signed, kadri):
    upload_signed(kadri, issued, signed(issued, KADRI), "a.asice")
    address = reverse(name, args=[issued.pk])
    ask = "post" if name in ACTS else "get"
    assert "login" in getattr(Client(), ask)(address).url
    for stranger in (UserFactory(personal_code=JAAN), staff_of(municipality("0142").municipality.region)):
        assert getattr(logged_in(stranger), ask)(address).status_code == 404


def test_somebody_elses_organisation_does_not_exist(kadri, tervik):
    other = municipality("0317")
    client = logged_in(kadri)
    assert client.get(reverse("my_organization", args=[other.pk])).status_code == 404
    assert client.post(reverse("accession_begin", args=[other.pk, tervik.pk])).status_code == 404
    assert not AccessionApplication.objects.exists()


def test_one_factor_is_not_enough_where_two_are_asked(issued, kadri, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    answer = logged_in(kadri).get(reverse("accession", args=[issued.pk]))
    assert answer.status_code == 302
    assert reverse("mfa_activate_totp") in answer.url


def test_staff_see_the_form_but_may_not_upload(issued, staff, signed):
    client = logged_in(staff)
    assert client.get(reverse("accession", args=[issued.pk])).status_code == 200
    answer = client.post(reverse("accession_upload", args=[issued.pk]), container(signed(issued, KADRI)))
    assert answer.status_code == 403


def test_who_represents_nobody_is_told_so():
    answer = logged_in(UserFactory(personal_code=JAAN)).get(reverse("my_organizations"))
    assert "ei ole teil õigust" in answer.content.decode()


def test_who_represents_two_chooses(kadri, party):
    RepresentativeFactory(organization=municipality("0317"), personal_code=KADRI)
    page = logged_in(kadri).get(reverse("my_organizations")).content.decode()
    assert "Rapla vald" in page
    assert "Kohila vald" in page


def test_under_the_draft_law_nobody_is_told_that_they_must_join(kadri, tervik, party):
    for code in ("0317", "0503"):
        Membership.objects.create(tervik=tervik, party=municipality(code), member_from=date(2026, 1, 1), basis="leping")
    gp = gp_provider(1, "0317")
    Membership.objects.create(tervik=tervik, party=gp, member_from=date(2026, 1, 1), basis="leping")
    page = logged_in(kadri).get(reverse("my_organization", args=[party.pk])).content.decode()
    assert "Kohustuslik osapool" in page
    assert "Eelnõu ajal kohustust ei ole" in page
    assert "Peab liituma" not in page


def test_a_draft_is_resumed_and_an_incomplete_one_says_what_is_missing(kadri, party, tervik):
    client = logged_in(kadri)
    begun = client.post(reverse("accession_begin", args=[party.pk, tervik.pk]))
    application = AccessionApplication.objects.get()
    assert begun.url == reverse("accession", args=[application.pk])
    save = reverse("accession_save", args=[application.pk])
    assert client.post(save, {"contact_name": "Mari Mets"}).status_code == 302
    assert "Mari Mets" in client.get(begun.url).content.decode()
    answer = client.post(save, {"contact_name": "Mari Mets", "issue": "1"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Valige, kes avalduse allkirjastab." in page
    assert "Kirjutage volikogu otsuse number." in page


def test_a_wrong_container_is_told_check_by_check(kadri, issued, signed):
    answer = logged_in(kadri).post(reverse("accession_upload", args=[issued.pk]), container(signed(issued, JAAN)))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('<li id="kontroll-') == 7
    assert page.count('class="wrong"') == 1
    assert "Allkirjastaja ei ole esindaja" in page


def late_over(issued, authority, keys, code) -> bytes:
    """Signed by that person; the certificate's status was asked an hour later."""
    document = {issued.document.file_name: bytes(issued.document.content)}
    return authority.sign(document, keys[code], Options(ocsp_delay=timedelta(hours=1)))


def test_a_warning_is_told_where_the_signature_is_accepted(kadri, issued, authority, keys):
    """A status that was asked late makes nothing invalid, and the signer learns of it."""
    upload = reverse("accession_upload", args=[issued.pk])
    answer = logged_in(kadri).post(upload, container(late_over(issued, authority, keys, KADRI)), follow=True)
    page = answer.content.decode()
    assert "Allkiri on vastu võetud." in page
    assert page.count("rohkem kui 15 minutit pärast") == 2  # now, and beside the signature as long as it is on record
    assert "KADRI LEPIK, " in page


def test_who_countersigns_is_told_what_else_the_party_has_signed(kadri, mart, issued, authority, keys):
    """A2: the TERVIK signs the same file, and with it whatever the party put there beside its form."""
    files = {issued.document.file_name: bytes(issued.document.content), "tingimused.pdf": b"%PDF"}
    upload_signed(kadri, issued, authority.sign(files, keys[KADRI]), "a.asice")
    page = logged_in(mart).get(reverse("accession", args=[issued.pk])).content.decode()
    assert page.index("<li>tingimused.pdf</li>") < page.index("Laadige osapoole allkirjaga fail alla")
    assert page.index("Laadige osapoole allkirjaga fail alla") < page.index('type="file"')


def test_a_warning_stands_in_the_verdict_beside_what_is_wrong(kadri, issued, authority, keys):
    upload = reverse("accession_upload", args=[issued.pk])
    page = logged_in(kadri).post(upload, container(late_over(issued, authority, keys, JAAN))).content.decode()
    assert page.count('class="wrong"') == 1
    assert "rohkem kui 15 minutit pärast" in page


def test_who_signs_is_led_from_download_to_signature_to_upload(kadri, staff, issued):
    """A2: in that order also on a small screen; staff, who sign nothing, find the document beside the form."""
    page = logged_in(kadri).get(reverse("accession", args=[issued.pk])).content.decode()
    places = [page.index(text) for text in ("Laadi avaldus alla", "Allkirjastage see DigiDocis", "Laadi üles ja")]
    assert places == sorted(places)
    assert page.count("Laadi avaldus alla") == 1
    assert "Laadi avaldus alla" in logged_in(staff).get(reverse("accession", args=[issued.pk])).content.decode()


def test_the_issued_pdf_uploaded_unsigned_is_told_as_such(kadri, issued):
    """Whatever its name says: what is missing is the signature in DigiDoc."""
    content = bytes(issued.document.content)
    answer = logged_in(kadri).post(reverse("accession_upload", args=[issued.pk]), container(content))
    assert answer.status_code == 422
    assert "Fail on PDF, mitte DigiDoci fail" in answer.content.decode()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_pages_speak_the_readers_language(kadri, issued, language):
    page = logged_in(kadri).get(reverse("accession", args=[issued.pk]).replace("/et/", f"/{language}/", 1))
    told = {"ru": "Загрузить и проверить", "en": "Upload and check"}[language]
    assert told in page.content.decode()


def test_an_upload_without_a_file_asks_for_it(kadri, issued):
    answer = logged_in(kadri).post(reverse("accession_upload", args=[issued.pk]))
    assert answer.status_code == 422
    assert "Valige allkirjastatud fail." in answer.content.decode()


def test_a_step_taken_twice_shows_how_the_form_stands(kadri, issued):
    answer = logged_in(kadri).post(reverse("accession_save", args=[issued.pk]), {**filled_in(issued), "issue": "1"})
    assert answer.status_code == 302


def test_a_decline_without_a_reason_declines_nothing(kadri, mart, issued, signed):
    upload_signed(kadri, issued, signed(issued, KADRI), "a.asice")
    client, address = logged_in(mart), reverse("accession_close", args=[issued.pk])
    client.post(address, {"decline": "1", "reason": ""})
    assert AccessionApplication.objects.get().state == "signed"
    client.post(address, {"decline": "1", "reason": "Otsus puudub."})
    page = client.get(reverse("accession", args=[issued.pk])).content.decode()
    assert "Otsus puudub." in page


def test_from_my_organisation_to_the_public_figures(kadri, mart, tervik, party, authority, keys):
    """Rapla joins as the third of four municipalities, and the quorum is met that day (T6)."""
    for one in (municipality("0317"), municipality("0503"), gp_provider(1, "0668")):
        Membership.objects.create(tervik=tervik, party=one, member_from=date(2026, 1, 1), basis="leping")
    public = reverse("region_members", args=[tervik.region.slug])
    assert "Tingimused said täidetud" not in Client().get(public).content.decode()
    client = logged_in(kadri)
    assert client.get(reverse("my_organizations")).url == reverse("my_organization", args=[party.pk])
    client.post(reverse("accession_begin", args=[party.pk, tervik.pk]))
    application = AccessionApplication.objects.get()
    client.post(reverse("accession_save", args=[application.pk]), {**filled_in(application), "issue": "1"})
    pdf = client.get(reverse("accession_document", args=[application.pk])).content
    one = authority.sign({"liitumisavaldus.pdf": pdf}, keys[KADRI])
    assert client.post(reverse("accession_upload", args=[application.pk]), container(one)).status_code == 302
    other = logged_in(mart)
    home = other.get(reverse("my_organization", args=[tervik.founder.pk])).content.decode()
    assert "Rapla vald" in home
    stored = other.get(reverse("accession_container", args=[application.pk])).content
    assert stored == one
    two = authority.sign(stored, keys[MART])
    assert other.post(reverse("accession_upload", args=[application.pk]), container(two)).status_code == 302
    page = Client().get(public).content.decode()
    assert "Liitusid: Rapla vald" in page
    assert "Tingimused said täidetud" in page
    done = client.get(reverse("accession", args=[application.pk])).content.decode()
    assert "Liikmesus on alanud" in done
    assert Membership.objects.filter(party=party).exists()


def test_a_draft_offers_its_only_signer_and_shows_the_text_that_is_accepted(kadri, party, tervik):
    """A1: who joins reads the agreement's version before signing; what is known need not be typed."""
    draft = begin_application(kadri, party, tervik)
    page = logged_in(kadri).get(reverse("accession", args=[draft.pk])).content.decode()
    text = newest_text(None)
    assert f"versioon {text.version}" in page
    for clause in text.clauses.all():
        assert clause.text.splitlines()[0][:30] in page
    assert f'value="{kadri.email}"' in page
    assert "selected>Kadri Lepik" in page
    assert str(tervik.founder) in page
