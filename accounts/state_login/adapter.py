"""How the portal speaks to the state's login."""

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import override


class StateLoginAdapter(OpenIDConnectOAuth2Adapter):
    """The provider knows one address to come back to, whatever language the visitor reads.

    The ID token's signature is verified by the provider's published keys, although it comes over TLS from the provider
    itself: the state's login asks that of its clients, and the library leaves it out.
    """

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        with override(settings.LANGUAGE_CODE):
            address: str = super().get_callback_url(request, app)
        return address

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, object]:
        claims: dict[str, object] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        return claims
