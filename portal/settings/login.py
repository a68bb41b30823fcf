"""Who may come in: e-mail with a second factor, and the state's login (TARA, OpenID Connect)."""

from .environment import PRODUCTION, flag, text

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_page"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_FORMS = {"login": "accounts.forms.LoginForm"}
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by staff; nobody signs up alone
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if flag("BEHIND_PROXY") else 0  # whose address the limits of the login count
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Tervik: "
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "TERVIK"
REQUIRE_SECOND_FACTOR = flag("REQUIRE_SECOND_FACTOR", PRODUCTION)  # for the back office

# The state's login. Only the scope `openid` is asked; names come with `profile_attributes`.
TARA_SERVER_URL = text("TARA_SERVER_URL")
TARA_CLIENT_ID = text("TARA_CLIENT_ID")
TARA_CLIENT_SECRET = text("TARA_CLIENT_SECRET")
SOCIALACCOUNT_ADAPTER = "accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, object]] = {
    "openid_connect": {
        "SCOPE": ["openid"],
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "tara",
                "name": "TARA",
                "client_id": TARA_CLIENT_ID,
                "secret": TARA_CLIENT_SECRET,
                "settings": {"server_url": TARA_SERVER_URL, "fetch_userinfo": False},
            }
        ]
        if TARA_SERVER_URL
        else [],
    }
}
