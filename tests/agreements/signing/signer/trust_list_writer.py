"""Writes and signs the test authority's trust list."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from .options import EXCLUSIVE, Options
from .people import Identity
from .xades_writer import DIGEST, DS, _xml_signature, b64, canonical, signature_method

TSL = "http://uri.etsi.org/02231/v2#"
ECC = "http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
_STATUS = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/"
_INFO = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/"
_TYPE = "http://uri.etsi.org/TrstSvc/Svctype/"


@dataclass(frozen=True)
class Extra:
    """A service beside the authority's own."""

    kind: str
    certificate: x509.Certificate
    status: str = "granted"
    use: str = ""


class Earlier(NamedTuple):
    """A state of a service that ended: since how long ago it was so."""

    status: str
    ago: timedelta
    use: str = "ForeSignatures"


@dataclass(frozen=True)
class ListOptions:
    """What the list says. Defaults: the authority's CA and TSA granted long ago, list fresh."""

    sequence: int = 7
    next_update: timedelta | None = timedelta(days=90)
    ca_kind: str = "CA/QC"
    ca_status: str = "granted"
    ca_since: timedelta = timedelta(days=2000)
    ca_use: str = "ForeSignatures"
    ca_history: tuple[Earlier, ...] = ()
    ca_qualifications: str = ""
    tsa_status: str = "granted"
    tsa_since: timedelta = timedelta(days=2000)
    tsa_history: tuple[Earlier, ...] = ()
    tsa: bool = True
    extra: tuple[Extra, ...] = field(default=())
    form: str = EXCLUSIVE
    pointers: str = ""
    """Pointers to other lists: this one is a list of lists."""
    id_reference: bool = False
    """Sign `#Id` of the root rather than the whole document by an empty address."""


def build(
    options: ListOptions, *, ca: x509.Certificate, tsa: x509.Certificate, signer: Identity, now: datetime
) -> bytes:
    past = _history(options.ca_kind, options.ca_history, now)
    state = _state(
        options.ca_kind, options.ca_status, options.ca_use, now - options.ca_since, options.ca_qualifications
    )
    services = _service(ca, state, past)
    if options.tsa:
        past = _history("TSA/QTST", options.tsa_history, now)
        services += _service(tsa, _state("TSA/QTST", options.tsa_status, "", now - options.tsa_since), past)
    for extra in options.extra:
        state = _state(extra.kind, extra.status, extra.use, now - timedelta(days=2000))
        services += _service(extra.certificate, state)
    root = etree.fromstring(_document(options, services, now))
    _sign(root, signer, options)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _document(options: ListOptions, services: str, now: datetime) -> str:
    following = ""
    if options.next_update is not None:
        following = f"<dateTime>{_moment(now + options.next_update)}</dateTime>"
    return (
        f'<TrustServiceStatusList xmlns="{TSL}" Id="LIST"><SchemeInformation>'
        "<TSLVersionIdentifier>6</TSLVersionIdentifier>"
        f"<TSLSequenceNumber>{options.sequence}</TSLSequenceNumber>"
        '<SchemeName><Name xml:lang="en">Test list</Name></SchemeName>'
        f"<SchemeTerritory>EE</SchemeTerritory><ListIssueDateTime>{_moment(now)}</ListIssueDateTime>"
        f"<NextUpdate>{following}</NextUpdate>"
        f"<PointersToOtherTSL>{options.pointers}</PointersToOtherTSL></SchemeInformation><TrustServiceProviderList>"
        f"<TrustServiceProvider><TSPServices>{services}</TSPServices></TrustServiceProvider>"
        "</TrustServiceProviderList></TrustServiceStatusList>"
    )


def _history(kind: str, history: tuple[Earlier, ...], now: datetime) -> str:
    return "".join(
        f"<ServiceHistoryInstance>{_state(kind, one.status, one.use, now - one.ago)}</ServiceHistoryInstance>"
        for one in history
    )


def _service(certificate: x509.Certificate, state: str, history: str = "") -> str:
    der = b64(certificate.public_bytes(Encoding.DER))
    return (
        "<TSPService><ServiceInformation><ServiceDigitalIdentity><DigitalId>"
        f"<X509Certificate>{der}</X509Certificate></DigitalId></ServiceDigitalIdentity>"
        f"{state}</ServiceInformation><ServiceHistory>{history}</ServiceHistory></TSPService>"
    )


def _state(kind: str, status: str, use: str, since: datetime, qualifications: str = "") -> str:
    additional = (
        "<Extension Critical='true'><AdditionalServiceInformation>"
        f'<URI xml:lang="en">{_INFO}{use}</URI></AdditionalServiceInformation></Extension>'
        if use
        else ""
    )
    return (
        f"<ServiceTypeIdentifier>{_TYPE}{kind}</ServiceTypeIdentifier>"
        f"<ServiceName><Name>{kind}</Name></ServiceName><ServiceStatus>{_STATUS}{status}</ServiceStatus>"
        f"<StatusStartingTime>{_moment(since)}</StatusStartingTime><ServiceInformationExtensions>"
        f"{additional}{qualifications}</ServiceInformationExtensions>"
    )


def qualification(qualifiers: list[str], criteria: str, mode: str = "all") -> str:
    """An extension that adds qualifiers to the certificates that the criteria choose."""
    names = "".join(f'<ecc:Qualifier uri="{_INFO}{name}"/>' for name in qualifiers)
    return (
        f'<Extension Critical="true"><ecc:Qualifications xmlns:ecc="{ECC}" xmlns:xades="{XADES}">'
        f"<ecc:QualificationElement><ecc:Qualifiers>{names}</ecc:Qualifiers>"
        f'<ecc:CriteriaList assert="{mode}">{criteria}</ecc:CriteriaList>'
        "</ecc:QualificationElement></ecc:Qualifications></Extension>"
    )


def _sign(root: etree._Element, signer: Identity, options: ListOptions) -> None:
    digest = hashlib.sha256(canonical(root, options.form)).digest()
    uri = "#LIST" if options.id_reference else ""
    signature = etree.fromstring(
        f'<ds:Signature xmlns:ds="{DS}"><ds:SignedInfo>'
        f'<ds:CanonicalizationMethod Algorithm="{options.form}"/>'
        f'<ds:SignatureMethod Algorithm="{signature_method(signer, Options())}"/>'
        f'<ds:Reference URI="{uri}"><ds:Transforms>'
        '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>'
        f'<ds:Transform Algorithm="{options.form}"/></ds:Transforms>'
        f'<ds:DigestMethod Algorithm="{DIGEST["sha256"]}"/><ds:DigestValue>{b64(digest)}</ds:DigestValue>'
        "</ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature>"
    )
    root.append(signature)
    info = canonical(signature[0], options.form)
    signature[1].text = b64(_xml_signature(signer, info, Options()))
