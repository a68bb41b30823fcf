"""Stage 7, person: whoever signed may represent the party on record (A2)."""

from __future__ import annotations

from .certificate import Signer
from .reasons import Reason, Refusal


def check_representative(signer: Signer, representatives: frozenset[str]) -> None:
    """`representatives` are personal codes of those who may sign this document."""
    if not signer.personal_code or signer.personal_code not in representatives:
        raise Refusal(Reason.NOT_REPRESENTATIVE, signer.personal_code)
