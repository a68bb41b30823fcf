"""How a test signature is made, and what is wrong with it. The defaults make a valid XAdES LT signature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .people import Identity
from .tokens import TokenOptions

EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
INCLUSIVE_11 = "http://www.w3.org/2006/12/xml-c14n11"


@dataclass(frozen=True)
class Options:
    """`at` is the time of signing (now when None); `ocsp_delay` from the timestamp to the OCSP answer."""

    at: datetime | None = None
    digest: str = "sha256"
    form: str | None = EXCLUSIVE
    pss: bool = False
    certificate_v2: bool = True
    """SigningCertificateV2 rather than the older SigningCertificate."""
    file_name: str | None = None
    """Of the signature file in META-INF; the next free `signaturesN.xml` when None."""
    encode_uri: Callable[[str], str] | None = None
    references: dict[str, bytes] | None = None
    """What is signed instead of the container's files."""
    key_certificate: Identity | None = None
    """Whose certificate lies in KeyInfo instead of the signer's."""
    named_certificate: Identity | None = None
    """Whose certificate the signed properties name instead of the signer's."""
    data_transforms: str = ""
    data_type: str = ""
    signed_properties_reference: bool = True
    media_type: str = "application/octet-stream"
    """As the container's manifest has it; empty: the signature tells none."""
    role: str = ""

    timestamps: int = 1
    tsa: Identity | None = None
    timestamp_digest: str = "sha256"
    timestamp_over: bytes | None = None
    token: TokenOptions | None = None
    timestamp_fraction: int = 0
    """Microseconds in the timestamp's time."""

    ocsp: bool = True
    ocsp_status: str = "good"
    ocsp_delay: timedelta = timedelta(seconds=1)
    ocsp_more: tuple[timedelta, ...] = ()
    """Delays of further answers, which stand before it."""
    ocsp_known_delay: timedelta | None = None
    """From the timestamp to `thisUpdate`; as `ocsp_delay` when None."""
    ocsp_about: Identity | None = None
    ocsp_issuer: Identity | None = None
    ocsp_by: Identity | None = None
    ocsp_digest: str = "sha256"
    ocsp_embeds_responder: bool = True
    ocsp_pss: bool = False
    ocsp_until: timedelta | None = None
    """From the timestamp to `nextUpdate`, when the answer tells one."""
    ocsp_more_certificates: tuple[Identity, ...] = ()
    """Beside the responder's, where nobody signs them."""
    ocsp_spoiled: bool = False
    """The answer's signature does not fit."""

    archive_timestamps: int = 0
    archive_over: bytes | None = None
    archive_earlier: timedelta = field(default=timedelta())
    """How much earlier than the signature the archive timestamp claims to be."""
    edit_before: Callable[[bytes], bytes] | None = None
    """Change to the signature file before it is signed."""
    edit: Callable[[bytes], bytes] | None = None
    """Last change to the signature file's bytes."""
