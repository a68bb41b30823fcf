"""What is decided in a region, by whom, and how; what is aimed at, and how it goes."""

from .actions import Action, Milestone
from .comments import StrategyComment
from .council import Council
from .decision import Decision, DecisionTask, FrozenDecision, Voicing, Wording, WrittenRound
from .fund import BudgetLine, FundEntry, FundingContract
from .mandate import Mandate
from .measures import AgeGroup, Measure, MeasureValue, Part, Sex, TargetChoice
from .meeting import AgendaItem, Meeting, Paper, Participation
from .minutes import FrozenMinutes, MinutesRemark, MinutesVersion, RemarkAnswer, SignedMinutes
from .profiles import ProfileSection, WellbeingProfile
from .proposals import Proposal
from .readiness import EmergencyContact, ReadinessPlan
from .reports import MonitoringReport
from .rule_sets import CouncilRuleSet
from .strategies import Goal, GoalMeasure, Priority, Strategy, YearTarget
from .supervision import SupervisionEntry

__all__ = [
    "Action",
    "AgeGroup",
    "AgendaItem",
    "BudgetLine",
    "Council",
    "CouncilRuleSet",
    "Decision",
    "DecisionTask",
    "EmergencyContact",
    "FrozenDecision",
    "FrozenMinutes",
    "FundEntry",
    "FundingContract",
    "Goal",
    "GoalMeasure",
    "Mandate",
    "Measure",
    "MeasureValue",
    "Meeting",
    "Milestone",
    "MinutesRemark",
    "MinutesVersion",
    "MonitoringReport",
    "Paper",
    "Part",
    "Participation",
    "Priority",
    "ProfileSection",
    "Proposal",
    "ReadinessPlan",
    "RemarkAnswer",
    "Sex",
    "SignedMinutes",
    "Strategy",
    "StrategyComment",
    "SupervisionEntry",
    "TargetChoice",
    "Voicing",
    "WellbeingProfile",
    "Wording",
    "WrittenRound",
    "YearTarget",
]
