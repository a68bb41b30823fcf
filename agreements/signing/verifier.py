"""The chain of stages. Each may only refuse; a fault inside one is a refusal too."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from lxml import etree

from . import limits
from .archive_timestamp import check_archive_timestamps
from .certificate import Signer, signer_of
from .chain import check_chain
from .files import DataFiles, check_document, check_manifest, check_media_types, check_references
from .ocsp import Signed, check_revocation
from .reasons import Finding, Reason, Refusal
from .representative import check_representative
from .signature_document import XadesSignature, read_signature, signature_elements
from .stages import Stage
from .structure import Container, read_container
from .timestamp import check_past, signing_time
from .trust_list import TrustList
from .verdict import FileInfo, Level, SignatureVerdict, Verdict
from .xades import check_xades, signing_certificate

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the portal knows beforehand. What is None is not asked.

    `document_sha256` is the issued document's digest in hex; `representatives` the personal codes of those
    who may sign; `now` the moment after which no signature can have been given.
    """

    document_sha256: str | None = None
    representatives: frozenset[str] | None = None
    now: datetime | None = None


def verify(data: bytes, trust_list: TrustList | None, expectation: Expectation | None = None) -> Verdict:
    """Verdict on a container's bytes; never raises. Without a trust list nothing is valid."""
    verdict = Verdict(valid=False, stopped_at=Stage.STRUCTURE)
    try:
        container = read_container(data)
        verdict = replace(verdict, stopped_at=Stage.FILES)
        files = check_manifest(container)
        verdict = replace(verdict, files=_infos(files), stopped_at=Stage.SIGNATURE)
        verdict = _verify_signatures(verdict, container, files, trust_list, expectation or Expectation())
    except Exception as error:  # whatever a hostile file provokes, the answer is no
        verdict = replace(verdict, valid=False, reasons=(_finding(error),))
    return replace(verdict, trust_list_sequence=trust_list.sequence if trust_list else None)


def _infos(files: DataFiles) -> tuple[FileInfo, ...]:
    return tuple(FileInfo(name, files.size(name), files.digest(name, "sha256").hex()) for name in files)


def _verify_signatures(
    verdict: Verdict,
    container: Container,
    files: DataFiles,
    trust_list: TrustList | None,
    expectation: Expectation,
) -> Verdict:
    signatures = tuple(
        _verify_signature(file, element, files, trust_list, expectation) for file, element in _elements(container)
    )
    stopped_at, reasons = _container_stop(files, trust_list, expectation)
    valid = not reasons and bool(signatures) and all(signature.valid for signature in signatures)
    return replace(verdict, valid=valid, signatures=signatures, stopped_at=stopped_at, reasons=reasons)


def _container_stop(
    files: DataFiles, trust_list: TrustList | None, expectation: Expectation
) -> tuple[Stage | None, tuple[Finding, ...]]:
    """What concerns no single signature: the issued document, and the list to believe."""
    try:
        if expectation.document_sha256 is not None:
            check_document(files, expectation.document_sha256)
    except Refusal as refusal:
        return Stage.FILES, (refusal.finding,)
    if trust_list is None:
        return Stage.TIME, (Finding(Reason.NO_TRUST_LIST),)
    return None, ()


def _elements(container: Container) -> list[tuple[str, etree._Element]]:
    found = [
        (file, element) for file, data in container.signature_files.items() for element in signature_elements(data)
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
    """Walk one signature through the stages; `verdict` always tells how far it came."""
    verdict = SignatureVerdict(file, valid=False, stopped_at=Stage.SIGNATURE)
    try:
        signature = read_signature(file, element)
        verdict = replace(verdict, signer=_claimed_signer(signature), stopped_at=Stage.FILES)
        check_references(signature.data_references, files)
        check_media_types(signature.data_references, signature.media_types(), files)
        verdict = replace(verdict, stopped_at=Stage.SIGNATURE)
        certificate = check_xades(signature)
        verdict = replace(verdict, stopped_at=Stage.TIME)
        believed = _believed(trust_list)
        store = signature.certificates()
        moment = signing_time(signature, believed, store)
        check_past(moment, expectation.now)
        verdict = replace(verdict, time=moment, level=Level.T, stopped_at=Stage.CERTIFICATE)
        issuer = check_chain(certificate, believed, moment)
        verdict = replace(verdict, stopped_at=Stage.STATUS)
        warnings = check_revocation(signature, Signed(certificate, issuer, moment), believed, store)
        verdict = replace(verdict, level=Level.LT, warnings=warnings, stopped_at=Stage.TIME)
        check_archive_timestamps(signature, files, believed, store, moment)
        level = Level.LTA if signature.archive_timestamps else Level.LT
        verdict = replace(verdict, level=level, stopped_at=Stage.PERSON)
        if expectation.representatives is not None:
            check_representative(signer_of(certificate), expectation.representatives)
        return replace(verdict, valid=True, stopped_at=None)
    except Exception as error:  # whatever a hostile file provokes, the answer is no
        return replace(verdict, valid=False, reasons=(_finding(error),))


def _believed(trust_list: TrustList | None) -> TrustList:
    if trust_list is None:
        raise Refusal(Reason.NO_TRUST_LIST)
    return trust_list


def _claimed_signer(signature: XadesSignature) -> Signer | None:
    """The signer is named also where the signature turns out wrong: people ask whose it is."""
    try:
        return signer_of(signing_certificate(signature))
    except Refusal:
        return None


def _finding(error: Exception) -> Finding:
    if isinstance(error, Refusal):
        return error.finding
    logger.warning("Part of a container could not be read", exc_info=error)
    return Finding(Reason.UNREADABLE_PART, type(error).__name__)
