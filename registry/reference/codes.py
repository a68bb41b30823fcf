"""Short lists of codes: languages of service, target groups."""

from registry.models import Language, TargetGroup

LANGUAGES = {
    "et": ("eesti", "эстонский", "Estonian"),
    "ru": ("vene", "русский", "Russian"),
    "en": ("inglise", "английский", "English"),
    "fi": ("soome", "финский", "Finnish"),
    "uk": ("ukraina", "украинский", "Ukrainian"),
    "vsr": ("eesti viipekeel", "эстонский жестовый язык", "Estonian Sign Language"),
}
TARGET_GROUPS = {
    "elderly": ("eakad", "пожилые люди", "older people"),
    "adults": ("tööealised", "люди трудоспособного возраста", "working-age people"),
    "children": ("lapsed ja noored", "дети и молодёжь", "children and young people"),
    "families": ("pered", "семьи", "families"),
    "disabled": ("puudega inimesed", "люди с инвалидностью", "disabled people"),
    "mental_health": (
        "psüühikahäirega inimesed",
        "люди с психическим расстройством",
        "people with a mental disorder",
    ),
    "carers": ("lähedase hooldajad", "ухаживающие за близкими", "carers of relatives"),
    "addiction": ("sõltuvusega inimesed", "люди с зависимостью", "people with an addiction"),
    "violence": ("vägivalla ohvrid", "пострадавшие от насилия", "victims of violence"),
    "homeless": ("kodutud", "бездомные", "homeless people"),
    "debtors": ("võlgades inimesed", "люди с долгами", "people in debt"),
    "patients": ("patsiendid", "пациенты", "patients"),
}


def load_languages() -> int:
    """Languages in which services are given."""
    for code, (et, ru, en) in LANGUAGES.items():
        Language.objects.get_or_create(code=code, defaults={"name_et": et, "name_ru": ru, "name_en": en})
    return Language.objects.count()


def load_target_groups() -> int:
    """Whom services are for."""
    for code, (et, ru, en) in TARGET_GROUPS.items():
        TargetGroup.objects.get_or_create(code=code, defaults={"name_et": et, "name_ru": ru, "name_en": en})
    return TargetGroup.objects.count()
