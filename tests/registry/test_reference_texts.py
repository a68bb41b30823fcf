"""What a resident reads before anybody has written anything: kinds of help, situations, help lines, glossary."""

import pytest
from django.conf import settings

from registry import reference
from registry.models import GlossaryTerm, HelpLine, ServiceType, Situation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [ServiceType, Situation, HelpLine, GlossaryTerm])
@pytest.mark.parametrize("language", settings.MODELTRANSLATION_LANGUAGES)
def test_every_text_stands_in_every_language(model, language):
    empty = [
        (str(row), field)
        for row in model.objects.all()
        for field in model.TRANSLATED
        if not getattr(row, f"{field}_{language}")
    ]
    assert not empty


def test_thirty_two_kinds_of_help_say_whom_they_are_for():
    assert ServiceType.objects.count() == 32
    assert not ServiceType.objects.filter(target_groups=None).exists()


def test_translations_have_the_same_steps_as_their_source():
    for kind in ServiceType.objects.all():
        steps = {len(getattr(kind, f"application_process_{language}").splitlines()) for language in ("et", "ru", "en")}
        assert len(steps) == 1, kind.code


def test_twelve_situations_lead_to_kinds_of_help():
    assert Situation.objects.count() == 12
    assert not Situation.objects.filter(service_types=None).exists()


def test_two_numbers_are_urgent_enough_for_every_page():
    assert [line.number for line in HelpLine.objects.filter(is_urgent=True)] == ["112", "1220"]
    assert HelpLine.objects.count() == 5


def test_the_glossary_names_its_sources():
    assert GlossaryTerm.objects.count() >= 40
    assert not GlossaryTerm.objects.filter(source="").exists()


def test_loading_again_keeps_the_words_of_staff():
    kind = ServiceType.objects.get(code="kov_koduteenus")
    kind.description_et, kind.description_ru = "Meie oma sõnad.", ""
    kind.save()
    kind.target_groups.clear()
    kind.target_groups.add(1)
    before = {model: model.objects.count() for model in (Situation, HelpLine, GlossaryTerm)}
    reference.load()
    kind.refresh_from_db()
    assert kind.description_et == "Meie oma sõnad."
    assert kind.description_ru == "", "a translation of another Estonian text would mislead"
    assert kind.target_groups.count() == 1
    assert {model: model.objects.count() for model in before} == before
