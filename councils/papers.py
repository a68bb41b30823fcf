"""What files may lie before a meeting."""

from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024
KINDS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".csv": "text/csv",
    ".asice": "application/vnd.etsi.asic-e+zip",
}


def ending(file_name: str) -> str:
    """The file's ending in small letters, with its dot."""
    return PurePosixPath(file_name.replace("\\", "/")).suffix.lower()


def check_paper(file_name: str, content: bytes) -> None:
    """Raise ValidationError for an empty or too large file, or a kind that is not taken."""
    if ending(file_name) not in KINDS:
        kinds = ", ".join(sorted(KINDS))
        raise ValidationError({"file": _("Seda liiki faili ei võeta vastu. Sobivad: %(kinds)s.") % {"kinds": kinds}})
    if not content:
        raise ValidationError({"file": _("Fail on tühi.")})
    if len(content) > MOST_BYTES:
        raise ValidationError({"file": _("Fail on suurem kui 20 MB.")})
