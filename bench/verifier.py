"""Median time of verifying a container with two signatures: `python -m bench.verifier`; must stay ≤ 300 ms."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from agreements.signing.signed_list import load_signers
from agreements.signing.trust_list import load_trust_list
from agreements.signing.verifier import verify

DATA = Path(__file__).resolve().parents[1] / "tests" / "data" / "asice"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LIMIT_MS = 300
ROUNDS = 30


def main() -> int:
    """Print milliseconds: one verification alone, and with the trust list read anew each time."""
    container = (DATA / "made" / "lt-2sig.asice").read_bytes()
    signers = load_signers((DATA / "pki" / "tsl.crt").read_bytes())
    trust_xml = (DATA / "pki" / "TSL.xml").read_bytes()
    alone, whole = [], []
    for _ in range(ROUNDS):
        began = perf_counter()
        trust_list = load_trust_list(trust_xml, signers, now=NOW)
        loaded = perf_counter()
        if not verify(container, trust_list).valid:
            raise SystemExit("the container must be valid")
        ended = perf_counter()
        alone.append((ended - loaded) * 1000)
        whole.append((ended - began) * 1000)
    sys.stdout.write(
        f"verify, two signatures: median {median(alone):.1f} ms (limit {LIMIT_MS} ms); "
        f"with the trust list: median {median(whole):.1f} ms\n"
    )
    return 0 if median(alone) <= LIMIT_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
