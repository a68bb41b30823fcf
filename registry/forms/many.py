"""A field for several rows, as people send it."""

from typing import Any

from django.db.models import QuerySet
from django.forms import ModelMultipleChoiceField, ValidationError

from registry.viewsets.keys import keys_in


class ManyField(ModelMultipleChoiceField):
    """Several rows; a number that no database can hold is no choice, as other garbage is none."""

    def _check_values(self, value: Any) -> QuerySet:
        too_large = [key for key in value if str(key).isdecimal() and not keys_in([str(key)])]
        if too_large:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": too_large[0]}
            )
        return super()._check_values(value)  # type: ignore[misc]  # the stubs leave it out
