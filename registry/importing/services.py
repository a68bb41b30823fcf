"""Import of services."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from registry.models import Service
from registry.names import name_key

from . import cells
from .columns import Column
from .drafts import Draft
from .lookups import Lookups, labels_of
from .manys import connection
from .records import RecordKind, Work

EVERYWHERE = "EE"
COSTS = {
    **labels_of(Service.Cost),
    "tasuline": Service.Cost.FEE,
    "osaliselt tasuline": Service.Cost.PART,
    "osaline": Service.Cost.PART,
}
REFERRALS = {
    **labels_of(Service.Referral),
    "ei": Service.Referral.NONE,
    "ei ole vaja": Service.Referral.NONE,
    "pole vaja": Service.Referral.NONE,
    "saatekiri": Service.Referral.DOCTOR,
    "perearsti saatekiri": Service.Referral.DOCTOR,
    "kov otsus": Service.Referral.MUNICIPALITY,
    "ska otsus": Service.Referral.STATE,
}
NAME_STAYS = _("Tühi lahter jätab nime, mis on.")
NAME, TEXT = cells.one_line(200), cells.text(cells.LONG_TEXT)
COLUMNS = (
    Column("external_id", _("väline tunnus"), cells.one_line(80), is_key=True, example="kodu-0001"),
    Column("service_type", _("teenuse liik"), NAME, help=_("Kood või nimi."), example="kov_koduteenus"),
    Column("name_et", _("nimi eesti keeles"), NAME, help=NAME_STAYS, example="Koduteenus"),
    Column("name_ru", _("nimi vene keeles"), NAME),
    Column("name_en", _("nimi inglise keeles"), NAME),
    Column("description_et", _("kirjeldus eesti keeles"), TEXT),
    Column("description_ru", _("kirjeldus vene keeles"), TEXT),
    Column("description_en", _("kirjeldus inglise keeles"), TEXT),
    Column("provider_registry_code", _("teenuseosutaja registrikood"), cells.registry_code),
    Column(
        "provider_name",
        _("teenuseosutaja nimi"),
        NAME,
        help=_("Kui registrikoodi ei ole teada. Leiame nime järgi või lisame organisatsiooni kinnitamata."),
        example="Kase Hooldus OÜ",
    ),
    Column(
        "municipality_codes",
        _("kelle elanikele: valdade ja linnade EHAK koodid"),
        cells.several(cells.ehak_code),
        empty=(),
        help=_("Mitu koodi eraldage semikooloniga. EE tähendab kogu Eestit."),
        example="0793;0171",
    ),
    Column("keywords", _("otsisõnad"), cells.several(TEXT), empty=(), example="koduabi;hooldaja"),
    Column("target_groups", _("sihtrühmad"), cells.several(NAME), empty=(), example="elderly;disabled"),
    Column(
        "cost",
        _("maksumus"),
        cells.code_or_text(COSTS),
        empty=("", ""),
        help=_("free, part, fee või unknown. Muu tekst läheb täpsemaks maksumuseks."),
        example="free",
    ),
    Column(
        "referral",
        _("mida on enne vaja"),
        cells.code_or_text(REFERRALS),
        empty=("", ""),
        help=_("none, municipality_decision, state_decision, doctor_referral või unknown. Muu tekst läheb sammuks."),
        example="municipality_decision",
    ),
    Column("languages", _("teeninduskeeled"), cells.several(NAME), empty=(), example="et;ru"),
    Column("phone", _("telefon"), cells.one_line(40)),
    Column("email", _("e-post"), cells.email),
    Column("website", _("veebileht"), cells.website),
    Column("checked_on", _("kontrollitud"), cells.past_day, empty=None, example="2026-03-01"),
    Column("source", _("allikas"), cells.one_line(300)),
)


class ServicesWork(Work):
    """Services by their external id."""

    model = Service
    region_column = "provider_registry_code"
    related = ("organization", "service_type")
    manys = (
        connection(Service, "municipalities"),
        connection(Service, "languages"),
        connection(Service, "target_groups"),
    )

    def regions(self, draft: Draft) -> set[int]:
        served = {self.areas.region_of[pk] for pk in draft.many["municipalities"]}
        return self.seat(draft.record.organization) or served

    def fill(self, draft: Draft) -> None:
        values = draft.row.values
        if draft.has("service_type"):
            with draft.cell("service_type"):
                kind = self.codes.service_type(values["service_type"]) if values["service_type"] else None
                draft.put("service_type", kind, "service_type")
        self.put_organization(draft, "provider_registry_code", "provider_name")
        put_name(draft)
        draft.copy(name_ru="name_ru", name_en="name_en", phone="phone", email="email", url="website", source="source")
        draft.copy(description_et="description_et", description_ru="description_ru", description_en="description_en")
        draft.copy(checked_on="checked_on")
        put_keywords(draft)
        put_cost(draft)
        put_referral(draft)
        self.put_served(draft)
        self.put_codes(draft)

    def put_served(self, draft: Draft) -> None:
        """Whose residents it serves; a municipality that was merged stands for its successor."""
        if not draft.has("municipality_codes"):
            return
        codes = draft.row.values["municipality_codes"]
        with draft.cell("municipality_codes"):
            named = [self.areas.municipality(code) for code in codes if code.upper() != EVERYWHERE]
            served = [self.areas.today_s(one) for one in named]
            if served != named:
                draft.warn(
                    "municipality_codes", gettext_noop("Vald või linn on liitunud teisega: kirja läheb õigusjärglane.")
                )
            draft.put_many("municipalities", {one.pk for one in served}, self.areas.codes, "municipality_codes")
            draft.put("serves_all", len(named) < len(codes), "municipality_codes")

    def put_codes(self, draft: Draft) -> None:
        """Languages and target groups."""
        values = draft.row.values
        if draft.has("languages"):
            with draft.cell("languages"):
                found = self.codes.languages_named(values["languages"])
                draft.put_many("languages", found, self.codes.languages, "languages")
        if draft.has("target_groups"):
            with draft.cell("target_groups"):
                groups = self.codes.groups_named(values["target_groups"])
                draft.put_many("target_groups", groups, self.codes.groups, "target_groups")


def put_name(draft: Draft) -> None:
    """The name; a service without one is called as its type, else as it can be told."""
    values = draft.row.values
    if values.get("name_et"):
        draft.put("name_et", values["name_et"], "name_et")
    elif not draft.record.name_et:
        kind = draft.record.service_type
        other = values.get("name_ru") or values.get("name_en")
        draft.put("name_et", (kind.name_et if kind else "") or other or draft.key, "name_et")


def put_keywords(draft: Draft) -> None:
    """Words by which people look for it, a line each."""
    if draft.has("keywords"):
        draft.put("keywords_et", "\n".join(draft.row.values["keywords"]), "keywords")


def put_cost(draft: Draft) -> None:
    """A code as the code; any other text is kept as the description of fees; an empty cell clears both."""
    if not draft.has("cost"):
        return
    code, text = draft.row.values["cost"]
    draft.put("cost", code or Service.Cost.UNKNOWN, "cost")
    if text:
        draft.put("fees_description_et", text, "cost")
    elif not code:
        for language in ("et", "ru", "en"):
            draft.put(f"fees_description_{language}", "", "cost")


def put_referral(draft: Draft) -> None:
    """A code as the code; any other text is kept as a step of how to get it, if it is not one yet."""
    if not draft.has("referral"):
        return
    code, text = draft.row.values["referral"]
    draft.put("referral", code or Service.Referral.UNKNOWN, "referral")
    steps = [line for line in (draft.record.application_process_et or "").splitlines() if line.strip()]
    added = [line.strip() for line in text.splitlines() if line.strip() and line.strip() not in steps]
    if added:
        draft.put("application_process_et", "\n".join([*added, *steps]), "referral")


class ServicesKind(RecordKind):
    """Services as a table."""

    name = "services"
    title = _("Teenused")
    columns = COLUMNS
    work = ServicesWork
    search_kind = "service"

    def on_record(self, actor: Any) -> Any:
        return super().on_record(actor).exclude(external_id=None)

    def cells(self, record: Service, many: dict[str, frozenset], lookups: Lookups) -> dict[str, str]:
        areas, codes, provider = lookups.areas, lookups.codes, record.organization
        served = sorted(areas.codes[pk] for pk in many["municipalities"])
        return {
            **same_names(record, "external_id", "phone", "email", "source"),
            **{name: getattr(record, name) or "" for name in TRANSLATED_CELLS},
            "service_type": record.service_type.code if record.service_type else "",
            "provider_registry_code": (provider.registry_code or "") if provider else "",
            "provider_name": provider.name if provider else "",
            "municipality_codes": ";".join([EVERYWHERE] * record.serves_all + served),
            "keywords": ";".join((record.keywords_et or "").splitlines()),  # type: ignore[attr-defined]
            "target_groups": ";".join(sorted(codes.groups[pk] for pk in many["target_groups"])),
            "languages": ";".join(sorted(codes.languages[pk] for pk in many["languages"])),
            "cost": exported_cost(record),
            "referral": record.referral,
            "website": record.url,
            "checked_on": record.checked_on.isoformat() if record.checked_on else "",
        }


TRANSLATED_CELLS = tuple(f"{field}_{language}" for field in ("name", "description") for language in ("et", "ru", "en"))


def exported_cost(record: Any) -> str:
    """The code, or what is known beyond it where the code is unknown and the text would come in as a text again."""
    fees = record.fees_description_et or ""
    return fees if record.cost == Service.Cost.UNKNOWN and name_key(fees) not in COSTS and fees else record.cost


def same_names(record: Any, *names: str) -> dict[str, str]:
    """Cells that are called as their fields."""
    return {name: getattr(record, name) or "" for name in names}
