"""Words of places, waiting, hours and money, without a database."""

from datetime import datetime, time

import pytest

from registry.models import Schedule, Service
from registry.opening import Opening, OpeningState
from registry.public.answers import answers, area, manners
from registry.public.availability import status_tag, waiting
from registry.public.hours import hours, state_sentence

NOW = datetime(2026, 11, 22, 12, 0)  # a Sunday


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 päeva"),
        (1, "1 päev"),
        (13, "13 päeva"),
        (14, "umbes 2 nädalat"),
        (59, "umbes 8 nädalat"),
        (60, "umbes 2 kuud"),
        (365, "umbes 12 kuud"),
    ],
)
def test_waiting_as_people_say_it(days: int, words: str):
    assert waiting(days) == words


@pytest.mark.parametrize(
    ("values", "text", "kind"),
    [
        ({"places": "free"}, "Vabu kohti on", "good"),
        ({"places": "free", "free_places": 2}, "Vabu kohti on 2", "good"),
        ({"places": "queue"}, "On järjekord", "wait"),
        ({"places": "queue", "waiting_days": 3}, "Järjekord 3 päeva", "wait"),
        ({"places": "full"}, "Kohad on täis", "bad"),
        ({"places": "unknown", "free_places": 9}, "Vabu kohti ei ole teada", ""),
    ],
)
def test_places_in_a_few_words(values: dict[str, object], text: str, kind: str):
    tag = status_tag(Service(**values))
    assert (tag.text, tag.kind, tag.on) == (text, kind, None)


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        (Opening(OpeningState.UNKNOWN), "Lahtiolekuaeg ei ole teada."),
        (Opening(OpeningState.OPEN), "Avatud ööpäev läbi."),
        (Opening(OpeningState.OPEN, until=datetime(2026, 11, 22, 16, 30)), "Praegu avatud, kuni kella 16:30."),
        (Opening(OpeningState.CLOSED), "Praegu suletud."),
        (
            Opening(OpeningState.CLOSED, opens=datetime(2026, 11, 22, 13, 0)),
            "Praegu suletud. Avatakse täna kell 13.",
        ),
        (Opening(OpeningState.CLOSED, opens=datetime(2026, 11, 23, 8, 0)), "Praegu suletud. Avatakse homme kell 8."),
        (
            Opening(OpeningState.CLOSED, opens=datetime(2026, 11, 28, 8, 0)),
            "Praegu suletud. Avatakse laupäeval kell 8.",
        ),
        (
            Opening(OpeningState.CLOSED, opens=datetime(2026, 11, 29, 8, 0)),
            "Praegu suletud. Avatakse 29.11.2026 kell 8.",
        ),
    ],
)
def test_the_moment_in_a_sentence(opening: Opening, words: str):
    assert state_sentence(opening, NOW) == words


def test_the_week_with_a_break_and_an_end_at_midnight():
    weekly = [
        Schedule(weekday=1, opens_at=time(13), closes_at=time(0)),
        Schedule(weekday=1, opens_at=time(8), closes_at=time(12, 30), description="Ette helistada"),
    ]
    found = hours(NOW, weekly, [])
    assert [(row.day, row.hours) for row in found.rows][:2] == [
        ("Esmaspäev", "8–12:30, 13–24"),
        ("Teisipäev", "suletud"),
    ]
    assert [row.day for row in found.rows if row.is_today] == ["Täna, pühapäeval"]
    assert found.notes == ("Ette helistada",)
    assert not found.is_open


def test_where_no_hours_are_on_record_there_is_no_table():
    assert hours(NOW, [], []).rows == ()


@pytest.mark.django_db
def test_a_service_of_which_nothing_is_known_says_so_four_times():
    row = Service.objects.create(name="Tundmatu abi")
    four = answers(row)
    assert four.who == "Ei ole teada, küsige enne üle"
    assert four.where == "Ei ole teada, küsige enne üle"
    assert four.cost == "Hind ei ole teada, küsige enne üle"
    assert four.how == "Pöörduge teenuseosutaja poole. Küsige, kas on vaja otsust või saatekirja."


@pytest.mark.django_db
def test_without_a_phone_the_first_act_is_a_letter():
    row = Service.objects.create(name="Kirjateel", email="abi@abi.example", serves_all=True, on_site=True, remote=True)
    assert answers(row).how.startswith("Kirjutage e-kiri.")
    assert area(row) == "Kogu Eesti"
    assert manners(row) == ["asutuses", "telefoni teel või veebis"]
