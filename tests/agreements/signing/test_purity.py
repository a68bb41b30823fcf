"""The verifier knows neither Django nor the network."""

from __future__ import annotations

import subprocess
import sys

from .test_corpus import ROOT


def test_verifying_loads_neither_django_nor_a_web_client() -> None:
    code = (
        "import sys, agreements.signing.verifier, agreements.signing.growth, agreements.signing.report, "
        "agreements.signing.stages, agreements.signing.second_opinion, agreements.signing.list_of_lists\n"
        "print(sorted({'django', 'http.client', 'urllib.request', 'requests'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
