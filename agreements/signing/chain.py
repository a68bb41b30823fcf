"""Stage 4, certificate: issued by a service that was granted at the signing time, qualified, valid then."""

from __future__ import annotations

from datetime import datetime

from cryptography import x509

from .certificate import check_purpose, issued_by, valid_at
from .qualification import check_qualified
from .reasons import Reason, Refusal
from .trust_list import CA_QC, FOR_SIGNATURES, Period, TrustList


def check_chain(certificate: x509.Certificate, trust_list: TrustList, moment: datetime) -> x509.Certificate:
    """The issuer's certificate from the list. `moment` is the trusted time of signing."""
    check_purpose(certificate)
    if not valid_at(certificate, moment):
        raise Refusal(Reason.CERTIFICATE_EXPIRED)
    issuer, periods = _issuer(certificate, trust_list, moment)
    if not periods:
        raise Refusal(Reason.ISSUER_NOT_GRANTED)
    if not valid_at(issuer, moment):
        raise Refusal(Reason.CERTIFICATE_EXPIRED, "issuer")
    _check_all_qualify(certificate, periods)
    return issuer


def _issuer(
    certificate: x509.Certificate, trust_list: TrustList, moment: datetime
) -> tuple[x509.Certificate, list[Period]]:
    """Issuer among the list's services, and its periods that count: CA/QC, granted, for signatures."""
    found: x509.Certificate | None = None
    for service in trust_list.services:
        for candidate in service.certificates:
            named = candidate.subject == certificate.issuer
            if found is None and named and issued_by(certificate, candidate):
                found = candidate
    if found is None:
        raise Refusal(Reason.ISSUER_NOT_TRUSTED)
    periods = [
        period
        for service, period in trust_list.granted(frozenset({CA_QC}), moment)
        if found in service.certificates and FOR_SIGNATURES in period.uses
    ]
    return found, periods


def _check_all_qualify(certificate: x509.Certificate, periods: list[Period]) -> None:
    """Every granted service of the issuer must agree: a doubt is a no."""
    for period in periods:
        check_qualified(certificate, period.qualifiers)
