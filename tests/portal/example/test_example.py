"""The example: invented throughout, said so on every page, and never in the way of what is there."""

import io
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db.models import CharField, TextField, Value
from django.db.models.functions import Concat
from django.test import Client
from django.utils import timezone
from stdnum.ee import registrikood

from accounts.models import User
from agreements.models import Membership, Tervik
from agreements.record.proof import faults, not_covered
from councils.consensus import Outcome
from councils.models import Council, Decision, Mandate, MinutesRemark
from councils.standing import standing
from portal.example.page_texts import read
from portal.example.users import PASSWORD, example_users
from portal.models import GuidePage, NewsPage
from registry.models import Contact, HelpLine, Location, Organization, PatientList, Service, Shortcoming
from registry.models.places import Access

pytestmark = pytest.mark.django_db
COUNTED = (Organization, Location, Service, Contact, PatientList, Shortcoming, User, GuidePage, NewsPage)
INVENTED_PHONE = re.compile(r"\+372 5550 0\d{3}")
INVENTED_CODE = re.compile(r"(1990|8990|9990)\d{4}")
COUNTIES = {"0087", "0071", "0060"}


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


def invented_services():
    return Service.objects.filter(external_id__startswith="naidis:")


def test_loading_twice_changes_nothing():
    before = counts()
    call_command("load_example", stdout=io.StringIO())
    assert counts() == before


def test_what_staff_changed_stays():
    service = invented_services().first()
    service.name_et = "Töötaja andis uue nime"
    service.save()
    call_command("load_example", stdout=io.StringIO())
    service.refresh_from_db()
    assert service.name_et == "Töötaja andis uue nime"


def test_production_refuses_the_example(monkeypatch):
    monkeypatch.setattr("portal.management.commands.load_example.PRODUCTION", True)
    with pytest.raises(CommandError, match="--force"):
        call_command("load_example")


def test_production_never_gets_the_known_password(monkeypatch):
    User.objects.filter(email__endswith="@naidis.example").update(
        email=Concat(Value("endine-"), "email"), personal_code=None
    )
    monkeypatch.setattr("portal.management.commands.load_example.PRODUCTION", True)
    out = io.StringIO()
    call_command("load_example", force=True, stdout=out)
    assert authenticate(username=example_users()[0].email, password=PASSWORD) is None
    assert "Password" in out.getvalue()


def test_production_is_not_started_as_an_example(monkeypatch):
    monkeypatch.setattr("portal.management.commands.start_example.PRODUCTION", True)
    with pytest.raises(CommandError, match="production"):
        call_command("start_example")


def test_it_is_large_enough_to_show_the_finder():
    services = invented_services()
    providers = Organization.objects.filter(services__in=services).distinct()
    assert services.count() >= 70
    assert providers.count() >= 25
    assert services.values("service_type").distinct().count() >= 28
    assert {code for code in services.values_list("municipalities__region__code", flat=True) if code} >= COUNTIES


def test_it_shows_every_answer_a_reader_may_meet():
    services, today = invented_services(), timezone.localdate()
    for field in ("cost", "referral", "places"):
        assert set(services.values_list(field, flat=True)) == {
            value for value, _ in Service._meta.get_field(field).choices
        }
    assert services.filter(checked_on__gte=today - timedelta(days=30)).exists()
    assert services.filter(checked_on__lt=today - timedelta(days=190)).exists()
    assert services.filter(checked_on=None).exists()
    assert services.filter(locations=None, on_site=True).exists()
    assert services.filter(valid_to__lt=today).exists()
    assert services.filter(serves_all=True).exists()
    assert any(service.translation_state("description", "ru") == "outdated" for service in services)
    assert any(service.translation_state("name", "en") == "missing" for service in services)
    assert Organization.objects.filter(is_verified=False).exists()
    assert {Access.YES, Access.PARTLY, Access.NO, Access.UNKNOWN} <= set(
        Location.objects.values_list("wheelchair", flat=True)
    )


def test_places_stand_inside_their_county():
    for place in Location.objects.filter(external_id__startswith="naidis:").select_related("municipality"):
        assert abs(place.latitude - float(place.municipality.latitude)) < 0.4, place
        assert abs(place.longitude - float(place.municipality.longitude)) < 0.7, place


def test_no_telephone_reaches_anybody():
    real = {re.sub(r"\D", "", line.number) for line in HelpLine.objects.all()}
    for model in (Organization, Location, Service, Contact):
        for number in model.objects.exclude(phone="").values_list("phone", flat=True):
            assert INVENTED_PHONE.fullmatch(number) or number in real, (model, number)


def test_no_address_in_the_internet_is_true():
    for model in apps.get_app_config("registry").get_models():
        fields = [field.name for field in model._meta.get_fields() if field.name in {"email", "website", "url"}]
        for values in model.objects.values_list(*fields) if fields else []:
            assert all(not value or re.search(r"\.example/?$", value) for value in values), (model, values)


