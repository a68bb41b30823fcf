"""Names stand in the order of the alphabet, on either database and in the reader's language."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from registry.alphabet import ESTONIAN, alphabetical
from registry.models import Municipality, Organization, Region, Service
from registry.models.alphabetical import Alphabetical
from tests.factories import OrganizationFactory, ServiceFactory

COUNTIES = [
    *("Harjumaa", "Hiiumaa", "Ida-Virumaa", "Jõgevamaa", "Järvamaa", "Läänemaa", "Lääne-Virumaa", "Põlvamaa"),
    *("Pärnumaa", "Raplamaa", "Saaremaa", "Tartumaa", "Valgamaa", "Viljandimaa", "Võrumaa"),
]


def test_letters_of_estonian_stand_where_its_alphabet_has_them():
    names = "Žanna Ülle Zoja Õnne Ärni Öönik Wanda Vaike Šura Siim Tiiu Xenia"
    in_order = "Siim Šura Zoja Žanna Tiiu Vaike Wanda Õnne Ärni Öönik Ülle Xenia"
    assert sorted(names.split(), key=alphabetical) == in_order.split()


def test_russian_yo_follows_ye():
    assert sorted(["Зоя", "Ёлка", "Егор", "Жанна", "Елена"], key=alphabetical) == [
        *("Егор", "Елена", "Ёлка", "Жанна", "Зоя"),
    ]


@given(st.text(alphabet=ESTONIAN), st.text(alphabet=ESTONIAN))
def test_words_are_compared_letter_by_letter_whatever_their_case(left: str, right: str):
    places = [[ESTONIAN.index(letter) for letter in word] for word in (left, right)]
    assert (alphabetical(left.upper()) < alphabetical(right)) is (places[0] < places[1])


@pytest.mark.django_db
def test_counties_stand_in_the_order_of_the_alphabet():
    assert [region.short_name for region in Region.objects.all()] == COUNTIES


@pytest.mark.django_db
def test_what_belongs_to_a_county_stands_in_the_order_of_counties():
    by_county = Municipality.objects.order_by("region", Alphabetical("name")).values_list(
        "region__short_name", flat=True
    )
    assert list(dict.fromkeys(by_county)) == COUNTIES


@pytest.mark.django_db
def test_names_of_providers_are_ordered_whatever_their_case():
    for name in ("Ärni OÜ", "zeta OÜ", "Õnne OÜ", "Tiiu OÜ"):
        OrganizationFactory(name=name)
    names = Organization.objects.filter(name__endswith=" OÜ", registry_code__isnull=False)
    made = [one.name for one in names if one.name.split()[0] in {"Ärni", "zeta", "Õnne", "Tiiu"}]
    assert made == ["zeta OÜ", "Tiiu OÜ", "Õnne OÜ", "Ärni OÜ"]


@pytest.mark.django_db
def test_a_translated_name_is_ordered_as_the_reader_sees_it():
    for et, ru in (("Abi", "Ярмарка"), ("Toit", "Ёлка"), ("Vesi", "Жизнь")):
        ServiceFactory(name_et=et, name_ru=ru)
    with override("ru"):
        assert [one.name for one in Service.objects.filter(name_et__in=["Abi", "Toit", "Vesi"])] == [
            "Ёлка",
            "Жизнь",
            "Ярмарка",
        ]
    with override("et"):
        assert [one.name for one in Service.objects.filter(name_et__in=["Abi", "Toit", "Vesi"]).reverse()] == [
            "Vesi",
            "Toit",
            "Abi",
        ]
