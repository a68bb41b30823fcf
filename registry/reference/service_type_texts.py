"""What each kind of help says of itself, in three languages."""

from collections.abc import Mapping

from registry.models import ServiceType, TargetGroup

from .files import fill_texts, tables

LANGUAGES = ("et", "ru", "en")
LINES = ("application_process", "keywords")


def load_service_type_texts() -> int:
    """Fill what staff have not written. Returns how many kinds have a description."""
    files = {language: tables(f"service_types.{language}.toml") for language in LANGUAGES}
    groups = {group.code: group for group in TargetGroup.objects.all()}
    for kind in ServiceType.objects.filter(code__in=files["et"]):
        fill_texts(kind, {language: texts(file, kind) for language, file in files.items()})
        if not kind.target_groups.exists():
            kind.target_groups.set(groups[code] for code in files["et"][kind.code]["target_groups"])
    return ServiceType.objects.exclude(description_et="").count()


def texts(file: Mapping[str, Mapping[str, object]], kind: ServiceType) -> dict[str, str]:
    """The fields of a kind in one language; what to do when refused follows the organiser unless it says its own."""
    own = file[kind.code]
    said = {"refusal_help": str(file["when_refused"][kind.organiser])}
    for field, value in own.items():
        if field in LINES:
            said[field] = "\n".join(value)  # type: ignore[arg-type]  # lists of lines by the file's own contract
        elif field != "target_groups":
            said[field] = str(value)
    return {field: value.strip() for field, value in said.items()}
