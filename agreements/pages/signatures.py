"""Who has signed a document when, as the verdicts on its accepted containers have it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agreements.models import IssuedDocument
from agreements.signing.reasons import Reason
from agreements.signing.texts import TEXTS, Text

Verdicts = Iterable[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature on record; `at` is the trusted time, `remarks` what is worth knowing of it."""

    name: str
    at: datetime | None
    remarks: tuple[Text, ...] = ()


def signed_pages(document: IssuedDocument | None) -> dict[str, Any]:
    """What the page of a document tells of its accepted containers."""
    verdicts = list(document.containers.values_list("verdict", flat=True)) if document else []
    return {"signatures": signatures_in(verdicts), "other_files": other_files(verdicts, document)}


def signatures_in(verdicts: Verdicts) -> list[Signature]:
    """Each once, in the order of their time: one that was countersigned lies in two containers."""
    told = {
        (one["personal_code"], one["time"]): one
        for verdict in verdicts
        for one in verdict["signatures"]
        if one["valid"] or verdict["undecided"]
    }
    return [
        Signature(
            name=one["signer"] or "",
            at=datetime.fromisoformat(one["time"]) if one["time"] else None,
            remarks=tuple(TEXTS[Reason(warning["code"])] for warning in one["warnings"]),
        )
        for _, one in sorted(told.items(), key=lambda item: item[0][1] or "")
    ]


def other_files(verdicts: Verdicts, document: IssuedDocument | None) -> list[str]:
    """Names of what was signed beside the issued document: nobody adds their signature to it unawares."""
    own = document.sha256 if document else ""
    return sorted({one["name"] for verdict in verdicts for one in verdict["files"] if one["sha256"] != own})
