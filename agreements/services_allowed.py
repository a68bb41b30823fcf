"""What a TERVIK may provide itself (T8)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TervikForm(StrEnum):
    """The two ways to form a TERVIK (T5)."""

    BY_AGREEMENT = "by_agreement"
    """Form 1: a founder carries it."""
    LEGAL_PERSON = "legal_person"
    """Form 2: a legal person of its own."""


class ServiceKind(StrEnum):
    """Kinds of service that T8 tells apart."""

    COORDINATION = "coordination"
    SOCIAL = "social"
    HEALTH = "health"
    REHABILITATION = "rehabilitation"
    SPECIALIST_CARE = "specialist_care"
    FAMILY_DOCTOR_CARE = "family_doctor_care"
    AMBULANCE = "ambulance"


class Reason(StrEnum):
    """Why a TERVIK may or may not provide a service."""

    COORDINATION_IN_BOTH_FORMS = "coordination_in_both_forms"
    LEGAL_PERSON_MAY = "legal_person_may"
    BY_AGREEMENT_ONLY_COORDINATION = "by_agreement_only_coordination"
    NEVER_BY_A_TERVIK = "never_by_a_tervik"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the TERVIK may provide the service, and why."""

    allowed: bool
    reason: Reason


_NEVER = frozenset({ServiceKind.SPECIALIST_CARE, ServiceKind.FAMILY_DOCTOR_CARE, ServiceKind.AMBULANCE})


def may_provide(form: TervikForm, kind: ServiceKind) -> Verdict:
    """T8: form 1 only coordination; form 2 all but specialist care, family-doctor care and ambulance."""
    if kind in _NEVER:
        return Verdict(False, Reason.NEVER_BY_A_TERVIK)
    if kind is ServiceKind.COORDINATION:
        return Verdict(True, Reason.COORDINATION_IN_BOTH_FORMS)
    if form is TervikForm.LEGAL_PERSON:
        return Verdict(True, Reason.LEGAL_PERSON_MAY)
    return Verdict(False, Reason.BY_AGREEMENT_ONLY_COORDINATION)


_BY_TYPE = {
    "th_eriarstiabi": ServiceKind.SPECIALIST_CARE,
    "th_perearstiabi": ServiceKind.FAMILY_DOCTOR_CARE,
    "th_kiirabi": ServiceKind.AMBULANCE,
    "ska_rehab": ServiceKind.REHABILITATION,
    "koordinatsioon": ServiceKind.COORDINATION,
}
_BY_DOMAIN = {"social": ServiceKind.SOCIAL, "health": ServiceKind.HEALTH}


def kind_of(type_code: str, domain: str) -> ServiceKind | None:
    """What T8 calls a service of that type of law; None where neither type nor domain tells."""
    return _BY_TYPE.get(type_code) or _BY_DOMAIN.get(domain)
