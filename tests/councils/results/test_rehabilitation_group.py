"""The published rehabilitation target group comes out as it was published."""

from councils.rehabilitation_group import ESTONIA, GROUPS, PERSONS, counts, rehabilitation_group
from registry.reference.files import rows


def test_the_groups_of_all_counties_add_up_to_the_published_total_but_for_persons_counted_twice():
    counties = [numbers for name, numbers in counts().items() if name != ESTONIA]
    for code in GROUPS:
        assert sum(numbers[code] for numbers in counties) >= counts()[ESTONIA][code] > 0
    assert sum(numbers[PERSONS] for numbers in counties) >= counts()[ESTONIA][PERSONS] == 11263


def test_every_county_is_there_and_its_persons_are_fewer_than_its_rows():
    for row in rows("counties.csv"):
        found = rehabilitation_group(row["county_name"])
        assert found is not None, row["county_name"]
        assert found.persons <= sum(one.county for one in found.rows)


def test_a_place_that_the_source_does_not_have_has_no_group():
    assert rehabilitation_group("Olematu maakond") is None
