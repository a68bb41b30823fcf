"""Import of places."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from registry.models import Location, Schedule, ScheduleException, ServiceAtLocation
from registry.models.places import Access

from . import cells
from .columns import Column
from .drafts import Draft
from .lookups import Lookups, labels_of
from .manys import Many
from .records import RecordKind, Work
from .service_links import SERVICES, ServiceLinks
from .services import NAME, NAME_STAYS, TEXT, same_names

ACCESS_CODES = ", ".join(Access.values)
ACCESS = cells.one_of(labels_of(Access))
LANGUAGES = ("et", "ru", "en")
COLUMNS = (
    Column("external_id", _("väline tunnus"), cells.one_line(80), is_key=True, example="koht-0001"),
    Column("name_et", _("nimi eesti keeles"), NAME, help=NAME_STAYS, example="Kase päevakeskus"),
    Column("name_ru", _("nimi vene keeles"), NAME),
    Column("name_en", _("nimi inglise keeles"), NAME),
    Column("organization_registry_code", _("organisatsiooni registrikood"), cells.registry_code),
    Column("organization_name", _("organisatsiooni nimi"), NAME, help=_("Kui registrikoodi ei ole teada.")),
    Column("address", _("aadress"), NAME, example="Kase 1"),
    Column("city", _("linn, alev või küla"), cells.one_line(100), example="Elva"),
    Column("postal_code", _("postiindeks"), cells.one_line(5)),
    Column(
        "municipality_code",
        _("valla või linna EHAK kood"),
        cells.ehak_code,
        help=_("Uuele kohale vajalik, kui organisatsiooni asukoht ei ole teada."),
        example="0171",
    ),
    Column("latitude", _("laiuskraad"), cells.number_between(57.4, 59.9), empty=None, example="58.2225"),
    Column("longitude", _("pikkuskraad"), cells.number_between(21.3, 28.3), empty=None, example="26.4211"),
    Column("wheelchair", _("ratastooliga"), ACCESS, empty=Access.UNKNOWN, help=ACCESS_CODES, example="yes"),
    Column("hearing", _("kuulmisabi"), ACCESS, empty=Access.UNKNOWN, help=ACCESS_CODES),
    Column("sight", _("nägemispuudega"), ACCESS, empty=Access.UNKNOWN, help=ACCESS_CODES),
    Column("accessibility_et", _("ligipääs täpsemalt eesti keeles"), TEXT),
    Column("accessibility_ru", _("ligipääs täpsemalt vene keeles"), TEXT),
    Column("accessibility_en", _("ligipääs täpsemalt inglise keeles"), TEXT),
    Column("phone", _("telefon"), cells.one_line(40)),
    Column("services", _("teenuste välised tunnused"), SERVICES, empty=(), example="kodu-0001"),
    Column("source", _("allikas"), cells.one_line(300)),
)
LINKS = Many("services", ServiceAtLocation, "location_id", "service_id", keeps_history=True)


class PlacesWork(Work):
    """Places by their external id, with the services that are given there."""

    model = Location
    region_column = "municipality_code"
    related = ("organization", "municipality")
    manys = (LINKS,)

    def __init__(self, rows: list, actor: Any) -> None:
        super().__init__(rows, actor)
        self.links = ServiceLinks(rows, self.many["services"], actor)

    def regions(self, draft: Draft) -> set[int]:
        return self.seat(draft.record)

    def fill(self, draft: Draft) -> None:
        values = draft.row.values
        self.put_organization(draft, "organization_registry_code", "organization_name")
        self.put_municipality(draft)
        draft.copy(name_ru="name_ru", name_en="name_en", address_1="address", city="city", postal_code="postal_code")
        draft.copy(latitude="latitude", longitude="longitude", phone="phone", source="source")
        draft.copy(wheelchair="wheelchair", hearing="hearing", sight="sight")
        draft.copy(**{f"accessibility_details_{one}": f"accessibility_{one}" for one in LANGUAGES})
        organization = draft.record.organization
        if values.get("name_et"):
            draft.put("name_et", values["name_et"], "name_et")
        elif not draft.record.name_et:
            known = draft.record.address_1 or (organization.name if organization else "")
            draft.put("name_et", known or draft.key, "name_et")
        self.links.put(draft, has_hours)

    def put_municipality(self, draft: Draft) -> None:
        """Where it is; a new place that does not say so is where its organisation sits."""
        code = draft.row.values.get("municipality_code", "")
        with draft.cell("municipality_code"):
            if code:
                draft.put("municipality", self.areas.today_s(self.areas.municipality(code)), "municipality_code")
        if draft.record.municipality_id is None and not draft.problems:
            organization = draft.record.organization
            seat = self.areas.by_id.get(organization.municipality_id) if organization else None
            if seat is None:
                draft.wrong("municipality_code", gettext_noop("Uuel kohal peab olema valla või linna kood."))
            else:
                draft.put("municipality", seat)


def has_hours(location_id: int, service_ids: set[int]) -> bool:
    """Whether hours of those services at that place are on record: then the connection is not taken away by import."""
    links = {"service_at_location__location": location_id, "service_at_location__service__in": service_ids}
    return any(model.objects.filter(**links).exists() for model in (Schedule, ScheduleException))


class PlacesKind(RecordKind):
    """Places as a table."""

    name = "places"
    title = _("Kohad")
    columns = COLUMNS
    work = PlacesWork
    search_kind = "location"

    def on_record(self, actor: Any) -> Any:
        return super().on_record(actor).exclude(external_id=None)

    def found_by(self, draft: Draft) -> Iterator[tuple[str, int]]:
        yield from super().found_by(draft)
        for pk in draft.many["services"] | draft.many_before["services"]:
            yield "service", pk

    def cells(self, record: Any, many: dict[str, frozenset], lookups: Lookups) -> dict[str, str]:
        owner = record.organization
        return {
            **same_names(
                record, "external_id", "name_et", "name_ru", "name_en", "city", "postal_code", "phone", "source"
            ),
            **same_names(record, "wheelchair", "hearing", "sight"),
            **{f"accessibility_{one}": getattr(record, f"accessibility_details_{one}") or "" for one in LANGUAGES},
            "address": record.address_1,
            "organization_registry_code": (owner.registry_code or "") if owner else "",
            "organization_name": owner.name if owner else "",
            "municipality_code": lookups.areas.codes[record.municipality_id],
            "latitude": "" if record.latitude is None else repr(record.latitude),
            "longitude": "" if record.longitude is None else repr(record.longitude),
            "services": lookups.named_services(many["services"]),
        }
