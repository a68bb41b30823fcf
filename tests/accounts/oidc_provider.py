"""An OpenID Connect provider that runs: oauthlib's server behind HTTP on a port of its own, with keys of its own.

It stands in for the state's login: it knows one client, one address to send people back to and the one scope
`openid`, and proves whomever the test puts before it at the level that the request asks for.
"""

import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from oauthlib.oauth2 import FatalClientError, OAuth2Error
from oauthlib.openid import RequestValidator, Server

CLIENT, SECRET, KEY_ID = "tervik-portaal", "saladus-oidc", "proov-1"
CALLBACK = "http://testserver/et/konto/oidc/tara/login/callback/"


@dataclass
class Person:
    """Whom the provider proves, and how; ``claims`` override what the ID token would say."""

    code: str = "EE47101010033"
    means: str = "idcard"
    claims: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    key: Any = None
    """Another key than the published one."""


class Validator(RequestValidator):
    """What oauthlib asks: who the client is, where it may be sent back to, what its codes stand for."""

    def __init__(self, provider: "Provider") -> None:
        self.provider = provider
        self.codes: dict[str, dict[str, Any]] = {}

    def validate_client_id(self, client_id, request, *args, **kwargs):
        return client_id == CLIENT

    def validate_redirect_uri(self, client_id, redirect_uri, request, *args, **kwargs):
        return redirect_uri == CALLBACK

    def validate_response_type(self, client_id, response_type, client, request, *args, **kwargs):
        return response_type == "code"

    def validate_scopes(self, client_id, scopes, client, request, *args, **kwargs):
        return scopes == ["openid"]

    def validate_grant_type(self, client_id, grant_type, client, request, *args, **kwargs):
        return grant_type == "authorization_code"

    def validate_user_match(self, id_token_hint, scopes, claims, request):
        return True

    def is_pkce_required(self, client_id, request):
        return True

    def save_authorization_code(self, client_id, code, request, *args, **kwargs):
        self.codes[code["code"]] = {
            "redirect_uri": request.redirect_uri,
            "challenge": request.code_challenge,
            "method": request.code_challenge_method,
            "nonce": request.nonce,
            "level": dict(request.uri_query_params).get("acr_values", "high"),
        }

    def authenticate_client(self, request, *args, **kwargs):
        known = request.client_id == CLIENT and request.client_secret == SECRET
        request.client = type("Client", (), {"client_id": CLIENT})()
        return known

    def validate_code(self, client_id, code, client, request, *args, **kwargs):
        request.user, request.scopes = self.provider.person, ["openid"]
        return code in self.codes

    def confirm_redirect_uri(self, client_id, code, redirect_uri, client, request, *args, **kwargs):
        return redirect_uri == self.codes[code]["redirect_uri"]

    def get_code_challenge(self, code, request):
        return self.codes[code]["challenge"]

    def get_code_challenge_method(self, code, request):
        return self.codes[code]["method"]

    def get_authorization_code_scopes(self, client_id, code, redirect_uri, request):
        return ["openid"] if code in self.codes else []

    def get_authorization_code_nonce(self, client_id, code, redirect_uri, request):
        return self.codes[code]["nonce"]

    def get_id_token(self, token, token_handler, request):
        return None

    def finalize_id_token(self, id_token, token, token_handler, request):
        return self.provider.signed(id_token, self.codes[request.code]["level"])

    def save_bearer_token(self, token, request, *args, **kwargs):
        self.provider.tokens += 1

    def invalidate_authorization_code(self, client_id, code, request, *args, **kwargs):
        del self.codes[code]


class Provider:
    """The running provider; ``asked`` are the requests for login that reached it."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person = Person()
        self.asked: list[dict[str, str]] = []
        self.tokens = 0
        self.server = Server(Validator(self))
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Close the port."""
        self.http.shutdown()
        self.http.server_close()

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/oidc/authorize",
            "token_endpoint": f"{self.address}/oidc/token",
            "jwks_uri": f"{self.address}/oidc/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "scopes_supported": ["openid"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": KEY_ID, "use": "sig", "alg": "RS256"}]}

    def signed(self, started: Mapping[str, Any], level: str) -> str:
        """The ID token of the person, at the level that was asked for."""
        now = int(time.time())
        claims = {
            **started,
            "iss": self.address,
            "jti": secrets.token_urlsafe(16),
            "sub": self.person.code,
            "exp": now + 60,
            "nbf": now - 5,
            "acr": level,
            "amr": [self.person.means],
            "profile_attributes": {"given_name": "KADRI", "family_name": "LEPIK", "date_of_birth": "1971-01-01"},
            **self.person.claims,
        }
        key = self.key if self.person.key is None else self.person.key
        return jwt.encode(claims, key, algorithm=self.person.algorithm, headers={"kid": KEY_ID})


def handler_of(provider: Provider) -> type[BaseHTTPRequestHandler]:
    """The provider's HTTP face."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Keep the tests' output clean."""

        def answer(self, headers: Mapping[str, str], body: str | None, status: int) -> None:
            content = (body or "").encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def answer_json(self, values: Mapping[str, Any]) -> None:
            self.answer({"Content-Type": "application/json"}, json.dumps(values), 200)

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path == "/.well-known/openid-configuration":
                self.answer_json(provider.discovery())
            elif address.path == "/oidc/jwks":
                self.answer_json(provider.keys())
            elif address.path == "/oidc/authorize":
                provider.asked.append({name: values[0] for name, values in parse_qs(address.query).items()})
                self.authorize()
            else:
                self.answer({}, "", 404)

        def authorize(self) -> None:
            try:
                scopes, _ = provider.server.validate_authorization_request(self.path, "GET")
                answer = provider.server.create_authorization_response(
                    self.path, "GET", scopes=scopes, credentials={"user": provider.person}
                )
            except FatalClientError as error:
                answer = ({}, error.json, 400)
            except OAuth2Error as error:
                answer = ({"Location": error.in_uri(error.redirect_uri)}, "", 302)
            self.answer(*answer)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(*provider.server.create_token_response(self.path, "POST", body, dict(self.headers)))

    return Handler