def test_registry_codes_are_right_and_of_nobody():
    codes = Organization.objects.filter(source__startswith="Näidis").exclude(registry_code=None)
    assert codes.count() >= 25
    for code in codes.values_list("registry_code", flat=True):
        assert registrikood.is_valid(code)
        assert INVENTED_CODE.fullmatch(code), code
    assert all(re.fullmatch(r"N9\d{3}", code) for code in PatientList.objects.values_list("list_code", flat=True))


def test_texts_name_nobody_else_by_telephone():
    number = re.compile(r"(?<!\d)(?:\+372[ ]?)?[3-9]\d{2}[ ]?\d{4}(?!\d)")
    for model in (Service, Organization, Contact, Shortcoming):
        fields = [field.name for field in model._meta.get_fields() if isinstance(field, CharField | TextField)]
        for row in model.objects.values_list(*[name for name in fields if "phone" not in name and "code" not in name]):
            assert not number.search(" ".join(str(value) for value in row if value)), row


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_guides_and_news_stand_in_every_language(language):
    assert GuidePage.objects.live().filter(locale__language_code=language).count() >= 8
    assert NewsPage.objects.live().filter(locale__language_code=language).count() >= 6
    assert not NewsPage.objects.filter(locale__language_code=language, picture=None).exists()
    assert not NewsPage.objects.filter(locale__language_code=language, picture_text="").exists()


def test_every_page_says_that_it_is_an_example():
    cache.clear()
    service = invented_services().filter(valid_to=None).first()
    paths = [
        "/et/",
        "/ru/",
        "/en/",
        service.get_absolute_url(),
        service.organization.get_absolute_url(),
        "/et/nowhere/",
    ]
    paths += [page.url for page in (*GuidePage.objects.live()[:3], *NewsPage.objects.live()[:3])]
    for path in paths:
        answer = Client().get(path, follow=True)
        assert 'class="example"' in answer.content.decode(), path


def test_each_example_user_can_log_in():
    for user in example_users():
        assert authenticate(username=user.email, password=PASSWORD), user.email


def test_a_text_without_title_is_refused():
    with pytest.raises(ValueError, match="title"):
        read("No title here")


def test_pictures_are_small():
    pictures = list((settings.BASE_DIR / "portal" / "example" / "data" / "pictures").glob("*.png"))
    assert len(pictures) >= 8
    assert max(picture.stat().st_size for picture in pictures) <= 40_000


def test_minutes_were_corrected_by_members_and_somebody_stands_in_for_the_secretary():
    """C4, C7: every remark has its answer, what was accepted changed the text, and no seat that was away wrote one."""
    council = Council.objects.get(region__code="0071")
    assert council.deputy_secretary.email == "abisekretar@naidis.example"
    remarks = MinutesRemark.objects.select_related("version__meeting", "answer")
    assert {one.answer.is_accepted for one in remarks} == {True, False}
    for one in remarks:
        meeting = one.version.meeting
        assert meeting.participations.get(mandate=one.mandate).attended_by == one.person
        texts = list(meeting.minutes.order_by("number").values_list("state", "text"))
        assert [state for state, _text in texts] == ["draft", "corrected", "confirmed"]
        assert texts[0][1] != texts[1][1] == texts[2][1]
        assert one.written_at < one.answer.written_at < meeting.minutes.get(state="corrected").written_at
    client = Client()
    client.force_login(council.deputy_secretary)
    assert "märkused protokolli" in client.get(f"/et/minu/koosolek/{meeting.pk}/").content.decode().lower()


def test_the_councils_two_years_are_lawful_and_provable():
    decisions = Decision.objects.filter(council__region__code="0071")
    adopted = decisions.adopted()
    assert adopted.count() >= 5
    assert (timezone.localdate() - min(one.adopted_on for one in adopted)).days > 600
    for decision in adopted:
        assert standing(decision, decision.adopted_on).judged.outcome is Outcome.ADOPTED, decision
    assert decisions.under_way().count() == 1
    assert [*faults(), *not_covered()] == []
    page = Client().get("/et/regions/raplamaa/council/").content.decode()
    assert "Koostöökogu on täies koosseisus" in page
    assert "Lepingu läbirääkimised" not in page


def test_the_tervik_follows_the_councils_proposal_on_whatever_day_the_example_is_loaded():
    """C3, T5: every day of the story is counted from the day of loading, so that none overtakes another."""
    proposal = Decision.objects.adopted().get(title_et="Ettepanek luua Raplamaa TERVIK")
    tervik = Tervik.objects.get(region__code="0071")
    seat = Mandate.objects.get(council__region__code="0071", kind=Mandate.Kind.TERVIK)
    assert proposal.adopted_on < tervik.formed_on == seat.valid_from
    for one in Membership.objects.select_related("tervik"):
        assert one.tervik.formed_on <= one.member_from
        assert (timezone.localdate() - one.member_from).days < 365
        assert f"{one.member_from:%d.%m.%Y}" in one.basis
