"""A signer for the tests: authority, OCSP responder, timestamps and trust list, all made in memory.

    authority = TestAuthority()
    mari = authority.person("MARI-LIIS", "MÄNNIK", "47101010033")
    container = authority.sign({"avaldus.pdf": pdf}, mari)       # a new .asice
    container = authority.sign(container, jaan)                  # a countersignature, earlier bytes kept
    verdict = verify(container, authority.trust_list())

What shall go wrong is said with `Options`: `authority.sign(files, mari, Options(ocsp_status="revoked"))`.
"""

from .authority import TestAuthority
from .options import Options
from .people import Identity, PersonOptions

__all__ = ["Identity", "Options", "PersonOptions", "TestAuthority"]
