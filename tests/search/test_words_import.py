"""Import and export of the search words: kept nationally, all or nothing, told by row and column."""

import pytest

from registry.importing.actors import Actor, actor_for
from registry.importing.kinds import kind_named
from registry.importing.runs import Wrong
from registry.models import Region, ServiceType
from search.models import SearchWord
from tests.factories import staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
HEADER = "term,language,both_ways,words,service_types\n"
HOME_HELP = "kov_koduteenus"


def told(plan) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in plan.problems]


def word(term: str) -> SearchWord:
    return SearchWord.objects.get(term=term)


def test_staff_of_a_region_import_no_word(imported):
    """The list finds for the whole country: national editors keep it."""
    before = SearchWord.objects.count()
    regional = actor_for(staff_of(Region.objects.get(code="0071")))
    with nothing_written(), pytest.raises(Wrong) as caught:
        imported("search_words", HEADER + "rahulaegas,et,ei,hooldekodu,\n", regional)
    assert told(caught.value.plan) == [(2, "term")]
    assert SearchWord.objects.count() == before
    assert not kind_named("search_words").may_import(regional.user)


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ("rahulaegas,et,ei,hooldekodu,kov_olematu\n", [(2, "service_types")]),
        ("rahulaegas,et,ei,hooldekodu,\nrahulaegas,et,ei,üldhooldus,\n", [(3, "term")]),
        ("rahulaegas,et,jah,,\n", [(2, "words")]),
        ("rahulaegas,fi,ei,hooldekodu,\n", [(2, "language")]),
        ("rahulaegas,et,vist,hooldekodu,\n", [(2, "both_ways")]),
        (",et,ei,hooldekodu,\n", [(2, "term")]),
    ],
    ids=["unknown kind", "twice", "both ways without words", "language", "direction", "no term"],
)
def test_a_wrong_row_is_told_and_the_right_one_beside_it_is_not_written(imported, rows, problems):
    before = SearchWord.objects.count()
    with pytest.raises(Wrong) as caught:
        imported("search_words", f"{HEADER}{rows}õige,et,ei,hooldekodu,\n")
    assert told(caught.value.plan) == problems
    assert SearchWord.objects.count() == before


def test_a_change_tells_old_and_new_and_absent_columns_leave_values_alone(imported, previewed):
    imported("search_words", f"{HEADER}rahulaegas,et,ei,hooldekodu,{HOME_HELP}\n")
    plan = previewed("search_words", "term,language,both_ways,service_types\nrahulaegas,et,ei,\n")
    (item,) = plan.items
    assert [(change.column, change.old, change.new) for change in item.changes] == [("service_types", HOME_HELP, "")]
    imported("search_words", "term,language,both_ways,source\nrahulaegas,et,ei,Rapla TERVIK\n")
    kept = word("rahulaegas")
    assert (kept.listed_words, kept.source) == (("hooldekodu",), "Rapla TERVIK")
    assert [kind.code for kind in kept.service_types.all()] == [HOME_HELP]


def test_what_is_exported_comes_in_unchanged(imported):
    """Editors take the list out, change lines and bring it back."""
    kind = kind_named("search_words")
    made = SearchWord.objects.create(term="rahulaegas", language="et", both_ways=True, words="hooldekodu\nüldhooldus")
    made.service_types.set(ServiceType.objects.filter(code=HOME_HELP))
    rows = [row for row in kind.export(Actor()) if row["term"] == "rahulaegas"]
    assert rows[0]["words"] == "hooldekodu;üldhooldus"
    table = "\n".join([",".join(rows[0]), *(",".join(row.values()) for row in rows)]) + "\n"
    assert imported("search_words", table).counts() == {"new": 0, "changed": 0, "unchanged": 1, "wrong": 0}
