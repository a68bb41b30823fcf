"""The 31 services of law, and the coordination service beside them."""

from registry.models import ServiceType

from .files import fill_empty, rows

ORGANISERS = {
    "KOV": ServiceType.Organiser.MUNICIPALITY,
    "SKA (state)": ServiceType.Organiser.SOCIAL_INSURANCE_BOARD,
    "Tervisekassa": ServiceType.Organiser.HEALTH_INSURANCE_FUND,
    "": ServiceType.Organiser.OTHER,
}
COORDINATION = {
    "code": "koordinatsioon",
    "et": "Valdkondadeülene koordinatsiooniteenus (terviseteekonna juht)",
    "ru": "Координация помощи (руководитель пути здоровья)",
    "en": "Cross-sector coordination service (health-path manager)",
}


def load_service_types() -> int:
    """Names, organiser and law by the vocabulary. Returns how many kinds there are."""
    for row in rows("services_vocabulary.csv"):
        kind, _ = ServiceType.objects.get_or_create(
            code=row["code"],
            defaults={
                "domain": row["domain"],
                "organiser": ORGANISERS[row["organiser"]],
                "is_statutory": True,
                "legal_reference": row["law_ref"],
                "legal_reference_status": row["law_ref_status"],
            },
        )
        fill_empty(kind, {"name_et": row["et"], "name_ru": row["ru"], "name_en": row["en"]})
    coordination, _ = ServiceType.objects.get_or_create(
        code=COORDINATION["code"],
        defaults={
            "domain": ServiceType.Domain.BOTH,
            "organiser": ServiceType.Organiser.TERVIK,
            "is_statutory": False,
        },
    )
    fill_empty(coordination, {f"name_{language}": COORDINATION[language] for language in ("et", "ru", "en")})
    return ServiceType.objects.count()
