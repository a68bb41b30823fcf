"""Who may do what in a council, of every service and everybody; a refusal leaves the record as it was."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import timezone

from councils import services
from councils.models import (
    CouncilRuleSet,
    DecisionTask,
    FrozenMinutes,
    MinutesRemark,
    MinutesVersion,
    Participation,
)
from tests.agreements.factories import municipality
from tests.councils.factories import AdoptedDecisionFactory, PaperFactory
from tests.councils.people import EVERYBODY
from tests.councils.results import rows
from tests.councils.results.builders import StrategyFactory
from tests.factories import UserFactory
from tests.refusals import acts_of, has_right, nothing_written, refuses

from .acts import ACTS

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def record(council, secretary, seats, meeting, item, decision):
    """A council with a row of everything that an act is about."""
    region, adopted = council.region, AdoptedDecisionFactory(council=council)
    task = DecisionTask(decision=adopted, text="Teha", responsible="", organization=municipality("0668"), due_on=DAY)
    task.save()
    values = {"state": "draft", "written_by": secretary, "written_at": timezone.now()}
    version = MinutesVersion.objects.create(meeting=meeting, number=1, text="Protokoll", **values)
    said = {"mandate": seats["0317"], "person": seats["0317"].person, "text": "Viga", "written_at": timezone.now()}
    return SimpleNamespace(
        council=council,
        region=region,
        seats=seats,
        meeting=meeting,
        item=item,
        decision=decision,
        adopted=adopted,
        task=task,
        paper=PaperFactory(item=item),
        invitation=Participation.objects.create(meeting=meeting, mandate=seats["0668"]),
        remark=MinutesRemark.objects.create(version=version, **said),
        minutes=FrozenMinutes.objects.create(
            version=version, frozen_at=timezone.now(), values={}, content=b"%PDF", sha256="0" * 64
        ),
        strategy=StrategyFactory(region=region, state="commenting", version=7),
        report=rows.report(region),
        entry=rows.entry(region),
        contract=rows.contract(region),
        rules=CouncilRuleSet.objects.create(
            code="ettepanek", status="draft", legal_reference="Eelnõu", valid_from=date(2030, 1, 1)
        ),
        newcomer=UserFactory(),
    )


def test_every_act_is_in_the_table():
    """A new service says there who may take it."""
    assert acts_of(services) == set(ACTS)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_not_is_refused_and_changes_nothing(record, who):
    """C3, C4, F2, F5: an act is the secretary's, the seat's, the staff's or the state's, and nobody else's."""
    user = EVERYBODY[who](record.council, record.seats)
    strange = {name: act for name, (may, act) in ACTS.items() if who not in may}
    with nothing_written():
        assert [name for name, act in strange.items() if not refuses(act, user, record)] == []


@pytest.mark.parametrize("who", sorted(set().union(*(may for may, _ in ACTS.values()))))
def test_who_may_is_not_refused(record, who):
    """The other side of the table: nobody is kept from what is theirs."""
    user = EVERYBODY[who](record.council, record.seats)
    own = {name: act for name, (may, act) in ACTS.items() if who in may}
    assert [name for name, act in own.items() if not has_right(act, user, record)] == []
