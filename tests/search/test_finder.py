"""What residents find, through the one door."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from registry.models import Language, Municipality, Organization, Service
from registry.outbox import note_change
from search.asking.query import FinderQuery, FinderResult
from search.finder import find, warm, word_list
from search.models import SearchWord
from search.upkeep import drain
from tests.search.factories import make_service

pytestmark = pytest.mark.django_db
Build = Callable[[], None]


def names(result: FinderResult) -> list[str]:
    rows = Service.objects.in_bulk([hit.service_id for hit in result.hits])
    return [rows[hit.service_id].name_et for hit in result.hits]


def ask(words: str = "", **fields: object) -> FinderResult:
    return find(FinderQuery(words, **fields))  # type: ignore[arg-type]


def test_closed_service_and_service_of_a_closed_provider_are_not_found(build: Build) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    make_service("Varjupaigateenus", valid_to=yesterday)
    closed = make_service("Öine varjupaik", provider="Suletud MTÜ")
    Organization.objects.filter(pk=closed.organization_id).update(valid_to=yesterday)
    build()
    assert ask("varjupaik").total == 0


def test_service_whose_last_day_is_today_is_found(build: Build) -> None:
    make_service("Varjupaigateenus", valid_to=timezone.localdate())
    build()
    assert names(ask("varjupaigas ööbimine")) == ["Varjupaigateenus"]


@pytest.mark.parametrize(
    "words",
    ["hooldekodusse", "vanadekodu", "hooldekodud", "holdekodu", "дом престарелых", "care home", "üldhooldusteenus"],
)
def test_care_home_is_found_under_every_name(build: Build, words: str) -> None:
    make_service("Pärnu hooldekodu", description_et="Ööpäevaringne üldhooldus eakatele.")
    make_service("Juuksur")
    build()
    assert names(ask(words)) == ["Pärnu hooldekodu"]


@pytest.mark.parametrize(
    "words", ["ema ei saa enam ise süüa teha", "ema ei saa enam ise süüa tehtud", "meals on wheels"]
)
def test_meals_and_domestic_care_come_before_what_is_only_of_the_same_kind(build: Build, words: str) -> None:
    make_service("Häirenupp käel", kind="kov_koduteenus", description_et="Vajutage nuppu.")
    make_service("Koduteenus Antslas", kind="kov_koduteenus", description_et="Abi kodus.")
    make_service("Soe toit koju", kind="kov_koduteenus", description_et="Lõuna tuuakse teile.")
    make_service("Juuksur")
    build()
    first, second, third = names(ask(words))
    assert {first, second} == {"Koduteenus Antslas", "Soe toit koju"}
    assert third == "Häirenupp käel"


def test_need_in_ones_own_words_leads_to_the_service(build: Build) -> None:
    make_service("Koduteenus", kind="kov_koduteenus")
    make_service("Matusetoetus")
    build()
    assert names(ask("ema ei saa enam ise süüa tehtud"))[0] == "Koduteenus"


@pytest.mark.parametrize(
    "words", ["äi ei jaksa enam ise putru keeta", "minu kaasa virutas mulle", "memm ei pääse apteeki"]
)
def test_need_is_found_in_other_words_than_the_lists(build: Build, words: str) -> None:
    """Verbs of being able say nothing, and a word that says the same does as well: "memm" for "ema"."""
    make_service("Koduteenus", kind="kov_koduteenus")
    make_service("Naiste tugikeskus")
    build()
    assert ask(words).total


def test_service_without_words_of_its_own_is_found_by_its_type(build: Build) -> None:
    make_service("Meie kodu", kind="kov_uldhooldus")
    build()
    assert names(ask("vanadekodu")) == ["Meie kodu"]


def test_what_is_no_service_finds_nothing(build: Build) -> None:
    make_service("Ratastooli laenutus", kind="ska_abivahend")
    build()
    assert ask("jalgratas").total == 0
    assert ask("prügivedu").total == 0
    assert ask("football").total == 0


def test_correction_is_offered_and_already_searched(build: Build) -> None:
    make_service("Perearsti vastuvõtt")
    build()
    result = ask("pererast")
    assert result.did_you_mean == "perearst"
    assert result.total == 1


def test_hit_says_which_words_found_it(build: Build) -> None:
    make_service("Pärnu hooldekodu")
    build()
    assert ask("odav hooldekodu").hits[0].why == ("hooldekodu",)


def test_without_words_all_services_that_pass_the_choices_are_listed(build: Build) -> None:
    make_service("Koduteenus", municipalities=("Tartu linn",), cost="free")
    make_service("Sotsiaaltransport", municipalities=("Tartu linn",), cost="fee")
    build()
    assert ask().total == 2
    assert names(ask(costs=("free",))) == ["Koduteenus"]


def test_counts_of_a_facet_leave_out_its_own_choice(build: Build) -> None:
    make_service("Koduteenus", cost="free", at_home=True)
    make_service("Päevahoid", cost="fee", on_site=True)
    build()
    result = ask(costs=("free",))
    assert result.total == 1
    assert result.facets["costs"] == {"free": 1, "fee": 1}
    assert result.facets["settings"] == {"home": 1}


def test_nationwide_service_is_offered_in_every_municipality(build: Build) -> None:
    tartu = Municipality.objects.get(name="Tartu linn")
    make_service("Nõuandeliin", serves_all=True)
    make_service("Koduteenus", municipalities=("Narva linn",))
    build()
    assert names(ask(municipality=tartu.code)) == ["Nõuandeliin"]
    assert names(ask(region=tartu.region.code)) == ["Nõuandeliin"]
    narva = Municipality.objects.get(name="Narva linn")
    assert ask(municipality=narva.code).total == 2


def test_service_of_a_merged_municipality_is_offered_in_its_successor(build: Build) -> None:
    former = Municipality.objects.exclude(successor=None).first()
    assert former
    assert former.successor
    service = make_service("Koduteenus")
    service.municipalities.add(former)
    build()
    assert ask(municipality=former.successor.code).total == 1


def test_nearer_places_come_first_among_what_is_offered_to_residents(build: Build) -> None:
    tartu = Municipality.objects.get(name="Tartu linn")
    neighbour = tartu.neighbours.get(name="Kambja vald")
    seats = {"Koduteenus kaugel": "Narva linn", "Koduteenus kõrval": neighbour.name, "Koduteenus siin": tartu.name}
    for name, seat in seats.items():
        service = make_service(name, municipalities=("Tartu linn",), provider=f"{name} OÜ")
        Organization.objects.filter(pk=service.organization_id).update(municipality=Municipality.objects.get(name=seat))
    build()
    result = ask("koduteenus", sort="near", municipality=tartu.code)
    assert names(result) == ["Koduteenus siin", "Koduteenus kõrval", "Koduteenus kaugel"]


def test_languages_and_recent_checks_filter(build: Build) -> None:
    service = make_service("Koduteenus", checked_on=timezone.localdate())
    service.languages.add(Language.objects.get(code="ru"))
    make_service("Vana koduteenus")
    build()
    assert names(ask(languages=("ru",))) == ["Koduteenus"]
    result = ask(checked_lately=True)
    assert names(result) == ["Koduteenus"]
    assert result.facets["checked_lately"] == {"1": 1}


def test_pages_go_on_where_the_last_one_ended(build: Build) -> None:
    for number in range(7):
        make_service(f"Koduteenus {number}")
    build()
    pages = [ask("koduteenus", page=page, per_page=3) for page in (1, 2, 3)]
    found = [hit.service_id for page in pages for hit in page.hits]
    assert len(found) == len(set(found)) == 7
    assert {page.total for page in pages} == {7}


def test_changed_word_changes_results_without_a_rebuild(build: Build) -> None:
    make_service("Pärnu hooldekodu")
    build()
    assert ask("rahulaegas").total == 0
    SearchWord.objects.create(term="rahulaegas", words="hooldekodu")
    word_list().forget()
    assert names(ask("rahulaegas")) == ["Pärnu hooldekodu"]


def test_change_is_found_after_the_worker_took_it_in(build: Build) -> None:
    service = make_service("Koduteenus")
    build()
    service.name_et = "Häirenuputeenus"
    service.save()
    note_change("service", service.pk)
    drain()
    assert names(ask("häirenupp")) == ["Häirenuputeenus"]
    service.delete()
    note_change("service", service.pk or 1)
    build()
    assert ask("häirenupp").total == 0


def test_without_an_index_the_database_answers() -> None:
    make_service("Koduteenus")
    result = ask("koduteenus")
    assert result.degraded
    assert names(result) == ["Koduteenus"]


def test_partly_fitting_services_are_related_and_no_hits(build: Build) -> None:
    make_service("Ratastooli laenutus")
    build()
    result = ask("telgi laenutus")
    assert result.total == 0
    assert len(result.related) == 1


def test_warming_up_needs_no_index() -> None:
    warm()
    assert not ask("koduteenus").total


def test_query_makes_the_same_number_of_queries_however_many_services(build: Build) -> None:
    counted = []
    for more in (2, 20):
        for number in range(more):
            make_service(f"Koduteenus {more} {number}")
        build()
        ask("koduteenus")
        with CaptureQueriesContext(connection) as queries:
            ask("koduteenus")
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 1


def test_noun_that_nothing_is_about_finds_nothing_unless_a_name_stands_beside_it(build: Build) -> None:
    """A day of the week beside the dentist is no matter; a shelter for animals is another thing."""
    make_service("Hambaravi")
    make_service("Varjupaigateenus", kind="kov_varjupaik")
    build()
    assert names(ask("hambaarst laupäeval")) == ["Hambaravi"]
    assert names(ask("varjupaik laupäeval")) == ["Varjupaigateenus"]
    assert ask("loomade varjupaik").total == 0


@pytest.mark.parametrize("words", ["puude langetamine", "pizza kojutoomine", "mobiili ekraani vahetus"])
def test_name_that_only_says_what_another_thing_is_of_finds_nothing(build: Build, words: str) -> None:
    """ "Puude" is of disability and of trees, but felling is no service; nor does anybody bring a pizza."""
    make_service("Puude raskusastme tuvastamine")
    make_service("Koduteenus", description_et="Toidu kojutoomine eakale.")
    make_service("Süstalde vahetus", description_et="Ekraani vahetus.")
    build()
    assert ask(words).total == 0


def test_russian_typed_in_latin_letters_is_understood(build: Build) -> None:
    make_service("Perearsti vastuvõtt")
    build()
    result = ask("semejnyj vrach", language="ru")
    assert names(result) == ["Perearsti vastuvõtt"]
    assert result.did_you_mean == "семейный врач"


def test_english_query_is_not_read_as_estonian(build: Build) -> None:
    """The Estonian word "pool" is a half."""
    make_service("Hooldekodu", description_et="Pool kohtadest on vabad")
    build()
    assert ask("swimming pool", language="en").total == 0


def test_abbreviation_that_is_an_english_word_too_is_found(build: Build) -> None:
    make_service("Erakorralise meditsiini osakond (EMO)")
    build()
    assert [ask("EMO", language=language).total for language in ("et", "en", "ru")] == [1, 1, 1]


def test_compound_that_no_record_has_is_read_by_its_parts(build: Build) -> None:
    """ "Pokkerisõltuvus" stands nowhere; "tapeediremont" says nothing that is known."""
    make_service("Hasartmängusõltuvuse nõustamine")
    make_service("Alkoholisõltuvuse ravi")
    build()
    make_service("Kodukohandus puudega inimesele")
    build()
    assert names(ask("invakohandus")) == ["Kodukohandus puudega inimesele"]
    assert names(ask("pokkerisõltuvus"))[0] == "Hasartmängusõltuvuse nõustamine"
    assert ask("tapeediremont").total == 0


def test_compound_is_known_by_services_alone(build: Build) -> None:
    """That a provider's page says "depressioon" and "ravi" does not make "depressiooniravi" a word of services."""
    make_service("Psühhiaatri vastuvõtt")
    make_service("Juuksur", provider="Depressiooni ravi selts").delete()
    build()
    assert names(ask("depressiooniravi"))[:1] == ["Psühhiaatri vastuvõtt"]


def test_compound_of_a_verb_that_services_say_is_read(build: Build) -> None:
    """Records say "lepitus", the list "lepitaja"; "perelepitamine" is of the same verb."""
    make_service("Riiklik perelepitusteenus")
    make_service("Juuksur")
    build()
    assert names(ask("perelepitamine")) == ["Riiklik perelepitusteenus"]


def test_all_words_of_russian_in_latin_letters_are_russian(build: Build) -> None:
    """ "Na" alone would be an Estonian word that says nothing, and "domu" nothing at all."""
    make_service("Koduteenus", kind="kov_koduteenus")
    make_service("Hambaravi", name_ru="Неотложная помощь зубам")
    build()
    result = ask("pomosh na domu")
    assert names(result) == ["Koduteenus"]
    assert result.did_you_mean == "помощь на дому"


def test_scattered_words_of_another_name_find_nothing(build: Build) -> None:
    """A "vanadekodu" is an "eakate kodu" too, but whoever helps the elderly at home is none."""
    make_service("Hooldekodu")
    make_service("Häirenupp", description_et="Abi eakale kodus")
    build()
    assert names(ask("vanadekodu")) == ["Hooldekodu"]
