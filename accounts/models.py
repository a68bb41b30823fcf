"""Who somebody is."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from stdnum.ee import ik


def validate_personal_code(value: str) -> None:
    """Refuse what is no Estonian personal code (isikukood): eleven digits with a checksum."""
    if not ik.is_valid(value):
        raise ValidationError(_("“%(code)s” ei ole õige isikukood."), params={"code": value})


class UserManager(BaseUserManager["User"]):
    """Makes users that log in by e-mail."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """A user with that e-mail; without a password only the state's login lets them in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """A user who may do everything; for the first start only."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=(email or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person who logs in: TERVIK staff, a party's representative, a council member, a state official."""

    email = models.EmailField(_("e-post"), unique=True)
    first_name = models.CharField(_("eesnimi"), max_length=100, blank=True)
    last_name = models.CharField(_("perekonnanimi"), max_length=100, blank=True)
    personal_code = models.CharField(
        _("isikukood"),
        max_length=11,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_personal_code],
        help_text=_("Selle järgi tunneb riigi autentimisteenus ja digiallkirja kontroll inimese ära."),
    )
    language = models.CharField(
        _("keel"),
        max_length=2,
        default="et",
        choices=[("et", "Eesti"), ("ru", "Русский"), ("en", "English")],
        help_text=_("Selles keeles saadame kirju."),
    )
    is_active = models.BooleanField(_("pääseb sisse"), default=True)
    is_staff = models.BooleanField(_("töötaja"), default=False)
    date_joined = models.DateTimeField(_("lisatud"), default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("kasutaja")
        verbose_name_plural = _("kasutajad")
        ordering = ["last_name", "first_name", "email"]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()
        self.personal_code = self.personal_code or None

    def get_full_name(self) -> str:
        """First and last name, or nothing where neither is known."""
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.email


class SharedCacheRow(models.Model):
    """A row of Django's database cache (accounts/shared_cache.py); the key is a mark from which nobody can be read."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "shared_cache"

    def __str__(self) -> str:
        return self.cache_key[:8]
