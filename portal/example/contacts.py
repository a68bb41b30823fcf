"""The example's people and desks to turn to, and family doctors' lists."""

from collections.abc import Mapping
from datetime import date

from django.utils.text import slugify

from registry.models import Contact, Municipality, Organization, PatientList, Region, Service

from .files import ago, key, phone, rows
from .organizations import SOURCE, whose


def load_contacts(providers: Mapping[str, Organization], services: Mapping[str, Service], today: date) -> int:
    """Contacts with and without a coordination function. Returns how many the example has."""
    titles = {row["function"]: row for row in rows("contact_titles.csv")}
    regions = {region.code: region for region in Region.objects.all()}
    table = rows("contacts.csv")
    for row in table:
        if not Contact.objects.filter(external_id=key(contact_key(row))).exists():
            made = contact(row, titles[row["function"]], whose(row["organization"], providers), today)
            made.region = regions.get(row["region"])
            made.full_clean()
            made.save()
            made.services.set(services[name] for name in row["services"].split(";") if name)
    return len(table)


def contact_key(row: Mapping[str, str]) -> str:
    """What tells one contact of the file from another."""
    return f"kontakt-{row['phone']}-{slugify(row['organization'])}"


def contact(row: Mapping[str, str], title: Mapping[str, str], owner: Organization, today: date) -> Contact:
    """A contact, not yet saved."""
    domain = owner.website.removeprefix("https://").strip("/") or f"{slugify(owner.name)}.example"
    return Contact(
        external_id=key(contact_key(row)),
        organization=owner,
        name=row["name"],
        function=row["function"],
        title_et=title["et"],
        title_ru=title["ru"],
        title_en=title["en"],
        email=f"{slugify(row['name']).replace('-', '.') or 'info'}@{domain}",
        phone=phone(row["phone"]),
        phone_is_public=row["phone_is_public"] == "yes",
        visibility=row["visibility"],
        source=SOURCE,
        checked_on=ago(today, 21),
        checked_by="TERVIKu töötaja",
    )


def load_patient_lists(providers: Mapping[str, Organization]) -> int:
    """Lists with their doctors and service areas; one changed its provider. Returns how many rows there are."""
    table = rows("patient_lists.csv")
    areas = {one.code: one for one in Municipality.objects.all()}
    for row in table:
        made, is_new = PatientList.objects.get_or_create(
            list_code=row["list_code"],
            valid_from=row["valid_from"],
            defaults={
                "provider": providers[row["provider"]],
                "valid_to": row["valid_to"] or None,
                "doctor": row["doctor"],
                "source": SOURCE,
            },
        )
        if is_new:
            made.municipalities.set(areas[code] for code in row["municipalities"].split(";"))
    return len(table)
