"""Stage 4, certificate: issued by a service that was granted at the signing time, qualified, valid then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cryptography import x509

from .certificate import check_purpose, issued_by, valid_at
from .qualification import check_qualified
from .reasons import Reason, Refusal
from .trust_list import CA_QC, Period, TrustList


def check_chain(certificate: x509.Certificate, trust_list: TrustList, moment: datetime) -> x509.Certificate:
    """The issuer's certificate from the list. `moment` is the trusted time of signing.

    The issuer must have been granted both when it issued the certificate and when the certificate signed
    (eIDAS, article 32; TS 119 615, 4.4 and 4.5).
    """
    check_purpose(certificate)
    if not valid_at(certificate, moment):
        raise Refusal(Reason.CERTIFICATE_EXPIRED)
    issuers = _issuers(certificate, trust_list)
    if not issuers:
        raise Refusal(Reason.ISSUER_NOT_TRUSTED)
    granted = list(_granted(issuers, trust_list, moment))
    if not granted or not any(_granted(issuers, trust_list, certificate.not_valid_before_utc)):
        raise Refusal(Reason.ISSUER_NOT_GRANTED)
    valid = [issuer for issuer, _ in granted if valid_at(issuer, moment)]
    if not valid:
        raise Refusal(Reason.CERTIFICATE_EXPIRED, "issuer")
    # Every granted service of the issuer must agree: a doubt is a no.
    for _, period in granted:
        check_qualified(certificate, period.qualifiers)
    return valid[0]


def _issuers(certificate: x509.Certificate, trust_list: TrustList) -> list[x509.Certificate]:
    """The list's certificates whose key signed this one; a key may be listed under several certificates."""
    return [
        candidate
        for candidate in trust_list.certificates()
        if candidate.subject == certificate.issuer and issued_by(certificate, candidate)
    ]


def _granted(
    issuers: list[x509.Certificate], trust_list: TrustList, moment: datetime
) -> Iterator[tuple[x509.Certificate, Period]]:
    """Issuers with the periods that count: CA/QC, granted, for signatures."""
    for service, period in trust_list.granted(frozenset({CA_QC}), moment):
        if period.is_for_signatures:
            yield from ((issuer, period) for issuer in service.certificates if issuer in issuers)
