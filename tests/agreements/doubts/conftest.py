"""A SiVa-compatible service that runs, beside the portal's own verifier."""

import json
from base64 import b64decode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.agreements.accession.conftest import draft, issued
from tests.agreements.signed_documents import *  # noqa: F403 the fixtures of all documents

__all__ = ["draft", "issued"]


class OtherVerifier:
    """Its opinion (None: it answers nothing useful), and the files that it was asked about."""

    def __init__(self) -> None:
        self.opinion: bool | None = True
        self.asked: list[bytes] = []


@pytest.fixture
def other(settings) -> Iterator[OtherVerifier]:
    verifier = OtherVerifier()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            verifier.asked.append(b64decode(sent["document"]))
            conclusion = {"signaturesCount": 1, "validSignaturesCount": int(bool(verifier.opinion))}
            body = json.dumps({"validationReport": {"validationConclusion": conclusion}}).encode()
            self.send_response(503 if verifier.opinion is None else 200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Keep the tests' output clean."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    settings.SECOND_OPINION_URL = f"http://127.0.0.1:{http.server_port}/validate"
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield verifier
    http.shutdown()
    http.server_close()
