"""Two verifiers: where they differ, a person decides."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from agreements.signing.reasons import Finding, Reason
from agreements.signing.second_opinion import SecondOpinionUnavailable, with_second_opinion
from agreements.signing.siva import SivaService
from agreements.signing.verdict import Verdict

YES, NO = Verdict(valid=True), Verdict(valid=False, reasons=(Finding(Reason.REVOKED),))


@dataclass
class Opinion:
    answer: bool | None

    def is_valid(self, container: bytes, name: str) -> bool:
        if self.answer is None:
            raise SecondOpinionUnavailable("away")
        return self.answer


@pytest.mark.parametrize(
    ("own", "other", "valid", "undecided", "reason"),
    [
        (YES, True, True, False, None),
        (NO, False, False, False, Reason.REVOKED),
        (YES, False, False, True, Reason.OPINIONS_DIFFER),
        (NO, True, False, True, Reason.OPINIONS_DIFFER),
        (YES, None, False, True, Reason.SECOND_OPINION_MISSING),
        (NO, None, False, False, Reason.REVOKED),
    ],
)
def test_two_opinions(own: Verdict, other: bool | None, valid: bool, undecided: bool, reason: Reason | None) -> None:
    verdict = with_second_opinion(own, b"", "a.asice", Opinion(other))
    assert (verdict.valid, verdict.undecided) == (valid, undecided)
    assert [finding.reason for finding in verdict.reasons][:1] == ([reason] if reason else [])


@dataclass
class Server:
    address: str
    answer: bytes = b""
    status: int = 200
    asked: dict[str, Any] | None = None


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            state.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(state.status)
            if state.status == 302:
                self.send_header("Location", state.address)
            self.end_headers()
            self.wfile.write(state.answer)

        def log_message(self, *_: object) -> None:
            return

    http = HTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{http.server_port}/validate"
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield state
    http.shutdown()
    thread.join()
    http.server_close()


def report(count: object, valid: object) -> bytes:
    conclusion = {"signaturesCount": count, "validSignaturesCount": valid}
    return json.dumps({"validationReport": {"validationConclusion": conclusion}}).encode()


@pytest.mark.parametrize(("count", "valid", "opinion"), [(2, 2, True), (2, 1, False), (0, 0, False), ("2", "2", False)])
def test_service_counts_valid_signatures(server: Server, count: object, valid: object, opinion: bool) -> None:
    server.answer = report(count, valid)
    assert SivaService(server.address).is_valid(b"container", "a.asice") is opinion
    assert server.asked is not None
    assert b64decode(server.asked["document"]) == b"container"
    assert server.asked["filename"] == "a.asice"


@pytest.mark.parametrize(
    ("answer", "status"),
    [(b"", 200), (b"[]", 200), (b"{}", 200), (report(1, 1), 500), (report(1, 1), 302)],
)
def test_service_that_gives_no_answer(server: Server, answer: bytes, status: int) -> None:
    server.answer, server.status = answer, status
    with pytest.raises(SecondOpinionUnavailable):
        SivaService(server.address).is_valid(b"", "a.asice")


def test_answer_of_another_shape(server: Server) -> None:
    server.answer = json.dumps({"validationReport": {"validationConclusion": {}}}).encode()
    with pytest.raises(SecondOpinionUnavailable):
        SivaService(server.address).is_valid(b"", "a.asice")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/validate"])
def test_address_that_cannot_be_asked(address: str) -> None:
    with pytest.raises(SecondOpinionUnavailable):
        SivaService(address, timeout=1).is_valid(b"", "a.asice")
