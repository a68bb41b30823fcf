"""Forms of the login in our words."""

from allauth.account.forms import LoginForm as BaseLoginForm
from django.utils.translation import gettext as _


class LoginForm(BaseLoginForm):
    """E-mail and password, labelled; what a placeholder says stands in the label."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-post")
        self.fields["password"].label = _("Salasõna")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
