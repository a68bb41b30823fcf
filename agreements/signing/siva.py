"""Second opinion over HTTP from a SiVa-compatible validation service (its `POST /validate`, version 3)."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .second_opinion import SecondOpinionUnavailable

_MAX_ANSWER_BYTES = 4 * 1024 * 1024


class _NoRedirect(HTTPRedirectHandler):
    """A signed document goes to the address that was set and to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class SivaService:
    """`address` is that of the service's validate call; `timeout` in seconds."""

    address: str
    timeout: float = 20.0

    def is_valid(self, container: bytes, name: str) -> bool:
        """All signatures valid by the service's strict policy (POLv4)."""
        conclusion = self._ask(container, name)
        try:
            count, valid = conclusion["signaturesCount"], conclusion["validSignaturesCount"]
        except (KeyError, TypeError) as error:
            raise SecondOpinionUnavailable("answer") from error
        return isinstance(count, int) and count > 0 and count == valid

    def _ask(self, container: bytes, name: str) -> Any:
        body = {
            "filename": name,
            "document": b64encode(container).decode(),
            "reportType": "Simple",
            "signaturePolicy": "POLv4",
        }
        if urlsplit(self.address).scheme not in ("http", "https"):
            raise SecondOpinionUnavailable("address")
        headers = {"Content-Type": "application/json"}
        request = Request(self.address, json.dumps(body).encode(), headers)  # noqa: S310 scheme checked above
        try:
            with build_opener(_NoRedirect).open(request, timeout=self.timeout) as answer:
                report = json.loads(answer.read(_MAX_ANSWER_BYTES))
            return report["validationReport"]["validationConclusion"]
        except (URLError, OSError, ValueError, KeyError, TypeError) as error:
            raise SecondOpinionUnavailable(str(error)) from error
