"""Who belongs to a TERVIK, and how they came to."""

from .accessions import AccessionApplication
from .cooperation import AgreementParty, CooperationAgreement
from .coordination_areas import CoordinationArea
from .departures import Departure
from .disagreements import Disagreement, DisagreementNote
from .documents import DoubtfulContainer, IssuedDocument, RejectedContainer, SignedContainer
from .events import Event
from .four_eyes import FourEyes
from .memberships import Membership
from .obligations import Obligation, ObligationNotice
from .quorum_readings import QuorumReading
from .representatives import Representative
from .rule_sets import QuorumRuleSet
from .staff import TervikPost
from .templates import AgreementClause, AgreementTemplate
from .terviks import Tervik
from .trust_lists import StoredTrustList

__all__ = [
    "AccessionApplication",
    "AgreementClause",
    "AgreementParty",
    "AgreementTemplate",
    "CooperationAgreement",
    "CoordinationArea",
    "Departure",
    "Disagreement",
    "DisagreementNote",
    "DoubtfulContainer",
    "Event",
    "FourEyes",
    "IssuedDocument",
    "Membership",
    "Obligation",
    "ObligationNotice",
    "QuorumReading",
    "QuorumRuleSet",
    "RejectedContainer",
    "Representative",
    "SignedContainer",
    "StoredTrustList",
    "Tervik",
    "TervikPost",
]
