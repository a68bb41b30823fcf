"""Timestamps (RFC 3161) and OCSP answers (RFC 6960) of the test authority."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from .people import Identity

HASHES = {
    "sha1": hashes.SHA1(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


@dataclass(frozen=True)
class TokenOptions:
    """What is unusual or wrong in a timestamp token; the defaults make an ordinary one."""

    by_key_id: bool = False
    essential: str = "v2"
    """How the signer's certificate is named: `v2`, `v1` (by SHA-1, as old services do), `wrong` or `none`."""
    pss: bool = False
    pss_salt: int = 32
    digest: str = "sha256"
    algorithm: str | None = None
    content_type: str = "tst_info"
    message_digest: bytes | None = None
    doubled: bool = False
    """An attribute stands there twice."""
    spoiled: bool = False
    """The signature does not fit."""
    signers: int = 1
    embed: bool = True
    more_certificates: tuple[Identity, ...] = ()


def timestamp(
    tsa: Identity, data: bytes, at: datetime, digest: str = "sha256", options: TokenOptions | None = None
) -> bytes:
    """A timestamp token over the data."""
    options = options or TokenOptions()
    info = tsp.TSTInfo(
        {
            "version": "v1",
            "policy": "0.4.0.2023.1.1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": digest},
                "hashed_message": hashlib.new(digest, data).digest(),
            },
            "serial_number": x509.random_serial_number(),
            "gen_time": core.GeneralizedTime(at),
        }
    )
    octets = info.dump()
    signed = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(octets)},
            "signer_infos": [_signer_info(tsa, octets, options)] * options.signers,
        }
    )
    if options.embed:
        certificates = (tsa, *options.more_certificates)
        signed["certificates"] = [asn1_x509.Certificate.load(one.der) for one in certificates]
    return cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()


def _signer_info(tsa: Identity, octets: bytes, options: TokenOptions) -> cms.SignerInfo:
    told = options.message_digest or hashlib.new(options.digest, octets).digest()
    attributes = [
        cms.CMSAttribute({"type": "content_type", "values": [options.content_type]}),
        cms.CMSAttribute({"type": "message_digest", "values": [told]}),
        *_essential(tsa, options),
    ]
    signed = cms.CMSAttributes(attributes + attributes[:1] if options.doubled else attributes)
    signature = sign(tsa, signed.dump(), options.digest, pss=options.pss)
    return cms.SignerInfo(
        {
            "version": "v1",
            "sid": _signer_id(tsa, options),
            "digest_algorithm": {"algorithm": options.digest},
            "signed_attrs": signed,
            "signature_algorithm": _algorithm(tsa, options),
            "signature": signature[:-1] + b"x" if options.spoiled else signature,
        }
    )


def _signer_id(tsa: Identity, options: TokenOptions) -> cms.SignerIdentifier:
    certificate = asn1_x509.Certificate.load(tsa.der)
    if options.by_key_id:
        return cms.SignerIdentifier({"subject_key_identifier": certificate.key_identifier or b"none"})
    name = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    return cms.SignerIdentifier({"issuer_and_serial_number": name})


def _essential(tsa: Identity, options: TokenOptions) -> list[cms.CMSAttribute]:
    if options.essential == "none":
        return []
    if options.essential == "v1":
        value = tsp.SigningCertificate({"certs": [{"cert_hash": hashlib.sha1(tsa.der).digest()}]})
        return [cms.CMSAttribute({"type": "signing_certificate", "values": [value]})]
    der = tsa.der if options.essential == "v2" else b"other"
    value = tsp.SigningCertificateV2({"certs": [{"cert_hash": hashlib.sha256(der).digest()}]})
    return [cms.CMSAttribute({"type": "signing_certificate_v2", "values": [value]})]


def _algorithm(tsa: Identity, options: TokenOptions) -> algos.SignedDigestAlgorithm:
    if options.pss:
        return _pss(options.digest, options.pss_salt)
    ordinary = "rsassa_pkcs1v15" if isinstance(tsa.key, rsa.RSAPrivateKey) else f"{options.digest}_ecdsa"
    return algos.SignedDigestAlgorithm({"algorithm": options.algorithm or ordinary})


def _pss(digest: str, salt: int) -> algos.SignedDigestAlgorithm:
    hashed = {"algorithm": digest}
    mask = {"algorithm": "mgf1", "parameters": hashed}
    parameters = {"hash_algorithm": hashed, "mask_gen_algorithm": mask, "salt_length": salt}
    return algos.SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": parameters})


def sign(identity: Identity, data: bytes, digest: str = "sha256", *, pss: bool = False) -> bytes:
    """A DER signature (ECDSA) or RSA signature."""
    algorithm = HASHES[digest]
    if isinstance(identity.key, ec.EllipticCurvePrivateKey):
        return identity.key.sign(data, ec.ECDSA(algorithm))
    if pss:
        scheme = padding.PSS(padding.MGF1(algorithm), salt_length=algorithm.digest_size)
        return identity.key.sign(data, scheme, algorithm)
    return identity.key.sign(data, padding.PKCS1v15(), algorithm)


def ocsp_answer(
    about: x509.Certificate,
    issuer: x509.Certificate,
    responder: Identity,
    *,
    at: datetime,
    known: datetime,
    status: str = "good",
    digest: str = "sha256",
    embed: bool = True,
    pss: bool = False,
    until: datetime | None = None,
    spoiled: bool = False,
    more: tuple[Identity, ...] = (),
) -> bytes:
    """An OCSP answer produced at `at`, on a status known at `known`; status good, revoked or unknown."""
    revoked = status == "revoked"
    builder = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            cert=about,
            issuer=issuer,
            algorithm=hashes.SHA1(),
            cert_status=ocsp.OCSPCertStatus[status.upper()],
            this_update=known,
            next_update=until,
            revocation_time=known - timedelta(days=1) if revoked else None,
            revocation_reason=x509.ReasonFlags.key_compromise if revoked else None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, responder.certificate)
    )
    if embed:
        builder = builder.certificates([responder.certificate, *(one.certificate for one in more)])
    answer = builder.sign(responder.key, HASHES["sha256"])
    return _produced_at(answer, responder, at, digest, pss=pss, spoiled=spoiled)


def _produced_at(
    answer: ocsp.OCSPResponse, responder: Identity, at: datetime, digest: str, *, pss: bool, spoiled: bool
) -> bytes:
    """The builder takes the present as time of production: put ours, and sign again."""
    from asn1crypto import ocsp as asn1_ocsp

    outer = asn1_ocsp.OCSPResponse.load(answer.public_bytes(Encoding.DER))
    basic = outer["response_bytes"]["response"].parsed
    data = basic["tbs_response_data"].copy()
    data["produced_at"] = core.GeneralizedTime(at)
    signature = sign(responder, data.dump(force=True), digest, pss=pss)
    family = "rsa" if isinstance(responder.key, rsa.RSAPrivateKey) else "ecdsa"
    fresh = asn1_ocsp.BasicOCSPResponse(
        {
            "tbs_response_data": data,
            "signature_algorithm": _pss(digest, 32) if pss else {"algorithm": f"{digest}_{family}"},
            "signature": signature[:-1] + b"x" if spoiled else signature,
        }
    )
    if basic["certs"].native:
        fresh["certs"] = basic["certs"].copy()
    whole = asn1_ocsp.OCSPResponse(
        {
            "response_status": "successful",
            "response_bytes": {
                "response_type": "basic_ocsp_response",
                "response": core.ParsableOctetString(fresh.dump()),
            },
        }
    )
    return whole.dump()
