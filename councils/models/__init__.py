"""What is decided in a region, by whom, and how."""

from .council import Council
from .decision import Decision, DecisionTask, FrozenDecision, Voicing, Wording, WrittenRound
from .mandate import Mandate
from .meeting import AgendaItem, Meeting, Paper, Participation
from .minutes import FrozenMinutes, MinutesVersion, SignedMinutes
from .rule_sets import CouncilRuleSet

__all__ = [
    "AgendaItem",
    "Council",
    "CouncilRuleSet",
    "Decision",
    "DecisionTask",
    "FrozenDecision",
    "FrozenMinutes",
    "Mandate",
    "Meeting",
    "MinutesVersion",
    "Paper",
    "Participation",
    "SignedMinutes",
    "Voicing",
    "Wording",
    "WrittenRound",
]
