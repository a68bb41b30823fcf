"""Every act in a council and around its strategy, and who may take it."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

from accounts.models import User
from councils.consensus import Voice
from councils.models import (
    AgendaItem,
    CouncilRuleSet,
    Decision,
    DecisionTask,
    FundEntry,
    Mandate,
    Meeting,
    Paper,
    Strategy,
)
from councils.services import (
    agenda,
    answers,
    comments,
    councils,
    decisions,
    documents,
    fund,
    mandates,
    meetings,
    minutes,
    remarks,
    reports,
    rounds,
    rule_sets,
    strategy_versions,
    supervision,
    tasks,
    voices,
)
from tests.councils.factories import MandateFactory, at
from tests.councils.people import KEEPERS as KEEP

Act = Callable[[User, SimpleNamespace], object]
DAY = date(2026, 3, 1)
LATER = date(2026, 6, 1)
NEWCOMER = ("uus@naidis.example", "Uku", "Uus")
KEEPERS = frozenset(KEEP)
SEAT = frozenset({"member", "deputy"})
NATIONAL = frozenset({"national editor"})
STAFF = frozenset({"region staff", "national editor"})
STATE = frozenset({"state reader", "national editor"})
COMMENTERS = KEEPERS | SEAT | STAFF | {"region reader", "state reader"}
REPORTERS = KEEPERS | STAFF | {"clerk of the municipality"}


def newcomer(r: SimpleNamespace, **fields: object) -> Mandate:
    """A mandate that nobody has given yet."""
    return MandateFactory.build(council=r.council, kind="additional", body="Rühm", **fields)


def new_meeting(r: SimpleNamespace) -> Meeting:
    return Meeting(council=r.council, starts_at=at(LATER), ends_at=at(LATER, 12), place="Rapla")


def new_task(r: SimpleNamespace) -> DecisionTask:
    return DecisionTask(decision=r.adopted, text="Veel", responsible="Vald", due_on=LATER)


def income(r: SimpleNamespace) -> FundEntry:
    return FundEntry(region=r.region, kind="income", cents=100, on=DAY, source="state_money", document="Leping 1")


def new_strategy(r: SimpleNamespace) -> Strategy:
    return Strategy(region=r.region, title_et="Uus", lead_et="Elame kodus.")


def new_rules() -> CouncilRuleSet:
    return CouncilRuleSet(code="uued", status="draft", legal_reference="Eelnõu", valid_from=date(2031, 1, 1))


SECRETARYS: dict[str, Act] = {
    "agenda.save_item": lambda user, r: agenda.save_item(user, AgendaItem(meeting=r.meeting, title_et="Punkt")),
    "agenda.remove_item": lambda user, r: agenda.remove_item(user, r.item),
    "agenda.add_paper": lambda user, r: agenda.add_paper(
        user, Paper(item=r.item, title="Paber", file_name="a.pdf", content=b"%PDF")
    ),
    "agenda.restrict": lambda user, r: agenda.restrict(user, r.item, "AvTS § 35", LATER),
    "agenda.remove_paper": lambda user, r: agenda.remove_paper(user, r.paper, "Vale fail"),
    "councils.name_chair": lambda user, r: councils.name_chair(user, r.council, r.seats["0668"].person),
    "decisions.draft_decision": lambda user, r: decisions.draft_decision(
        user, Decision(council=r.council, title_et="Uus", text_et="Tekst")
    ),
    "decisions.reword": lambda user, r: decisions.reword(user, r.decision, "Uus", "Uus tekst", "Sest"),
    "decisions.put_decision": lambda user, r: decisions.put_decision(user, r.decision),
    "decisions.adopt": lambda user, r: decisions.adopt(user, r.decision, DAY),
    "decisions.fail": lambda user, r: decisions.fail(user, r.decision, DAY),
    "decisions.withdraw_decision": lambda user, r: decisions.withdraw_decision(user, r.decision),
    "decisions.translate_decision": lambda user, r: decisions.translate_decision(user, r.decision, {"text_en": "We"}),
    "mandates.give_mandate": lambda user, r: mandates.give_mandate(user, newcomer(r, person=r.newcomer)),
    "mandates.seat_person": lambda user, r: mandates.seat_person(user, newcomer(r, person=None), *NEWCOMER),
    "mandates.end_mandate": lambda user, r: mandates.end_mandate(user, r.seats["0317"], DAY),
    "mandates.name_deputy": lambda user, r: mandates.name_deputy(user, r.seats["0317"], r.seats["0503"].person),
    "mandates.seat_deputy": lambda user, r: mandates.seat_deputy(user, r.seats["0317"], *NEWCOMER),
    "meetings.draft_meeting": lambda user, r: meetings.draft_meeting(user, new_meeting(r)),
    "meetings.change_meeting": lambda user, r: meetings.change_meeting(user, r.meeting),
    "meetings.call_meeting": lambda user, r: meetings.call_meeting(user, r.meeting),
    "meetings.call_anew": lambda user, r: meetings.call_anew(user, r.meeting),
    "meetings.cancel_meeting": lambda user, r: meetings.cancel_meeting(user, r.meeting),
    "meetings.note_attendance": lambda user, r: meetings.note_attendance(user, r.meeting, {}),
    "minutes.write_minutes": lambda user, r: minutes.write_minutes(user, r.meeting, "Tekst"),
    "minutes.confirm_minutes": lambda user, r: minutes.confirm_minutes(user, r.meeting),
    "minutes.add_signed_minutes": lambda user, r: minutes.add_signed_minutes(user, r.minutes, b""),
    "remarks.ask_corrections": lambda user, r: remarks.ask_corrections(user, r.meeting, LATER),
    "remarks.answer_remark": lambda user, r: remarks.answer_remark(user, r.remark, True),
    "rounds.open_round": lambda user, r: rounds.open_round(user, r.decision, LATER),
    "tasks.add_task": lambda user, r: tasks.add_task(user, new_task(r)),
    "tasks.close_task": lambda user, r: tasks.close_task(user, r.task, "done", ""),
    "voices.note_word": lambda user, r: voices.note_word(user, r.decision, r.seats["0668"], Voice.AGREES),
    "voices.note_agreement": lambda user, r: voices.note_agreement(user, r.decision),
}

STAFFS: dict[str, Act] = {
    "documents.begin": lambda user, r: documents.begin(user, new_strategy(r)),
    "documents.ask_comments": lambda user, r: documents.ask_comments(user, r.strategy),
    "documents.put_before_council": lambda user, r: documents.put_before_council(user, r.strategy, r.decision),
    "documents.take_back": lambda user, r: documents.take_back(user, r.strategy),
    "documents.drop": lambda user, r: documents.drop(user, r.strategy),
    "fund.book": lambda user, r: fund.book(user, income(r)),
    "fund.take_back_entry": lambda user, r: fund.take_back_entry(user, r.entry, DAY, "Leping 1", "Juht"),
    "reports.put_report": lambda user, r: reports.put_report(user, r.report, r.decision),
    "strategy_versions.copy_strategy": lambda user, r: strategy_versions.copy_strategy(user, r.strategy),
}

ACTS: dict[str, tuple[frozenset[str], Act]] = {
    **{name: (KEEPERS, act) for name, act in SECRETARYS.items()},
    **{name: (STAFF, act) for name, act in STAFFS.items()},
    "answers.answer_invitation": (SEAT, lambda user, r: answers.answer_invitation(user, r.invitation, "comes")),
    "comments.comment": (COMMENTERS, lambda user, r: comments.comment(user, r.strategy, "Hea")),
    "councils.seat_council": (NATIONAL, lambda user, r: councils.seat_council(user, r.council)),
    "councils.seat_council_with": (NATIONAL, lambda user, r: councils.seat_council_with(user, r.council, *NEWCOMER)),
    "councils.name_deputy_secretary": (
        NATIONAL | {"secretary"},
        lambda user, r: councils.name_deputy_secretary(user, r.council, *NEWCOMER),
    ),
    "remarks.remark": (SEAT, lambda user, r: remarks.remark(user, r.meeting, r.seats["0668"], "Parandage")),
    "rule_sets.propose_council_rules": (NATIONAL, lambda user, r: rule_sets.propose_council_rules(user, new_rules())),
    "rule_sets.approve_council_rules": (NATIONAL, lambda user, r: rule_sets.approve_council_rules(user, r.rules)),
    "supervision.supervise": (
        STATE,
        lambda user, r: supervision.supervise(user, r.contract, "ministry", DAY, "Korras"),
    ),
    "tasks.report_task_done": (REPORTERS, lambda user, r: tasks.report_task_done(user, r.task, "Tehtud")),
    "voices.say": (SEAT, lambda user, r: voices.say(user, r.decision, r.seats["0668"], Voice.AGREES)),
}
