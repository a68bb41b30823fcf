"""Every text that a person sees is marked for translation, and stands in Russian and English beside the source."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.plain_texts import in_code, in_model, in_template

APPS = ("accounts", "registry", "agreements", "councils", "search", "portal")
SOURCES = (*APPS, "templates", "locale")
READ_BY_NOBODY = ("migrations/", "portal/example/", "portal/new_database.py")
SHOWN_NOWHERE = {
    "accounts.sharedcacherow",
    "registry.boundary",
    "registry.countedact",
    "registry.searchchange",
    "search.backlog",
}
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


class Command(BaseCommand):
    help = (
        "Fails on a text that no translator is asked for, on one without a translation, on a fuzzy one, and on one "
        "whose placeholders differ."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        if not shutil.which("xgettext"):
            raise CommandError("xgettext is missing: install Debian's package gettext.")
        faults = plain_texts() + [fault for language in LANGUAGES for fault in faults_of(language)]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} translations are missing or wrong; `make messages` adds the entries.")
        self.stdout.write("Every text is translated.")


def plain_texts() -> list[str]:
    """Texts of templates, code and models that are not marked for translation, a line each."""
    base = Path(settings.BASE_DIR)
    found = []
    for path in sorted(path for name in SOURCES for path in (base / name).rglob("*.*")):
        name = path.relative_to(base).as_posix()
        look = {".html": in_template, ".py": in_code}.get(path.suffix)
        if look and not any(part in name for part in READ_BY_NOBODY):
            places = look(path.read_text(encoding="utf-8"))
            found += [f"{name}:{line}: “{text}” is not marked for translation" for line, text in places]
    for model in apps.get_models():
        is_ours = model.__module__.split(".")[0] in APPS and not model.__name__.startswith("Historical")
        if is_ours and model._meta.label_lower not in SHOWN_NOWHERE:
            found += [f"{model._meta.label}: {part} has no text of its own to translate" for part in in_model(model)]
    return found


def faults_of(language: str) -> list[str]:
    """What is wrong with a language's catalogue, a line each."""
    wanted = extracted(language)
    with (Path(settings.BASE_DIR) / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    return [f"{language}: {fault}" for message in wanted if message.id for fault in faults_in(message, catalog)]


def faults_in(message: Message, catalog: Catalog) -> list[str]:
    """Missing, fuzzy, or with other placeholders."""
    name = message.id if isinstance(message.id, str) else message.id[0]
    found = catalog.get(message.id, message.context)
    if found is None or not found.string or (isinstance(found.string, tuple) and not all(found.string)):
        return [f"no translation of “{name}”"]
    if found.fuzzy:
        return [f"fuzzy translation of “{name}”"]
    return [f"{error} in the translation of “{name}”" for error in found.check(catalog)]


def extracted(language: str) -> Catalog:
    """All texts of code and templates as makemessages finds them, without touching the project's own files."""
    with tempfile.TemporaryDirectory() as folder:
        for name in SOURCES:
            copy_texts(Path(settings.BASE_DIR) / name, Path(folder) / name)
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", language, "--no-location", "--no-obsolete", "-v0"],
            cwd=folder,
            check=True,
            env={"PATH": "/usr/bin:/bin"},
        )
        with (Path(folder) / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
            return read_po(file, locale=language)


def copy_texts(source: Path, target: Path) -> None:
    """Copy code, templates and catalogues, nothing else."""
    for path in source.rglob("*"):
        if path.suffix in {".py", ".html", ".txt", ".po"} and "migrations" not in path.parts:
            destination = target / path.relative_to(source)
            destination.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, destination)
