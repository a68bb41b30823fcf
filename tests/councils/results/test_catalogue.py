"""The catalogue that an installation begins with."""

import pytest

from councils.catalogue import load_measures
from councils.models import Measure

pytestmark = pytest.mark.django_db

AGREED = {
    "risk4-kaetus": ("at_least", 30),
    "risk4-haigla": ("change", -15),
    "risk4-emo": ("change", -30),
    "risk4-kulu": ("change", -5),
    "eakad-hooldekodus": ("at_most", 2),
    "eakad-kodus-abiga": ("above_other", None),
    "hooldekodu-kulu-osakaal": ("below", 40),
}


def test_every_agreed_measure_has_its_target_as_it_was_agreed():
    found = {one.code: (one.target_kind, one.target_number) for one in Measure.objects.filter(is_agreed=True)}
    assert found == AGREED
    assert Measure.objects.get(code="eakad-hooldekodus").original_target == "ei suurene üle 2 %"
    assert Measure.objects.get(code="eakad-kodus-abiga").compared_with.code == "eakad-hooldekodus"


def test_the_dashboard_has_all_eighteen_measures_of_65_and_over():
    assert Measure.objects.on_dashboard().count() == 18


def test_each_measure_says_in_three_languages_what_it_shows_and_how_it_is_computed():
    for one in Measure.objects.all():
        assert one.untranslated("ru") == one.untranslated("en") == [], one.code
        assert one.source, one.code


def test_a_source_is_named_only_where_the_agreement_names_one():
    named = {one.code: one.data_source_et for one in Measure.objects.all() if one.data_source_et}
    assert named["eakad-emos"] == named["eakad-haiglas"] == "Tervisekassa"
    assert named["eakad-uldhooldusel"] == "Sotsiaalkindlustusamet"
    assert len(named) == 4


def test_loading_again_keeps_what_staff_wrote():
    Measure.objects.filter(code="risk4-emo").update(definition_et="Oma sõnadega.", decimals=2)
    load_measures()
    one = Measure.objects.get(code="risk4-emo")
    assert (one.definition_et, one.decimals) == ("Oma sõnadega.", 2)
