"""Who has signed a document when, as the verdicts on its accepted containers have it."""

from dataclasses import dataclass
from datetime import datetime

from agreements.models import IssuedDocument
from agreements.signing.reasons import Reason
from agreements.signing.texts import TEXTS, Text


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature on record; `at` is the trusted time, `remarks` what is worth knowing of it."""

    name: str
    at: datetime | None
    remarks: tuple[Text, ...] = ()


def signatures_of(document: IssuedDocument | None) -> list[Signature]:
    """Each once, in the order of their time: one that was countersigned lies in two containers."""
    if document is None:
        return []
    verdicts = document.containers.values_list("verdict", flat=True)
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
