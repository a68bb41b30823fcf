"""Why a container, a signature or a trust list was refused: codes, never texts.

What people read for each code stands in `texts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """One thing that is wrong. The value is stable: it is stored with verdicts."""

    # structure
    NOT_A_CONTAINER = "not-a-container"
    PLAIN_PDF = "plain-pdf"
    CONTAINER_DAMAGED = "container-damaged"
    TOO_LARGE = "too-large"
    COMPRESSION_BOMB = "compression-bomb"
    ENCRYPTED = "encrypted"
    DUPLICATE_NAME = "duplicate-name"
    UNSAFE_NAME = "unsafe-name"
    MIMETYPE = "mimetype"
    UNEXPECTED_FILE = "unexpected-file"
    UNSAFE_XML = "unsafe-xml"
    NO_MANIFEST = "no-manifest"
    MANIFEST_MALFORMED = "manifest-malformed"
    NO_SIGNATURE = "no-signature"
    NO_DATA_FILE = "no-data-file"
    # files
    MANIFEST_DIFFERS = "manifest-differs"
    FILES_NOT_SIGNED = "files-not-signed"
    FILE_CHANGED = "file-changed"
    DOCUMENT_MISSING = "document-missing"
    # XAdES
    SIGNATURE_MALFORMED = "signature-malformed"
    ALGORITHM = "algorithm"
    SIGNED_PROPERTIES = "signed-properties"
    SIGNATURE_VALUE = "signature-value"
    SIGNING_CERTIFICATE = "signing-certificate"
    # trust
    NO_TRUST_LIST = "no-trust-list"
    TRUST_LIST_UNREADABLE = "trust-list-unreadable"
    TRUST_LIST_SIGNATURE = "trust-list-signature"
    TRUST_LIST_STALE = "trust-list-stale"
    TRUST_LIST_OLDER = "trust-list-older"
    ISSUER_NOT_TRUSTED = "issuer-not-trusted"
    ISSUER_NOT_GRANTED = "issuer-not-granted"
    CERTIFICATE_NOT_QUALIFIED = "certificate-not-qualified"
    CERTIFICATE_PURPOSE = "certificate-purpose"
    CERTIFICATE_EXPIRED = "certificate-expired"
    # time and revocation
    NO_TIMESTAMP = "no-timestamp"
    TIMESTAMP_INVALID = "timestamp-invalid"
    TIMESTAMP_NOT_TRUSTED = "timestamp-not-trusted"
    ARCHIVE_TIMESTAMP_INVALID = "archive-timestamp-invalid"
    NO_OCSP = "no-ocsp"
    OCSP_INVALID = "ocsp-invalid"
    OCSP_NOT_TRUSTED = "ocsp-not-trusted"
    OCSP_OTHER_CERTIFICATE = "ocsp-other-certificate"
    OCSP_TIME = "ocsp-time"
    OCSP_LATE = "ocsp-late"
    REVOKED = "revoked"
    STATUS_UNKNOWN = "status-unknown"
    # person
    NOT_REPRESENTATIVE = "not-representative"
    SIGNATURES_DO_NOT_BIND = "signatures-do-not-bind"
    # a container that grew
    EARLIER_CHANGED = "earlier-changed"
    # second opinion
    OPINIONS_DIFFER = "opinions-differ"
    SECOND_OPINION_MISSING = "second-opinion-missing"
    # verifier
    UNREADABLE_FILE = "unreadable-file"
    UNREADABLE_PART = "unreadable-part"


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason, with an untranslated detail for operators (a file's name, an algorithm)."""

    reason: Reason
    detail: str = ""


class Refusal(Exception):
    """A stage refuses; carries the finding."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.finding = Finding(reason, detail)
