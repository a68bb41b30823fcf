"""A file that somebody hands in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024


class UploadField(forms.FileField):
    """A file of at most 20 MB; a larger one is refused before it is read."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > MOST_BYTES:
            raise ValidationError(_("Fail on suurem kui 20 MB."))
        return file
