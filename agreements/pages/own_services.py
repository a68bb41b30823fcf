"""What a TERVIK publishes as its own offer, each beside what the law lets it provide (T8)."""

from dataclasses import dataclass
from datetime import date

from agreements.models import Tervik
from agreements.services_allowed import ServiceKind, TervikForm, Verdict, kind_of, may_provide
from registry.models import Service


@dataclass(frozen=True, slots=True)
class OwnService:
    """A published service of the TERVIK's; ``verdict`` None: its type does not tell what it is."""

    service: Service
    verdict: Verdict | None


def own_services(tervik: Tervik, on: date) -> list[OwnService]:
    """The services in force on the day of the legal person (form 2), or of the founder's unit (form 1, T5).

    Of the founder itself only coordination: that is the TERVIK's task and nobody else's (T2); whatever else it offers
    is the founder's own.
    """
    own = [key for key in (tervik.legal_person_id, tervik.unit_id) if key]
    rows = Service.objects.in_force(on).filter(organization__in=[*own, *filter(None, [tervik.founder_id])])
    found = rows.select_related("service_type")
    return [
        OwnService(row, verdict_on(tervik, row))
        for row in found
        if row.organization_id in own or kind_in_law(row) is ServiceKind.COORDINATION
    ]


def kind_in_law(service: Service) -> ServiceKind | None:
    """What T8 calls the service; None where its type does not tell."""
    return kind_of(service.service_type.code, service.service_type.domain) if service.service_type else None


def verdict_on(tervik: Tervik, service: Service) -> Verdict | None:
    """Whether the TERVIK may provide the service in its form (T8); None also while no form is chosen."""
    kind = kind_in_law(service)
    return may_provide(TervikForm(tervik.form), kind) if kind and tervik.form else None
