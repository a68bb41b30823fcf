"""What a TERVIK publishes as its own offer, each beside what the law lets it provide (T8)."""

from dataclasses import dataclass
from datetime import date

from agreements.models import Tervik
from agreements.services_allowed import TervikForm, Verdict, kind_of, may_provide
from registry.models import Service


@dataclass(frozen=True, slots=True)
class OwnService:
    """A published service of the TERVIK's; ``verdict`` None: its type does not tell what it is."""

    service: Service
    verdict: Verdict | None


def own_services(tervik: Tervik, on: date) -> list[OwnService]:
    """The services of the TERVIK's own legal person, in force on the day (form 2).

    In form 1 it is a unit of its founder, whose own services stand under the same name: nothing tells them apart, and
    none is listed.
    """
    if tervik.legal_person_id is None:
        return []
    rows = Service.objects.in_force(on).filter(organization=tervik.legal_person_id).select_related("service_type")
    return [OwnService(row, verdict_on(tervik, row)) for row in rows.order_by("name", "pk")]


def verdict_on(tervik: Tervik, service: Service) -> Verdict | None:
    """Whether the TERVIK may provide the service in its form (T8)."""
    kind = kind_of(service.service_type.code, service.service_type.domain) if service.service_type else None
    return may_provide(TervikForm(tervik.form), kind) if kind else None
