"""What rows refer to, loaded once for a file."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext_noop, override

from registry.models import (
    Language,
    Municipality,
    Organization,
    OrganizationRole,
    Region,
    Service,
    ServiceType,
    TargetGroup,
)
from registry.names import firm_key, governed, name_key

from .cells import unknown_code
from .reasons import Refused, shortened

MEANT_GROUPS = {
    "vanurid": "elderly",
    "eakas": "elderly",
    "täiskasvanud": "adults",
    "täisealised": "adults",
    "tööealine": "adults",
    "lapsed": "children",
    "laps": "children",
    "noored": "children",
    "pere": "families",
    "perekonnad": "families",
    "puudega inimene": "disabled",
    "puuetega inimesed": "disabled",
    "erivajadusega inimesed": "disabled",
    "erivajadusega inimene": "disabled",
    "omastehooldajad": "carers",
    "hooldajad": "carers",
}


def words_of(rows: Iterable[Language | TargetGroup | ServiceType]) -> dict[str, int]:
    """Codes and names in three languages, casefolded, to primary keys."""
    words: dict[str, int] = {}
    for row in rows:
        for word in (row.code, row.name_et, row.name_ru, row.name_en):  # type: ignore[union-attr]
            if word:
                words.setdefault(name_key(word), row.pk)
    return words


def find(words: dict[str, int], cell: str, known: Iterable[str]) -> int:
    """The primary key that a code or name stands for. Raises Refused where it is unknown."""
    try:
        return words[name_key(cell)]
    except KeyError:
        raise unknown_code(cell, dict.fromkeys(known)) from None


class Areas:
    """Municipalities and regions by code."""

    def __init__(self) -> None:
        self.today: date = timezone.localdate()
        self.by_code = {one.code: one for one in Municipality.objects.select_related("successor")}
        self.by_id = {one.pk: one for one in self.by_code.values()}
        self.codes = {one.pk: one.code for one in self.by_code.values()}
        self.region_of = {one.pk: one.region_id for one in self.by_code.values()}

    @cached_property
    def regions(self) -> dict[str, Region]:
        """Regions by code and by name."""
        found = {}
        for region in Region.objects.all():
            for word in (region.code, region.name_et, region.short_name_et):  # type: ignore[attr-defined]
                found[name_key(word)] = region
        return found

    def municipality(self, code: str) -> Municipality:
        """The municipality with that code. Raises Refused where there is none."""
        try:
            return self.by_code[code]
        except KeyError:
            raise Refused(
                gettext_noop("Valda või linna EHAK koodiga “%(cell)s” ei ole. Kood on neli numbrit, näiteks 0142."),
                cell=shortened(code),
            ) from None

    def region(self, code: str) -> Region:
        """The region with that code or name. Raises Refused where there is none."""
        try:
            return self.regions[name_key(code)]
        except KeyError:
            raise unknown_code(code, {one.code: 1 for one in self.regions.values()}) from None

    def today_s(self, municipality: Municipality) -> Municipality:
        """The municipality itself, or the one that it was merged into where it is no more."""
        seen = municipality
        while seen.successor_id and not seen.is_in_force(self.today):
            seen = self.by_id[seen.successor_id]
        return seen


class Codes:
    """Service types, languages and target groups by code and name."""

    def __init__(self) -> None:
        self.types = {one.pk: one for one in ServiceType.objects.all()}
        languages, groups = list(Language.objects.all()), list(TargetGroup.objects.all())
        self.languages = {one.pk: one.code for one in languages}
        self.groups = {one.pk: one.code for one in groups}
        self.type_words = words_of(self.types.values())
        self.language_words = words_of(languages)
        self.group_words = words_of(groups)
        for word, code in MEANT_GROUPS.items():
            if code in self.group_words:
                self.group_words.setdefault(word, self.group_words[code])

    def service_type(self, cell: str) -> ServiceType:
        """A service type by code or name. Raises Refused where it is unknown."""
        return self.types[find(self.type_words, cell, [one.code for one in self.types.values()])]

    def languages_named(self, names: Iterable[str]) -> list[int]:
        """Languages by code or name. Raises Refused where one is unknown."""
        return [find(self.language_words, cell, self.languages.values()) for cell in names]

    def groups_named(self, names: Iterable[str]) -> list[int]:
        """Target groups by code or name. Raises Refused where one is unknown."""
        return [find(self.group_words, cell, self.groups.values()) for cell in names]


class Organizations:
    """Organisations by code and by name; a name that nobody has may be taken up, unverified."""

    def __init__(self, records: Iterable[Organization]) -> None:
        self.by_id: dict[int, Organization] = {}
        self.by_code: dict[str, Organization] = {}
        self.by_name: dict[str, list[Organization]] = defaultdict(list)
        self.made: dict[str, Organization] = {}
        for record in records:
            self.note(record)

    def note(self, record: Organization) -> None:
        """Make a record known under its code and all its names."""
        if record.pk:
            self.by_id[record.pk] = record
        if record.registry_code:
            self.by_code[record.registry_code] = record
        for key in {firm_key(name) for name in (record.name_key, *record.other_name_keys.split("\n"))} - {""}:
            self.by_name[key].append(record)

    def called(self, name: str) -> list[Organization]:
        """Those with that name or other name, however its legal form is written; the municipality of a government."""
        found = self.by_name.get(firm_key(name), [])
        return [*found, *(one for one in self.by_name.get(firm_key(governed(name)), []) if one not in found)]

    @classmethod
    def on_record(cls) -> "Organizations":
        """All organisations, with what rows refer to."""
        fields = ("registry_code", "name", "name_key", "other_name_keys", "municipality_id", "valid_from", "valid_to")
        return cls(Organization.objects.only(*fields).order_by("pk"))

    def coded(self, code: str) -> Organization:
        """The organisation with that registry code. Raises Refused where there is none."""
        try:
            return self.by_code[code]
        except KeyError:
            raise Refused(
                gettext_noop("Registrikoodiga %(code)s organisatsiooni ei ole. Importige enne organisatsioonid."),
                code=code,
            ) from None

    def named(self, name: str) -> Organization:
        """The organisation with that name or other name, else a new one. Raises Refused where several have it."""
        found = standing(self.by_name.get(firm_key(name)) or self.called(name))
        if len(found) > 1:
            raise Refused(
                gettext_noop("Nimega “%(name)s” on mitu organisatsiooni. Märkige registrikood."), name=shortened(name)
            )
        if found:
            return found[0]
        made = Organization(name=" ".join(name.split()), is_verified=False)
        made.note_names()
        self.made[made.name_key] = made
        self.note(made)
        return made


def standing(named: list[Organization]) -> list[Organization]:
    """Of several with one name those that are in force: Jõhvi vald stands twice, before its merger and after."""
    today = timezone.localdate()
    return [one for one in named if one.is_in_force(today)] or named if len(named) > 1 else named


class Lookups:
    """Everything that rows may refer to, each loaded when it is first asked for."""

    @cached_property
    def areas(self) -> Areas:
        return Areas()

    @cached_property
    def codes(self) -> Codes:
        return Codes()

    @cached_property
    def municipal(self) -> dict[int, int]:
        """The organisation that is a municipality, by that municipality."""
        roles = OrganizationRole.objects.filter(role=OrganizationRole.Role.MUNICIPALITY)
        return dict(roles.values_list("organization__municipality_id", "organization_id"))

    def today_s(self, organization: Organization) -> Organization:
        """The organisation itself; of a municipality that was merged into another, that one's."""
        seat = self.areas.by_id.get(organization.municipality_id or 0)
        if seat is None or self.municipal.get(seat.pk) != organization.pk:
            return organization
        key = self.municipal.get(self.areas.today_s(seat).pk)
        return self.organizations.by_id.get(key or 0, organization)

    @cached_property
    def service_ids(self) -> dict[int, str]:
        """The external ids of services by key."""
        pairs = Service.objects.values_list("pk", "external_id")
        return {key: name for key, name in pairs if name}

    def named_services(self, keys: Iterable[int]) -> str:
        """The external ids of services in a cell; one without such an id cannot be named."""
        return ";".join(sorted(self.service_ids[key] for key in keys if key in self.service_ids))

    @cached_property
    def organizations(self) -> Organizations:
        return Organizations.on_record()


def labels_of(choices: type) -> dict[str, str]:
    """Codes and Estonian labels of a choice field, casefolded, to codes."""
    with override("et"):
        words = {str(label).casefold(): code for code, label in choices.choices}  # type: ignore[attr-defined]
    return {**words, **{str(code).casefold(): code for code in choices.values}}  # type: ignore[attr-defined]
