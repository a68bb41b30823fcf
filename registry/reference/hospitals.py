"""The hospital network development plan."""

from registry.models import HospitalPlanEntry, Municipality, Organization, OrganizationRole, Region
from registry.names import LEGAL_FORMS

from .files import rows
from .other_names import add_missing

FORMS = {*LEGAL_FORMS, *LEGAL_FORMS.values()}


def load_hospitals() -> int:
    """The plan's hospitals, named as in the regulation; other names find them too. Returns how many there are."""
    for row in rows("hospitals.csv"):
        hospital = organization(row)
        HospitalPlanEntry.objects.get_or_create(
            organization=hospital,
            region=Region.objects.get(code=row["county_code"]),
            defaults={
                "category": row["category_et"],
                "is_excluded": row["excluded_as_mandatory_party"] == "yes",
                "source": row["list_source"][:300],
            },
        )
    return HospitalPlanEntry.objects.count()


def organization(row: dict[str, str]) -> Organization:
    """The hospital as an organisation; what staff completed since stays."""
    name = row["name_in_regulation"]
    code = row["registry_code"] or None
    found = (Organization.objects.filter(registry_code=code).first() if code else None) or Organization.objects.filter(
        name=name
    ).first()
    others = names_beside(name, other_names(row["other_name_seen"]))
    if found is None:
        found = Organization.objects.create(
            name=name,
            registry_code=code,
            alternate_name="\n".join(others),
            municipality=Municipality.objects.get(code=row["muni_code"]),
            source="Haiglavõrgu arengukava (VV 02.04.2003 määrus nr 105)",
        )
    else:
        add_missing(found, others)
    found.roles.get_or_create(role=OrganizationRole.Role.HOSPITAL)
    return found


def other_names(seen: str) -> list[str]:
    """The other names without the notes in brackets; an abbreviation in brackets is a name of its own."""
    name, _, note = seen.partition("(")
    note = note.rstrip(")")
    return [part for part in (name.strip(), note if note.isupper() and " " not in note else "") if part]


def names_beside(name: str, others: list[str]) -> list[str]:
    """All other names, each also as people say it; the name in the regulation is not among them."""
    names = dict.fromkeys([*others, without_form(name), *map(without_form, others)])
    return [one for one in names if one != name]


def without_form(name: str) -> str:
    """The name as people say it, without the legal form."""
    return " ".join(word for word in name.split() if word.casefold() not in FORMS)
