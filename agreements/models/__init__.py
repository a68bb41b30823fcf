"""Who belongs to a TERVIK, and how they came to."""

from .accessions import AccessionApplication
from .documents import IssuedDocument, RejectedContainer, SignedContainer
from .events import Event
from .memberships import Membership
from .representatives import Representative
from .rule_sets import QuorumRuleSet
from .templates import AgreementClause, AgreementTemplate
from .terviks import Tervik

__all__ = [
    "AccessionApplication",
    "AgreementClause",
    "AgreementTemplate",
    "Event",
    "IssuedDocument",
    "Membership",
    "QuorumRuleSet",
    "RejectedContainer",
    "Representative",
    "SignedContainer",
    "Tervik",
]
