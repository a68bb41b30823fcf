"""The finder on a real cluster: the same answers, and none lost when the cluster is away."""

import pytest
from pytest_django.fixtures import Settings

from registry.outbox import note_change
from search.asking.query import FinderQuery
from search.engines.choice import by_name
from search.finder import find
from search.models import Backlog
from search.status import is_degraded, status
from search.upkeep import drain, rebuild
from tests.elasticsearch.node import Node, running
from tests.search.factories import make_service

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

NAMES = (
    "Koduteenus", "Koduhooldusteenus", "Hooldekodu", "Isikliku abistaja teenus", "Tugiisikuteenus", "Varjupaigateenus",
    "Turvakoduteenus", "Sotsiaaltransporditeenus", "Eluruumi tagamine", "Võlanõustamisteenus", "Toimetulekutoetus",
    "Toiduabi", "Supiköök", "Matusetoetus", "Sünnitoetus", "Eakate päevahoid", "Eakate päevakeskus", "Häirenuputeenus",
    "Abivahendite üür", "Perearsti vastuvõtt", "Koduõendusteenus", "Hambaravi", "Füsioteraapia", "Logopeedi nõustamine",
    "Psühholoogiline nõustamine", "Psühhiaatri vastuvõtt", "Alkoholisõltuvuse ravi", "Vaktsineerimine", "Lastekaitse",
)  # fmt: skip
QUERIES = (
    "hooldekodusse", "vanadekodu", "koduabi eakale", "ema ei saa enam süüa teha", "kukkus", "võlad", "kus süüa saab",
    "pole kuskil elada", "ratastool", "hambaarst", "pererast", "mees joob", "laps ei räägi", "kurb ja üksi",
    "abikaasa suri",
    "дом престарелых", "семейный врач", "негде жить", "нет денег на еду", "care home", "family doctor", "vaccination",
    "wheelchair taxi", "no money", "my mother fell", "vaktsiin", "häirenupp", "psühhiaater", "toetus", "nõustamine",
)  # fmt: skip
AGREEMENT = 0.95


@pytest.fixture
def cluster(elasticsearch_node: Node, settings: Settings) -> None:
    settings.ELASTICSEARCH_URL = elasticsearch_node.url
    settings.ELASTICSEARCH_INDEX = "finder"


def top3(words: str, engine: str) -> list[int]:
    return [hit.service_id for hit in find(FinderQuery(words, per_page=3), by_name(engine)).hits]


def test_both_engines_agree_on_the_first_three(cluster: None) -> None:
    for name in NAMES:
        make_service(name)
    rebuild()
    agreed = sum(top3(words, "elasticsearch") == top3(words, "embedded") for words in QUERIES)
    assert agreed / len(QUERIES) >= AGREEMENT
    assert find(FinderQuery("hooldekodu")).engine == "elasticsearch"
    assert not is_degraded()


def test_change_reaches_the_cluster(cluster: None) -> None:
    service = make_service("Koduteenus")
    rebuild()
    service.name_et = "Häirenuputeenus"
    service.save()
    note_change("service", service.pk)
    assert [progress.taken for progress in drain()] == [1, 1]
    assert find(FinderQuery("häirenupp")).total == 1


def test_killed_cluster_is_stood_in_for_and_catches_up(elasticsearch_node: Node, settings: Settings) -> None:
    with running() as node:
        settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = node.url, "killed"
        service = make_service("Koduteenus")
        rebuild()
        assert not find(FinderQuery("koduteenus")).degraded
        node.kill()
        result = find(FinderQuery("koduteenus"))
        assert (result.engine, result.degraded, result.total) == ("embedded", True, 1)
        assert is_degraded()
        service.name_et = "Häirenuputeenus"
        service.save()
        note_change("service", service.pk)
        assert [bool(progress.trouble) for progress in drain()] == [True, False]
        assert find(FinderQuery("häirenupp")).total == 1
        assert Backlog.objects.waiting("elasticsearch").count() == 1
        node.start()
        assert [progress.trouble for progress in drain()] == ["", ""]
        assert find(FinderQuery("häirenupp")).engine == "elasticsearch"
        assert find(FinderQuery("häirenupp")).total == 1
        assert status()["waiting"] == 0
