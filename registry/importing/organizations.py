"""Import of organisations, and of the registry codes of those that came without one."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from registry.models import HospitalPlanEntry, Organization, OrganizationRole, PatientList, Service
from registry.names import name_key

from . import cells
from .columns import Column, Row
from .drafts import Draft, WrongCell, outside_region
from .lookups import Lookups, Organizations, labels_of, standing
from .manys import Many
from .records import RecordKind, Work, locked
from .services import NAME_STAYS, same_names

Role = OrganizationRole.Role
FROM_REFERENCE = {Role.MUNICIPALITY, Role.HOSPITAL}
COLUMNS = (
    Column("registry_code", _("registrikood"), cells.registry_code, is_key=True, example="12345678"),
    Column("name", _("nimi"), cells.one_line(200), help=NAME_STAYS, example="Kase Hooldus OÜ"),
    Column(
        "roles",
        _("rollid"),
        cells.several(cells.one_of(labels_of(Role))),
        empty=(),
        help=format_lazy("{} {}", _("Mitu rolli eraldage semikooloniga:"), ", ".join(Role.values)),
        example="social_provider;health_provider",
    ),
    Column("municipality_code", _("valla või linna EHAK kood"), cells.ehak_code, example="0793"),
    Column("website", _("veebileht"), cells.website, example="https://www.kase.example"),
    Column("email", _("e-post"), cells.email, example="info@kase.example"),
    Column("phone", _("telefon"), cells.one_line(40)),
    Column("source", _("allikas"), cells.one_line(300)),
)


class OrganizationsWork(Work):
    """Organisations by registry code; those of law without a code are found by municipality or name."""

    model = Organization
    key = "registry_code"
    region_column = "municipality_code"
    related = ("municipality",)
    manys = (Many("roles", OrganizationRole, "organization_id", "role", keeps_history=True),)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.many = {"roles": self.roles}
        self.book = Organizations(self.everyone)
        self.in_plan = set(HospitalPlanEntry.objects.values_list("organization_id", flat=True))
        self.of_municipality = {one.municipality_id: one for one in self.everyone if self.is_a(one, Role.MUNICIPALITY)}

    def load(self, rows: list[Row]) -> Iterator[Any]:
        """All organisations: a row may be about one that has no code yet."""
        self.everyone = list(locked(Organization.objects.order_by("pk"), self.related))
        self.roles = self.manys[0].load([record.pk for record in self.everyone])
        yield from (record for record in self.everyone if record.registry_code)

    def is_a(self, record: Organization, role: str) -> bool:
        """Whether it carries that role today."""
        return role in self.roles.get(record.pk, frozenset())

    def find(self, row: Row) -> Organization:
        code = row.values["registry_code"]
        roles = set(row.values.get("roles", ()))
        of_law = self.of_law(row, roles)
        coded = self.records.get(code)
        if of_law is not None and of_law is not coded and (coded is not None or of_law.registry_code):
            raise two_meant(of_law, coded, code)
        found = coded or of_law or self.unverified(row) or self.new(registry_code=code)
        self.records[code] = found
        return found

    def of_law(self, row: Row, roles: set[str]) -> Organization | None:
        """The municipality or hospital on record that the row is about, by municipality code or name."""
        if Role.MUNICIPALITY in roles:
            return self.municipality(row)
        if Role.HOSPITAL in roles:
            return self.hospital(row)
        is_known_otherwise = roles and row.values["registry_code"] in self.records
        return None if is_known_otherwise else self.named_by_law(row)

    def named_by_law(self, row: Row) -> Organization | None:
        """The municipality or hospital of the plan that has the row's name; one that serves lists is one party (T3)."""
        hospitals = [one for one in self.named(row, Role.HOSPITAL) if one.pk in self.in_plan]
        named = [*standing(self.named(row, Role.MUNICIPALITY)), *hospitals]
        return named[0] if len(named) == 1 else None

    def named(self, row: Row, role: str) -> list[Organization]:
        """Those of a role that have the row's name."""
        return [one for one in self.book.called(row.values.get("name", "")) if self.is_a(one, role)]

    def municipality(self, row: Row) -> Organization | None:
        """The municipality by code, else by name; the two must not speak of different ones."""
        named = self.named(row, Role.MUNICIPALITY)
        code = row.values.get("municipality_code", "")
        if code not in self.areas.by_code:
            alive = standing(named)
            return alive[0] if len(alive) == 1 and not code else None
        found = self.of_municipality.get(self.areas.by_code[code].pk)
        if named and found not in named:
            raise WrongCell("name", gettext_noop("Nimi ja valla või linna kood ei käi kokku."))
        return found

    def hospital(self, row: Row) -> Organization | None:
        """The hospital of the plan by name or other name, else the only one without a code in the municipality."""
        named = self.named(row, Role.HOSPITAL)
        if named or row.values["registry_code"] in self.records:
            return named[0] if len(named) == 1 else None
        area = self.areas.by_code.get(row.values.get("municipality_code", ""))
        waiting = [
            one
            for one in self.everyone
            if area and one.municipality_id == area.pk and not one.registry_code and one.pk in self.in_plan
        ]
        if len(waiting) > 1:
            raise WrongCell(
                "name",
                gettext_noop(
                    "Selles vallas või linnas on mitu haiglat. Kirjutage nimi nagu haiglavõrgu arengukavas: %(names)s."
                ),
                names="; ".join(one.name for one in waiting),
            )
        return waiting[0] if waiting else None

    def unverified(self, row: Row) -> Organization | None:
        """The organisation that was taken up by this name alone, and has no code yet."""
        waiting = [
            one
            for one in self.book.called(row.values.get("name", ""))
            if not one.registry_code and one.pk not in self.in_plan and not self.is_a(one, Role.MUNICIPALITY)
        ]
        if len(waiting) > 1:
            raise WrongCell("name", gettext_noop("Selle nimega on mitu ilma registrikoodita organisatsiooni."))
        return waiting[0] if waiting else None

    def regions(self, draft: Draft) -> set[int]:
        return self.seat(draft.record) or self.served.get(draft.record.pk, set())

    @cached_property
    def served(self) -> dict[int, set[int]]:
        """The regions whose residents organisations without a seat serve, by services or else by lists."""
        found: dict[int, set[int]] = {}
        for model, owner in ((PatientList, "provider"), (Service, "organization")):
            seatless = model._default_manager.filter(
                **{f"{owner}__municipality": None, f"{owner}__isnull": False, "municipalities__isnull": False}
            )
            regions: dict[int, set[int]] = {}
            for key, region in seatless.values_list(f"{owner}_id", "municipalities__region_id"):
                regions.setdefault(key, set()).add(region)
            found.update(regions)
        return found

    def fill(self, draft: Draft) -> None:
        is_of_law = draft.record.pk in self.in_plan or Role.MUNICIPALITY in draft.many["roles"]
        if is_of_law and not draft.record.registry_code:
            self.tell_other_name(draft)
        draft.put("registry_code", draft.row.values["registry_code"])
        draft.put("is_verified", True)
        self.tell_unknown_to_law(draft)
        put_name(draft, is_of_law)
        draft.copy(website="website", email="email", phone="phone", source="source")
        if draft.has("roles"):
            kept = draft.many["roles"] & FROM_REFERENCE if is_of_law else frozenset()
            labels = {role: role for role in Role.values}
            draft.put_many("roles", kept | set(draft.row.values["roles"]), labels, "roles")
        if draft.has("municipality_code"):
            self.put_municipality(draft, draft.row.values["municipality_code"], is_of_law)

    def tell_unknown_to_law(self, draft: Draft) -> None:
        """Warn of a municipality or a plan's hospital that neither EHAK nor the plan has."""
        roles = draft.row.values.get("roles", ())
        if draft.is_new and Role.MUNICIPALITY in roles:
            draft.warn("name", gettext_noop("Sellist valda või linna ei ole kirjas. Märkige õige nimi või EHAK kood."))
        if Role.HOSPITAL in roles and draft.record.pk not in self.in_plan:
            text = gettext_noop(
                "Sellist haiglat arengukavas ei ole. Kui see on muu haigla, märkige roll health_provider."
            )
            draft.warn("roles", text)

    def tell_other_name(self, draft: Draft) -> None:
        """Warn that a row completes, by its place alone, what the law names otherwise: it may be somebody else."""
        name = draft.row.values.get("name", "")
        if name and draft.record not in self.book.called(name):
            draft.warn(
                "name",
                gettext_noop("“%(name)s” läheb kirja kui “%(record)s”. Kontrollige, et see on sama asutus."),
                name=name,
                record=draft.record.name,
            )

    def put_municipality(self, draft: Draft, code: str, is_of_law: bool) -> None:
        """Where it sits; what the law names keeps its seat where the cell is empty."""
        with draft.cell("municipality_code"):
            seat = self.areas.municipality(code) if code else None
            if seat is not None and not is_of_law:
                seat = self.areas.today_s(seat)
            if seat is not None or not is_of_law:
                old = draft.record.municipality
                draft.put("municipality", seat, "municipality_code")
                if not self.actor.may_change({seat.region_id} if seat else ()) and old != seat:
                    raise outside_region("municipality_code")


