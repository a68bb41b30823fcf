"""Signature schemes as timestamps and OCSP answers name them."""

from __future__ import annotations

from asn1crypto import algos

from .algorithms import HASHES, Family, Scheme
from .reasons import Reason, Refusal

_NAMED = {
    **{f"{name}_rsa": Scheme(Family.RSA, name) for name in HASHES},
    **{f"{name}_ecdsa": Scheme(Family.ECDSA, name) for name in HASHES},
}


def scheme_in(algorithm: algos.SignedDigestAlgorithm, digest: str = "") -> Scheme:
    """Scheme of a signature algorithm; RSA without a hash in its name takes `digest`. Refuses others."""
    name = algorithm["algorithm"].native
    if name == "rsassa_pkcs1v15" and digest in HASHES:
        return Scheme(Family.RSA, digest)
    if name == "rsassa_pss":
        return Scheme(Family.PSS, _pss_digest(algorithm["parameters"]))
    if name not in _NAMED:
        raise Refusal(Reason.ALGORITHM, name)
    return _NAMED[name]


def _pss_digest(parameters: algos.RSASSAPSSParams) -> str:
    """Hash of PSS parameters; the mask must use the same one, and the salt must be as long."""
    name: str = parameters["hash_algorithm"]["algorithm"].native
    mask = parameters["mask_gen_algorithm"]["parameters"]["algorithm"].native
    if name not in HASHES or mask != name or parameters["salt_length"].native != HASHES[name].digest_size:
        raise Refusal(Reason.ALGORITHM, "PSS")
    return name
