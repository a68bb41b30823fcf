"""How people come in: nobody signs up alone, and TARA proves who somebody is."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .models import User
from .tara import InsufficientProof, personal_code_from_claims


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by staff."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """The state's login opens the account that carries the same personal code; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Check the proof and find the person.

        Raises ImmediateHttpResponse back to the login page with the reason where either fails.
        """
        try:
            code = personal_code_from_claims(sociallogin.account.extra_data)
        except InsufficientProof:
            self._refuse(request, _("Riigi autentimisteenus ei tõendanud, kes te olete. Proovige uuesti."))
        user = User.objects.filter(personal_code=code, is_active=True).first()
        if user is None:
            self._refuse(request, _("Selle isikukoodiga kasutajat ei ole. Pöörduge oma piirkonna TERVIKu poole."))
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)

    def _refuse(self, request: HttpRequest, reason: str) -> None:
        messages.error(request, reason)
        raise ImmediateHttpResponse(redirect("account_login"))
