"""The provider, in the place of the library's."""

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider

from .adapter import StateLoginAdapter


class StateLoginProvider(OpenIDConnectProvider):
    """OpenID Connect by `StateLoginAdapter`."""

    oauth2_adapter_class = StateLoginAdapter


provider_classes = [StateLoginProvider]
