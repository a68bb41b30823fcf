"""What councils write in Estonian alone is marked as Estonian on Russian and English pages, workspace and all."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from councils import models
from councils.snapshot import snapshot_of
from registry.models import Region
from tests.councils.conftest import SetDay
from tests.councils.factories import (
    AdoptedDecisionFactory,
    AgendaItemFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
    PaperFactory,
    council_of,
)
from tests.councils.results.builders import (
    CEILING,
    ActionFactory,
    GoalFactory,
    GoalMeasureFactory,
    StrategyFactory,
    approved,
    measure,
    value,
)
from tests.estonian import MARK, unmarked
from tests.factories import UserFactory, staff_of

pytestmark = pytest.mark.django_db
REGION = "regions/raplamaa"
DAY = date(2026, 3, 12)


def said(text: str) -> str:
    """An Estonian text that the test finds again."""
    return f"{MARK} {text}"


@pytest.fixture
def region(today: SetDay) -> Region:
    """Rapla county, whose council has written something of every kind."""
    today(date(2026, 11, 27))
    region: Region = Region.objects.get(code="0071")
    texts = {f"{name}_{language}": "" for name in models.Measure.TRANSLATED for language in ("ru", "en")}
    own = {f"{name}_et": said(name) for name in models.Measure.TRANSLATED}
    models.Measure.objects.update(**texts, **own, original_target=said("siht"))
    goal = goal_in(region, StrategyFactory(region=region, title_et=said("strateegia"), lead_et=said("lühidalt")))
    approved(goal.document)
    newer = StrategyFactory(region=region, version=2, title_et=said("uuem"), lead_et=said("teisiti"))
    goal_in(region, newer, "teine")
    approved(newer, date(2026, 2, 12))
    plan_and_money(region, goal)
    profile_and_report(region, goal)
    return region


def goal_in(region: Region, strategy: models.Strategy, name: str = "eesmärk") -> models.Goal:
    """A goal with a measure and values."""
    goal: models.Goal = GoalFactory(
        priority__strategy=strategy,
        priority__name_et=said("valdkond"),
        name_et=said(name),
        description_et=said("selgitus"),
        group_et=said("rühm"),
        responsible=said("vastutaja"),
    )
    GoalMeasureFactory(goal=goal, original_words=said("siht"))
    if not models.MeasureValue.objects.filter(region=region).exists():
        for year in (2024, 2025):
            value(region, year, "1.9")
            value(None, year, "2.0")
        models.MeasureValue.objects.update(source=said("allikas"))
    return goal


def plan_and_money(region: Region, goal: models.Goal) -> None:
    """An action with a milestone, proposals, fund, budget, contract."""
    action = ActionFactory(goal=goal, name_et=said("tegevus"), description_et=said("mida"), reason=said("põhjus"))
    action.milestones.create(name=said("vahe-eesmärk"), due_on=DAY)
    models.Proposal.objects.create(
        region=region,
        title_et=said("ettepanek"),
        text_et=said("sisu"),
        addressee_name=said("saaja"),
        answer=said("vastus"),
        sent_on=DAY,
        answered_on=DAY,
        state="answered",
    )
    paid = {"region": region, "on": DAY, "booked_by": UserFactory(), "approved_by": "Juht", "document": said("leping")}
    models.FundEntry.objects.create(kind="income", cents=500, source="state_money", note=said("tulu"), **paid)
    models.FundEntry.objects.create(kind="expense", cents=100, goal=goal, action=action, note=said("kulu"), **paid)
    models.BudgetLine.objects.create(
        region=region, year=2026, name=said("rida"), source="state_budget", planned=100, note=said("märkus")
    )
    models.FundingContract.objects.create(
        region=region,
        funder_name="Tervisekassa",
        purpose=said("otstarve"),
        document=said("leping"),
        begins_on=DAY,
        ends_on=date(2026, 12, 31),
        cents=100,
    )
    models.EmergencyContact.objects.create(region=region, name="Kati", duty=said("ülesanne"), phone="5")
    models.ReadinessPlan.objects.create(region=region, title=said("olukord"), text=said("mida teha"))


def profile_and_report(region: Region, goal: models.Goal) -> None:
    """Approved both, and a draft of a strategy."""
    profile = models.WellbeingProfile.objects.create(region=region)
    models.ProfileSection.objects.create(
        profile=profile, kind="needs", title_et=said("osa"), text_et=said("vajadus"), measure=measure(CEILING)
    )
    strategy = goal.document
    report = models.MonitoringReport.objects.create(
        region=region, strategy=strategy, text_et=said("hinnang"), as_of=DAY, snapshot=snapshot_of(strategy, DAY)
    )
    for document in (profile, report):
        document.decision, document.approved_on, document.state = strategy.decision, DAY, "approved"
        document.save()
    draft = StrategyFactory(region=region, version=3, title_et=said("kavand"), lead_et=said("lühidalt"))
    goal_in(region, draft, "kavandi eesmärk")
    models.StrategyComment.objects.create(strategy=draft, author=UserFactory(), text=said("arvamus"))


@pytest.fixture
def council(region: Region) -> models.Council:
    """Its council with a held meeting, minutes, an adopted decision and one under way."""
    council = council_of(region.code)
    seat = MandateFactory(council=council, title=said("amet"), document=said("volitus"))
    held = MeetingFactory(council=council, state="held", starts_at=timezone.now() - timedelta(days=30))
    item = AgendaItemFactory(meeting=held, title_et=said("punkt"))
    PaperFactory(item=item, title=said("materjal"))
    AgendaItemFactory(meeting=held, title_et=said("kinnine"), restriction_ground=said("alus"), restricted_until=DAY)
    models.MinutesVersion.objects.create(
        meeting=held,
        number=1,
        state="confirmed",
        text=said("protokoll"),
        written_by=council.secretary,
        written_at=timezone.now(),
    )
    adopted = AdoptedDecisionFactory(
        council=council, item=item, number="2026-99", title_et=said("otsus"), text_et=said("tekst")
    )
    open_one = DecisionFactory(council=council, item=item, state="put", title_et=said("eelnõu"), text_et=said("tekst"))
    for decision in (adopted, open_one):
        models.Voicing.objects.create(
            decision=decision,
            version=1,
            mandate=seat,
            person=seat.person,
            voice="objects",
            reason=said("vastuväide"),
            said_on=DAY,
            noted_by=seat.person,
        )
    models.DecisionTask.objects.create(
        decision=adopted, text=said("ülesanne"), responsible=said("kes"), due_on=DAY, note=said("märkus")
    )
    return council


PUBLIC = (
    f"{REGION}/results/",
    f"{REGION}/strategy/",
    f"{REGION}/strategy/1/",
    f"{REGION}/strategy/2/changes/",
    f"{REGION}/dashboard/",
    f"{REGION}/measures/{CEILING}/",
    f"{REGION}/plan/",
    f"{REGION}/fund/",
    f"{REGION}/profile/",
    f"{REGION}/proposals/",
    f"{REGION}/monitoring/1/",
    f"{REGION}/council/",
    f"{REGION}/council/decisions/2026-99/",
    "councils/decisions/",
    "measures/",
    f"measures/{CEILING}/",
)


def faults(client: Client, language: str, addresses: tuple[str, ...]) -> list[str]:
    """What is not marked, by page; every page says something in Estonian."""
    found = []
    for address in addresses:
        answer = client.get(f"/{language}/{address}")
        assert answer.status_code == 200, address
        page = answer.content.decode()
        assert MARK in page, f"{address} says nothing of what was written"
        found += [f"{address}: {fault}" for fault in unmarked(page)]
    return found


@pytest.mark.parametrize("language", ["ru", "en"])
def test_on_public_pages(council: models.Council, language: str):
    meeting = council.meetings.get()
    addresses = (*PUBLIC, f"{REGION}/council/meetings/{meeting.pk}/")
    found = faults(Client(), language, addresses)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_in_the_workspace(council: models.Council, region: Region, language: str):
    client, meeting = Client(), council.meetings.get()
    client.force_login(council.secretary)
    decisions = council.decisions.filter(item__isnull=False)
    addresses = (
        f"minu/koostookogu/{council.pk}/",
        f"minu/koosolek/{meeting.pk}/",
        *(f"minu/koosolek/{meeting.pk}/punkt/{item.pk}/" for item in meeting.items.all()),
        *(f"minu/otsus/{one.pk}/" for one in decisions),
        "minu/ulesanded/",
        *(f"minu/ulesanded/{one.pk}/" for one in models.DecisionTask.objects.all()),
        f"{REGION}/readiness/",
    )
    found = faults(client, language, addresses)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_among_drafts_and_contracts(council: models.Council, region: Region, language: str):
    client = Client()
    client.force_login(staff_of(region))
    contract = models.FundingContract.objects.get()
    addresses = (
        f"{REGION}/drafts/",
        f"{REGION}/drafts/strategy/3/",
        "minu/rahastamine/",
        f"minu/rahastamine/{contract.pk}/",
    )
    found = faults(client, language, addresses)
    assert not found, "\n".join(found)
