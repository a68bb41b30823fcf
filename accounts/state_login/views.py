"""To the state's login and back."""

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse

from .adapter import StateLoginAdapter


@login_not_required
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the visitor there."""
    return answer(OAuth2LoginView, request, provider_id)


@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the visitor comes back to."""
    return answer(OAuth2CallbackView, request, provider_id)


def answer(
    view: type[OAuth2LoginView] | type[OAuth2CallbackView], request: HttpRequest, provider_id: str
) -> HttpResponse:
    """The library's view with our adapter. Raises Http404 where no such provider is set up."""
    try:
        response: HttpResponse = view.adapter_view(StateLoginAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return response