def two_meant(of_law: Organization, coded: Organization | None, code: str) -> WrongCell:
    """The refusal of a row whose code is another's than its name or place."""
    if coded is not None:
        text = gettext_noop(
            "See registrikood on asutusel “%(other)s”, aga rida on “%(name)s” kohta. Parandage üks neist."
        )
        return WrongCell("registry_code", text, name=of_law.name, other=coded.name)
    text = gettext_noop("“%(name)s” on kirjas registrikoodiga %(known)s, mitte %(code)s. Kontrollige koodi.")
    return WrongCell("registry_code", text, name=of_law.name, known=of_law.registry_code, code=code)


def put_name(draft: Draft, is_of_law: bool) -> None:
    """The name; what the law names keeps that name, and any other becomes one of its other names."""
    record, name = draft.record, draft.row.values.get("name", "")
    if name and is_of_law:
        if name_key(name) not in {record.name_key, *record.other_name_keys.split("\n")}:
            draft.put("alternate_name", f"{record.alternate_name}\n{name}".strip(), "name")
    elif name or not record.name:
        draft.put("name", name or record.registry_code, "name")
    record.note_names()


class OrganizationsKind(RecordKind):
    """Organisations as a table."""

    name = "organizations"
    title = _("Organisatsioonid")
    columns = COLUMNS
    work = OrganizationsWork
    search_kind = "organization"

    def on_record(self, actor: Any) -> Any:
        return super().on_record(actor).exclude(registry_code=None)

    def cells(self, record: Organization, many: dict[str, frozenset], lookups: Lookups) -> dict[str, str]:
        return {
            **same_names(record, "registry_code", "name", "website", "email", "phone", "source"),
            "roles": ";".join(sorted(many["roles"])),
            "municipality_code": lookups.areas.codes[record.municipality_id] if record.municipality_id else "",
        }
