"""What is asked once a minute: kept by arguments and language, asked anew after a change of this process."""

import pytest
from django.utils import translation

from registry import kept
from registry.outbox import note_change
from registry.public.around import municipalities_in_force

from .public import rows


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def question(asked):
    @kept.for_a_minute
    def answer(what: str) -> str:
        asked.append(what)
        return f"{what} {len(asked)}"

    return answer


def test_the_same_question_is_asked_once(question, asked):
    assert question("a") == question("a") == "a 1"
    assert question("b") == "b 2"
    assert asked == ["a", "b"]


def test_each_language_has_its_own_answer(question, asked):
    question("a")
    with translation.override("ru"):
        question("a")
    assert asked == ["a", "a"]


def test_after_a_minute_it_is_asked_anew_and_old_answers_go(question, asked, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(kept, "monotonic", lambda: now[0])
    question("a")
    now[0] += kept.SECONDS - 1
    question("a")
    assert asked == ["a"]
    now[0] += 2
    question("b")
    assert len(kept._kept) == 1
    question("a")
    assert asked == ["a", "b", "a"]


@pytest.mark.django_db
def test_a_change_of_the_registry_is_seen_at_once():
    before = municipalities_in_force(rows.today())
    row = rows.municipality()
    row.name = "Uus nimi"
    row.save()
    assert before is municipalities_in_force(rows.today())
    note_change("service", 1)
    assert municipalities_in_force(rows.today())[row.pk].name == "Uus nimi"
