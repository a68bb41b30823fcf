"""The national trust list (TS 119 612): which services were granted what, and when.

A list is believed only when `signed_list` found it rightly signed, and while it is fresh. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from lxml import etree

from .qualification import Qualifiers, read_qualifiers
from .reasons import Reason, Refusal
from .safe_xml import only
from .signed_list import TSL, UNREADABLE, check_fresh, checked_root, read_certificates, read_moment

_TYPE = "http://uri.etsi.org/TrstSvc/Svctype/"
CA_QC = f"{_TYPE}CA/QC"
TSA_QTST = f"{_TYPE}TSA/QTST"
OCSP_KINDS = frozenset({f"{_TYPE}Certstatus/OCSP", f"{_TYPE}Certstatus/OCSP/QC"})
_STATUS = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/"
GRANTED = f"{_STATUS}granted"
EIDAS = datetime(2016, 7, 1, tzinfo=UTC)
"""Until then services were not granted but supervised or accredited, and the list named no uses (TS 119 615, 4.4)."""
_BEFORE_EIDAS = frozenset(
    f"{prefix}{status}"
    for prefix in (_STATUS, "http://uri.etsi.org/TrstSvc/eSigDir-1999-93-EC-TrustedList/Svcstatus/")
    for status in ("undersupervision", "supervisionincessation", "accredited")
)
FOR_SIGNATURES = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForeSignatures"
_SERVICES = "/".join(
    f"{TSL}{name}" for name in ("TrustServiceProviderList", "TrustServiceProvider", "TSPServices", "TSPService")
)
"""By their place, never by their name alone: what lies inside the list's signature is not signed."""


@dataclass(frozen=True, slots=True)
class Period:
    """A service's state from a moment on, until the next period starts."""

    start: datetime
    kind: str
    status: str
    uses: frozenset[str]
    qualifiers: tuple[Qualifiers, ...]

    def is_granted(self, moment: datetime) -> bool:
        """Granted, or what stood for it at a moment before eIDAS."""
        return self.status == GRANTED or (moment < EIDAS and self.status in _BEFORE_EIDAS)

    @property
    def is_for_signatures(self) -> bool:
        """Said by the list; before eIDAS it told no uses, and certificates were for signatures."""
        return FOR_SIGNATURES in self.uses or (not self.uses and self.status in _BEFORE_EIDAS)


@dataclass(frozen=True, slots=True)
class Service:
    """A trust service with its certificates and its periods, newest first."""

    name: str
    certificates: tuple[x509.Certificate, ...]
    periods: tuple[Period, ...]

    def at(self, moment: datetime) -> Period | None:
        """The period that the moment lies in; None before the service was listed."""
        return next((period for period in self.periods if period.start <= moment), None)


@dataclass(frozen=True, slots=True)
class TrustList:
    """A list whose signature was checked. `next_update` is the last moment at which it may be used."""

    territory: str
    sequence: int
    issued_at: datetime
    next_update: datetime
    services: tuple[Service, ...]

    def granted(self, kinds: frozenset[str], moment: datetime) -> Iterator[tuple[Service, Period]]:
        """Services of these kinds that were granted at the moment."""
        for service in self.services:
            period = service.at(moment)
            if period is not None and period.kind in kinds and period.is_granted(moment):
                yield service, period

    def certificates(self) -> Iterator[x509.Certificate]:
        for service in self.services:
            yield from service.certificates


def load_trust_list(
    data: bytes, signers: tuple[x509.Certificate, ...], *, now: datetime, at_least: int = 0
) -> TrustList:
    """Check and read a list.

    `signers` are the certificates of which one must have signed it; `at_least` is the sequence number of the
    list in use, so that nobody brings back an older one. Refuses an unsigned, changed, stale or older list.
    """
    trust_list = _read(checked_root(data, signers))
    check_fresh(trust_list.next_update, now)
    if trust_list.sequence < at_least:
        raise Refusal(Reason.TRUST_LIST_OLDER, str(trust_list.sequence))
    return trust_list


def _read(root: etree._Element) -> TrustList:
    try:
        scheme = only(root, f"{TSL}SchemeInformation", UNREADABLE)
        return TrustList(
            territory=scheme.findtext(f"{TSL}SchemeTerritory", ""),
            sequence=int(scheme.findtext(f"{TSL}TSLSequenceNumber", "")),
            issued_at=read_moment(scheme.findtext(f"{TSL}ListIssueDateTime", "")),
            next_update=read_moment(scheme.findtext(f"{TSL}NextUpdate/{TSL}dateTime", "")),
            services=tuple(_read_service(item) for item in root.iterfind(_SERVICES)),
        )
    except ValueError as error:
        raise Refusal(UNREADABLE, "field") from error


def _read_service(element: etree._Element) -> Service:
    information = only(element, f"{TSL}ServiceInformation", UNREADABLE)
    history = element.findall(f"{TSL}ServiceHistory/{TSL}ServiceHistoryInstance")
    periods = [_read_period(item) for item in (information, *history)]
    return Service(
        name=information.findtext(f"{TSL}ServiceName/{TSL}Name", ""),
        certificates=tuple(read_certificates(information.find(f"{TSL}ServiceDigitalIdentity"))),
        periods=tuple(sorted(periods, key=lambda period: period.start, reverse=True)),
    )


def _read_period(element: etree._Element) -> Period:
    uris = element.iterfind(f".//{TSL}AdditionalServiceInformation/{TSL}URI")
    return Period(
        start=read_moment(element.findtext(f"{TSL}StatusStartingTime", "")),
        kind=element.findtext(f"{TSL}ServiceTypeIdentifier", "").strip(),
        status=element.findtext(f"{TSL}ServiceStatus", "").strip(),
        uses=frozenset((uri.text or "").strip() for uri in uris),
        qualifiers=read_qualifiers(element),
    )
