"""From the pinned signers of the European list to the Estonian one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from agreements.signing.list_of_lists import Pointer, find_list
from agreements.signing.list_source import fetch_list
from agreements.signing.reasons import Reason, Refusal
from agreements.signing.signed_list import load_signers
from agreements.signing.trust_list import load_trust_list

from .signer import TestAuthority
from .signer.trust_list_writer import ListOptions
from .signer.xades_writer import b64

ADDRESS = "https://list.example/ee.xml"


def pointer(authority: TestAuthority, territory: str, kind: str = "application/vnd.etsi.tsl+xml") -> str:
    certificate = b64(authority.list_signer.certificate.public_bytes(Encoding.DER))
    return (
        "<OtherTSLPointer><ServiceDigitalIdentities><ServiceDigitalIdentity><DigitalId>"
        f"<X509Certificate>{certificate}</X509Certificate></DigitalId></ServiceDigitalIdentity>"
        f"</ServiceDigitalIdentities><TSLLocation>{ADDRESS}</TSLLocation><AdditionalInformation>"
        f"<OtherInformation><SchemeTerritory>{territory}</SchemeTerritory></OtherInformation>"
        '<OtherInformation><m:MimeType xmlns:m="http://uri.etsi.org/02231/v2/additionaltypes#">'
        f"{kind}</m:MimeType></OtherInformation></AdditionalInformation></OtherTSLPointer>"
    )


@pytest.fixture(scope="module")
def europe() -> TestAuthority:
    return TestAuthority()


def list_of_lists(europe: TestAuthority, pointers: str, **options) -> bytes:
    return europe.trust_list_xml(ListOptions(pointers=pointers, **options))


def find(europe: TestAuthority, data: bytes) -> Pointer:
    return find_list(data, load_signers(europe.list_signer.pem), "EE", now=europe.now)


def test_country_is_found_by_its_machine_readable_list(europe: TestAuthority, authority: TestAuthority) -> None:
    pointers = pointer(europe, "LV") + pointer(europe, "EE", "application/pdf") + pointer(authority, "EE")
    found = find(europe, list_of_lists(europe, pointers))
    assert found.address == ADDRESS
    assert found.signers == (authority.list_signer.certificate,)
    assert load_trust_list(authority.trust_list_xml(), found.signers, now=authority.now).sequence == 7


def test_lists_that_do_not_lead_there(europe: TestAuthority, authority: TestAuthority) -> None:
    right = pointer(authority, "EE")
    cases = [
        (list_of_lists(europe, pointer(authority, "LV")), Reason.TRUST_LIST_UNREADABLE),
        (list_of_lists(europe, right, next_update=timedelta(days=-1)), Reason.TRUST_LIST_STALE),
        (list_of_lists(europe, right, next_update=None), Reason.TRUST_LIST_UNREADABLE),
        (list_of_lists(europe, right).replace(b">EE<", b">LV<"), Reason.TRUST_LIST_SIGNATURE),
        (list_of_lists(authority, right), Reason.TRUST_LIST_SIGNATURE),
    ]
    for data, reason in cases:
        with pytest.raises(Refusal) as caught:
            find(europe, data)
        assert caught.value.finding.reason is reason


@pytest.fixture
def address() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/list" else 404)
            self.end_headers()
            self.wfile.write(b"list")

        def log_message(self, *_: object) -> None:
            return

    http = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    thread.join()
    http.server_close()


def test_list_is_fetched(address: str, monkeypatch) -> None:
    assert fetch_list(f"{address}/list") == b"list"
    monkeypatch.setattr("agreements.signing.limits.MAX_TRUST_LIST_BYTES", 3)
    for wrong in (f"{address}/list", f"{address}/other", "file:///etc/hostname", "http://127.0.0.1:9/"):
        with pytest.raises(Refusal):
            fetch_list(wrong, timeout=1)
