"""A document is made once; its bytes, their hash and its number stay (A3)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils import timezone

from accounts.models import User
from agreements.documents.numbering import next_number
from agreements.models import AgreementTemplate, IssuedDocument
from agreements.models.documents import Subject
from agreements.record.log import note

Values = Mapping[str, Any]


def freeze(
    user: User,
    field: str,
    subject: Subject,
    template: AgreementTemplate,
    values_of: Callable[[str, datetime], Values],
    pdf: Callable[[Values, datetime], bytes],
) -> IssuedDocument:
    """Number, make and keep the document of a subject; ``field`` is the document's field that names it."""
    issued_at = timezone.localtime().replace(microsecond=0)
    number = next_number(issued_at.date())
    values = values_of(number, issued_at)
    content = pdf(values, issued_at)
    document = IssuedDocument(
        number=number,
        issued_at=issued_at,
        template=template,
        values=values,
        content=content,
        sha256=sha256(content).hexdigest(),
    )
    setattr(document, field, subject)
    document.save()
    note("document_frozen", document, user, {"number": number, "sha256": document.sha256})
    return document
