"""Who helps where."""

from .areas import Municipality, Region
from .boundaries import Boundary
from .contacts import Contact
from .glossary import GlossaryTerm, HelpLine, Situation
from .imports import ImportBatch
from .letters import Letter, LetterRecipient
from .limits import CountedAct
from .lists import PatientList
from .organizations import HospitalPlanEntry, Organization, OrganizationRole
from .outbox import SearchChange
from .places import Location
from .reports import ErrorReport
from .roles import OrganizationAssignment, RegionAssignment
from .schedules import Schedule, ScheduleException
from .service_types import Language, ServiceType, TargetGroup
from .services import Service, ServiceAtLocation
from .shortcomings import Shortcoming
from .sourced import FollowsSource

__all__ = [
    "Boundary",
    "Contact",
    "CountedAct",
    "ErrorReport",
    "FollowsSource",
    "GlossaryTerm",
    "HelpLine",
    "HospitalPlanEntry",
    "ImportBatch",
    "Language",
    "Letter",
    "LetterRecipient",
    "Location",
    "Municipality",
    "Organization",
    "OrganizationAssignment",
    "OrganizationRole",
    "PatientList",
    "Region",
    "RegionAssignment",
    "Schedule",
    "ScheduleException",
    "SearchChange",
    "Service",
    "ServiceAtLocation",
    "ServiceType",
    "Shortcoming",
    "Situation",
    "TargetGroup",
]
