"""Caps of what the verifier reads, so that no upload costs more than seconds and some memory."""

MAX_CONTAINER_BYTES = 32 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_META_BYTES = 2 * 1024 * 1024
MAX_META_TOTAL_BYTES = 4 * 1024 * 1024
MAX_TRUST_LIST_BYTES = 20 * 1024 * 1024
MAX_ENTRIES = 500
MAX_SIGNATURES = 50
MAX_TOKENS = 40
"""OCSP answers and certificates of one signature, each."""
MAX_CERTIFICATES = 20
"""In one OCSP answer or timestamp, where nobody signs them: each may have a key that is slow to try."""
MAX_TIMESTAMPS = 10
"""Of one signature, each kind: a copied timestamp costs its copier nothing and us milliseconds."""
MAX_HASHED_BYTES = 500 * 1024 * 1024
"""Of data files in one container: every archive timestamp reads them all again."""

MAX_ELEMENTS = 10_000
"""Of a signature file: 500 data files take about 3 000."""
MAX_ATTRIBUTES = 32
"""Of one element: canonical forms sort them slowly."""
MAX_PREFIXES = 32
"""Namespace prefixes of one document: canonical forms look through all of them for every element."""

MAX_RATIO = 100
"""Unpacked to packed bytes of the whole container; asked only above `RATIO_FREE_BYTES`."""
RATIO_FREE_BYTES = 1024 * 1024
