"""What somebody says to a draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import StrategyComment


class CommentForm(forms.Form):
    """A comment, as long as the record keeps it."""

    text = forms.CharField(
        max_length=StrategyComment._meta.get_field("text").max_length,
        error_messages={"required": _("Kirjutage oma arvamus.")},
    )
