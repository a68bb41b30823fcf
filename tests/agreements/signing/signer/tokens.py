"""Timestamps (RFC 3161) and OCSP answers (RFC 6960) of the test authority."""

from __future__ import annotations

import hashlib
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


def timestamp(tsa: Identity, data: bytes, at: datetime, digest: str = "sha256") -> bytes:
    """A timestamp token over the data."""
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
    certificate = asn1_x509.Certificate.load(tsa.der)
    attributes = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["tst_info"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [hashlib.sha256(octets).digest()]}),
            cms.CMSAttribute(
                {
                    "type": "signing_certificate_v2",
                    "values": [tsp.SigningCertificateV2({"certs": [{"cert_hash": hashlib.sha256(tsa.der).digest()}]})],
                }
            ),
        ]
    )
    rsa_key = isinstance(tsa.key, rsa.RSAPrivateKey)
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": {
                        "issuer": certificate.issuer,
                        "serial_number": certificate.serial_number,
                    }
                }
            ),
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm(
                {"algorithm": "rsassa_pkcs1v15" if rsa_key else "sha256_ecdsa"}
            ),
            "signature": sign(tsa, attributes.dump()),
        }
    )
    signed = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(octets)},
            "certificates": [certificate],
            "signer_infos": [signer],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()


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
            next_update=None,
            revocation_time=known - timedelta(days=1) if revoked else None,
            revocation_reason=x509.ReasonFlags.key_compromise if revoked else None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, responder.certificate)
    )
    if embed:
        builder = builder.certificates([responder.certificate])
    return _produced_at(builder.sign(responder.key, HASHES["sha256"]), responder, at, digest)


def _produced_at(answer: ocsp.OCSPResponse, responder: Identity, at: datetime, digest: str) -> bytes:
    """The builder takes the present as time of production: put ours, and sign again."""
    from asn1crypto import ocsp as asn1_ocsp

    outer = asn1_ocsp.OCSPResponse.load(answer.public_bytes(Encoding.DER))
    basic = outer["response_bytes"]["response"].parsed
    data = basic["tbs_response_data"].copy()
    data["produced_at"] = core.GeneralizedTime(at)
    family = "rsa" if isinstance(responder.key, rsa.RSAPrivateKey) else "ecdsa"
    fresh = asn1_ocsp.BasicOCSPResponse(
        {
            "tbs_response_data": data,
            "signature_algorithm": {"algorithm": f"{digest}_{family}"},
            "signature": sign(responder, data.dump(force=True), digest),
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
