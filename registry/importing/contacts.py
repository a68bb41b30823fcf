"""Import of contacts."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from registry.models import Contact
from registry.models.contacts import CoordinationFunction, Visibility
from registry.permissions import visible_contacts

from . import cells
from .columns import Column
from .drafts import Draft
from .lookups import Lookups, labels_of
from .manys import connection
from .records import RecordKind, Work
from .service_links import SERVICES, ServiceLinks
from .services import NAME, same_names

VISIBILITIES = {**labels_of(Visibility), "avalik": Visibility.PUBLIC, "võrgustik": Visibility.NETWORK}
COLUMNS = (
    Column("external_id", _("väline tunnus"), cells.one_line(80), is_key=True, example="kontakt-0001"),
    Column("organization_registry_code", _("organisatsiooni registrikood"), cells.registry_code),
    Column("organization_name", _("organisatsiooni nimi"), NAME, help=_("Kui registrikoodi ei ole teada.")),
    Column("name", _("nimi"), NAME, example="Mari Mänd"),
    Column("title_et", _("ametikoht eesti keeles"), NAME, example="sotsiaaltöötaja"),
    Column("title_ru", _("ametikoht vene keeles"), NAME),
    Column("title_en", _("ametikoht inglise keeles"), NAME),
    Column(
        "function",
        _("koordineeriv ülesanne"),
        cells.one_of(labels_of(CoordinationFunction)),
        help=", ".join(CoordinationFunction.values),
        example="social_worker",
    ),
    Column("region_code", _("heaolupiirkond, mida teenindab: maakonna EHAK kood"), cells.ehak_code, example="0079"),
    Column("email", _("e-post"), cells.email, example="mari@vald.example"),
    Column("phone", _("telefon"), cells.one_line(40)),
    Column("phone_public", _("telefon on avalik"), cells.yes_or_no, empty=False, help=_("jah või ei"), example="ei"),
    Column(
        "visibility",
        _("kes näeb"),
        cells.one_of(VISIBILITIES),
        empty=Visibility.NETWORK,
        help=_("public (kõik), network (võrgustik) või staff (piirkonna töötajad)."),
        example="network",
    ),
    Column("services", _("teenuste välised tunnused"), SERVICES, empty=(), example="kodu-0001"),
    Column("source", _("allikas"), cells.one_line(300)),
)


class ContactsWork(Work):
    """Contacts by their external id."""

    model = Contact
    region_column = "organization_registry_code"
    related = ("organization", "region")
    manys = (connection(Contact, "services"),)

    def __init__(self, rows: list, actor: Any) -> None:
        super().__init__(rows, actor)
        self.links = ServiceLinks(rows, self.many["services"], actor)

    def regions(self, draft: Draft) -> set[int]:
        region = draft.record.region_id
        return self.seat(draft.current("organization")) or ({region} if region else set())

    def fill(self, draft: Draft) -> None:
        values = draft.row.values
        self.put_organization(draft, "organization_registry_code", "organization_name")
        if draft.current("organization") is None and not draft.problems:
            draft.wrong("organization_registry_code", gettext_noop("Kontaktil peab olema organisatsioon."))
        draft.copy(name="name", title_et="title_et", title_ru="title_ru", title_en="title_en", function="function")
        draft.copy(
            email="email", phone="phone", phone_is_public="phone_public", visibility="visibility", source="source"
        )
        if draft.has("region_code"):
            with draft.cell("region_code"):
                code = values["region_code"]
                draft.put("region", self.areas.region(code) if code else None, "region_code")
        self.links.put(draft)


class ContactsKind(RecordKind):
    """Contacts as a table; what somebody may not see is not exported to them."""

    name = "contacts"
    title = _("Kontaktid")
    columns = COLUMNS
    work = ContactsWork

    def on_record(self, actor: Any) -> Any:
        records = super().on_record(actor).exclude(external_id=None)
        return visible_contacts(records, actor.user) if actor.user else records

    def found_by(self, draft: Draft) -> Iterator[tuple[str, int]]:
        yield "organization", draft.record.organization_id
        for pk in draft.many["services"] | draft.many_before["services"]:
            yield "service", pk

    def cells(self, record: Any, many: dict[str, frozenset], lookups: Lookups) -> dict[str, str]:
        return {
            **same_names(
                record, "external_id", "name", "title_et", "title_ru", "title_en", "function", "email", "phone"
            ),
            **same_names(record, "visibility", "source"),
            "organization_registry_code": record.organization.registry_code or "",
            "organization_name": record.organization.name,
            "region_code": record.region.code if record.region else "",
            "phone_public": "jah" if record.phone_is_public else "ei",
            "services": lookups.named_services(many["services"]),
        }
