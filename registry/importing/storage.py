"""Uploaded files: kept outside the public tree under a name of our own, known by their hash."""

import os
import uuid
from collections.abc import Iterable
from hashlib import file_digest, sha256
from pathlib import Path

from django.conf import settings

from registry.models import ImportBatch

from .tables import check_size

FORMS = (".csv", ".xlsx")


def path_of(batch: ImportBatch) -> Path:
    """Where the bytes of an upload lie."""
    return Path(settings.IMPORT_DIR) / batch.stored_name


def store(chunks: Iterable[bytes], file_name: str) -> tuple[str, str, int]:
    """Keep an upload: its stored name, hash and size. Raises Refused as soon as it grows too large."""
    folder = Path(settings.IMPORT_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ending = Path(file_name).suffix.lower()
    stored = folder / f"{uuid.uuid4().hex}{ending if ending in FORMS else ''}"
    digest, size = sha256(), 0
    try:
        with stored.open("xb") as file:
            for chunk in chunks:
                size += len(chunk)
                check_size(max(size, 1))
                digest.update(chunk)
                file.write(chunk)
        check_size(size)
    except BaseException:
        stored.unlink(missing_ok=True)
        raise
    return stored.name, digest.hexdigest(), size


def is_as_uploaded(batch: ImportBatch) -> bool:
    """Whether the bytes are still those that were uploaded."""
    try:
        with path_of(batch).open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == batch.sha256
    except FileNotFoundError:
        return False


def discard(batch: ImportBatch) -> None:
    """Forget the bytes of an upload, and how far it came."""
    path_of(batch).unlink(missing_ok=True)
    progress_path(batch).unlink(missing_ok=True)


def progress_path(batch: ImportBatch) -> Path:
    """Where an import tells how far it is: beside the database, whose transaction is not seen before it ends."""
    return Path(settings.IMPORT_DIR) / f"{batch.pk}.progress"


def note_progress(batch: ImportBatch, done: int) -> None:
    """Tell how many rows are written."""
    growing = progress_path(batch).with_suffix(f".{os.getpid()}")
    growing.write_text(str(done))
    growing.replace(progress_path(batch))


def progress(batch: ImportBatch) -> tuple[int, float | None]:
    """How many rows are done, and when that was told (seconds since the epoch)."""
    try:
        file = progress_path(batch)
        return int(file.read_text()), file.stat().st_mtime
    except (FileNotFoundError, ValueError):
        return 0, None
