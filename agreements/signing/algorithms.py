"""What is strong enough: SHA-256/384/512, RSA (also PSS) from 2048 bits, ECDSA over NIST curves from P-256.

SHA-1 appears only where a format fixes it as a name of a certificate (OCSP certificate id, ESSCertID),
never under a signature.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from .reasons import Reason, Refusal

_MORE = "http://www.w3.org/2001/04/xmldsig-more#"
_MORE2007 = "http://www.w3.org/2007/05/xmldsig-more#"

HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}

XML_DIGESTS = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    f"{_MORE}sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}


class Family(Enum):
    RSA = "rsa"
    PSS = "pss"
    ECDSA = "ecdsa"


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a signature is made; `digest` is a key of `HASHES`."""

    family: Family
    digest: str


XML_SIGNATURES = {
    **{f"{_MORE}rsa-{name}": Scheme(Family.RSA, name) for name in HASHES},
    **{f"{_MORE}ecdsa-{name}": Scheme(Family.ECDSA, name) for name in HASHES},
    **{f"{_MORE2007}{name}-rsa-MGF1": Scheme(Family.PSS, name) for name in HASHES},
}


def digest_of(uri: str | None) -> str:
    """Hash name of an XML digest method; refuses others."""
    if uri not in XML_DIGESTS:
        raise Refusal(Reason.ALGORITHM, uri or "")
    return XML_DIGESTS[uri]


def scheme_of(uri: str | None) -> Scheme:
    """Scheme of an XML signature method; refuses others."""
    if uri not in XML_SIGNATURES:
        raise Refusal(Reason.ALGORITHM, uri or "")
    return XML_SIGNATURES[uri]


def check_key(key: PublicKeyTypes) -> None:
    """Refuses short and unknown keys."""
    strong_rsa = isinstance(key, rsa.RSAPublicKey) and key.key_size >= 2048
    curves = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)
    strong_ec = isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, curves)
    if not strong_rsa and not strong_ec:
        raise Refusal(Reason.ALGORITHM, "key")


def signed_by(key: PublicKeyTypes, scheme: Scheme, signature: bytes, data: bytes) -> bool:
    """Whether the DER-coded signature over the data is the key's. Refuses weak keys and mixed families."""
    check_key(key)
    algorithm = HASHES[scheme.digest]
    try:
        if isinstance(key, rsa.RSAPublicKey) and scheme.family is Family.RSA:
            key.verify(signature, data, padding.PKCS1v15(), algorithm)
        elif isinstance(key, rsa.RSAPublicKey) and scheme.family is Family.PSS:
            pss = padding.PSS(padding.MGF1(algorithm), salt_length=algorithm.digest_size)
            key.verify(signature, data, pss, algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey) and scheme.family is Family.ECDSA:
            key.verify(signature, data, ec.ECDSA(algorithm))
        else:
            raise Refusal(Reason.ALGORITHM, scheme.family.value)
    except InvalidSignature:
        return False
    return True


def xml_signed_by(key: PublicKeyTypes, scheme: Scheme, signature: bytes, data: bytes) -> bool:
    """As `signed_by`, for XML: there an ECDSA signature is the two numbers side by side."""
    if scheme.family is Family.ECDSA and isinstance(key, ec.EllipticCurvePublicKey):
        width = (key.key_size + 7) // 8
        if len(signature) != 2 * width:
            return False
        halves = (int.from_bytes(part, "big") for part in (signature[:width], signature[width:]))
        signature = encode_dss_signature(*halves)
    return signed_by(key, scheme, signature, data)
