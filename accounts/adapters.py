"""How people come in: nobody signs up alone, and TARA proves who somebody is."""

from typing import NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .models import User
from .tara import InsufficientProof, names_from_claims, personal_code_from_claims


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
        if not sociallogin.is_existing or sociallogin.user != user:  # the personal code decides, not who came before
            sociallogin.connect(request, user)
        name_as_the_state_does(user, sociallogin)

    def _refuse(self, request: HttpRequest, reason: str) -> NoReturn:
        messages.error(request, reason)
        raise ImmediateHttpResponse(redirect("account_login"))


def name_as_the_state_does(user: User, sociallogin: SocialLogin) -> None:
    """Give the account the names of `profile_attributes` where staff have written none."""
    if user.get_full_name():
        return
    first, last = names_from_claims(sociallogin.account.extra_data)
    limit = User._meta.get_field("first_name").max_length
    user.first_name, user.last_name = first[:limit], last[:limit]
    user.save(update_fields=["first_name", "last_name"])
