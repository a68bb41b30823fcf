"""The chain of stages. Each may only refuse; a fault inside one is a refusal too."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from lxml import etree

from . import limits
from .archive_timestamp import check_archive_timestamps
from .certificate import signer_of
from .chain import check_chain
from .files import DataFiles, check_document, check_manifest, check_references
from .ocsp import Signed, check_revocation
from .reasons import Finding, Reason, Refusal
from .representative import check_representative
from .signature_document import XadesSignature, read_signature, signature_elements
from .structure import Container, read_container
from .timestamp import signing_time
from .trust_list import TrustList
from .verdict import FileInfo, Level, SignatureVerdict, Verdict
from .xades import check_xades, signing_certificate

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the portal knows beforehand. What is None is not asked.

    `document_sha256` is the issued document's digest in hex; `representatives` the personal codes of those
    who may sign.
    """

    document_sha256: str | None = None
    representatives: frozenset[str] | None = None


def verify(data: bytes, trust_list: TrustList | None, expectation: Expectation | None = None) -> Verdict:
    """Verdict on a container's bytes; never raises. Without a trust list nothing is valid."""
    sequence = trust_list.sequence if trust_list else None
    try:
        verdict = _verify(data, trust_list, expectation or Expectation())
    except Exception as error:  # whatever a hostile file provokes, the answer is no
        verdict = Verdict(valid=False, reasons=(_finding(error),))
    return replace(verdict, trust_list_sequence=sequence)


def _verify(data: bytes, trust_list: TrustList | None, expectation: Expectation) -> Verdict:
    container = read_container(data)
    files = check_manifest(container)
    infos = tuple(
        FileInfo(name, files.size(name), files.digest(name, "sha256").hex()) for name in container.data_files
    )
    reasons: list[Finding] = []
    if trust_list is None:
        reasons.append(Finding(Reason.NO_TRUST_LIST))
    try:
        if expectation.document_sha256 is not None:
            check_document(files, expectation.document_sha256)
        elements = _elements(container)
    except Refusal as refusal:
        return Verdict(valid=False, files=infos, reasons=(*reasons, refusal.finding))
    signatures = tuple(
        _verify_signature(file, element, files, trust_list, expectation) for file, element in elements
    )
    valid = not reasons and bool(signatures) and all(signature.valid for signature in signatures)
    return Verdict(valid=valid, signatures=signatures, files=infos, reasons=tuple(reasons))


def _elements(container: Container) -> list[tuple[str, etree._Element]]:
    found = [
        (file, element)
        for file, data in container.signature_files.items()
        for element in signature_elements(data)
    ]
    if len(found) > limits.MAX_SIGNATURES:
        raise Refusal(Reason.TOO_LARGE, f"{len(found)} signatures")
    return found


def _verify_signature(
    file: str,
    element: etree._Element,
    files: DataFiles,
    trust_list: TrustList | None,
    expectation: Expectation,
) -> SignatureVerdict:
    verdict = SignatureVerdict(file, valid=False)
    try:
        signature = read_signature(file, element)
        verdict = _describe(verdict, signature)
        check_references(signature.data_references, files)
        certificate = check_xades(signature)
        if trust_list is None:
            raise Refusal(Reason.NO_TRUST_LIST)
        store = signature.certificates()
        # The chain is asked for the trusted time, so the timestamp comes before it.
        moment = signing_time(signature, trust_list, store)
        verdict = replace(verdict, time=moment, level=Level.T)
        issuer = check_chain(certificate, trust_list, moment)
        warnings = check_revocation(signature, Signed(certificate, issuer, moment), trust_list, store)
        verdict = replace(verdict, level=Level.LT, warnings=warnings)
        check_archive_timestamps(signature, files, trust_list, store, moment)
        level = Level.LTA if signature.archive_timestamps else Level.LT
        if expectation.representatives is not None:
            check_representative(signer_of(certificate), expectation.representatives)
        return replace(verdict, valid=True, level=level)
    except Exception as error:  # whatever a hostile file provokes, the answer is no
        return replace(verdict, valid=False, reasons=(_finding(error),))


def _describe(verdict: SignatureVerdict, signature: XadesSignature) -> SignatureVerdict:
    """Name the signer also where the signature turns out wrong: people ask whose it is."""
    try:
        return replace(verdict, signer=signer_of(signing_certificate(signature)))
    except Refusal:
        return verdict


def _finding(error: Exception) -> Finding:
    if isinstance(error, Refusal):
        return error.finding
    logger.warning("Part of a container could not be read", exc_info=error)
    return Finding(Reason.UNREADABLE_PART, type(error).__name__)
